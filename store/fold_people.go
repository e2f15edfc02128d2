package store

import "watchfloor/record"

// A link is kept out when its mention, or words that it shares, are those of
// somebody whom a person confirmed as victim, witness or reporter, or as under 10;
// and when the list itself says that of whom it holds. Everything here keeps that
// true of the links that stand now. The past keeps what it had.

func (f folder) personMarked(e record.Entry, b *record.PersonMarked) error {
	seq, err := f.reportSeq(b.Report)
	if err != nil {
		return err
	}
	note, _ := e.Content(record.ClassNote)
	for _, p := range b.Places {
		err := f.exec(`UPDATE person_mark SET until = $6 WHERE house = $1 AND report = $2 AND mention = $3 AND starts = $4 AND ends = $5 AND until = $7`,
			int64(f.house), seq, p.Mention, p.Start, p.End, int64(e.Seq), int64(record.Forever))
		if err != nil {
			return err
		}
		err = f.exec(`INSERT INTO person_mark (house, report, mention, starts, ends, since, until, labels, role, age, actor, at, content)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`, int64(f.house), seq, p.Mention, p.Start, p.End, int64(e.Seq), int64(record.Forever),
			int64(e.Labels), int64(b.Role), int64(b.Age), e.Actor[:], int64(e.At()), note.ID[:])
		if err != nil {
			return err
		}
	}
	return f.keepLinksOut(e, `report = $4`, seq)
}

// outNow says of a person's mark m that it keeps somebody out now: the codes of
// record.Role.KeptOut and record.AgeUnder10.
const outNow = `m.until = 9223372036854775807 AND (m.role IN (2, 3, 4) OR m.age = 1)`

// toKeepOut says of a link that it is to be kept out now.
const toKeepOut = `(EXISTS (SELECT 1 FROM person_mark m WHERE m.house = link.house AND m.report = link.report AND ` + outNow + `
		AND (m.mention = link.mention AND (m.mention >= 0 OR m.starts = link.starts AND m.ends = link.ends) OR m.starts < link.ends AND link.starts < m.ends))
	OR EXISTS (SELECT 1 FROM holding h WHERE h.house = link.house AND h.id = link.holding AND h.until = 9223372036854775807 AND h.role IN (2, 3, 4)))`

const linkColumns = `id, labels, report, mention, starts, ends, holding, p, state, why`

// keepLinksOut begins a new version of every link that goes out or comes back,
// among those of a condition with one parameter, $4.
func (f folder) keepLinksOut(e record.Entry, condition string, arg any) error {
	unsettled := `house = $1 AND until = $2 AND since < $3 AND ` + condition + ` AND kept_out <> CASE WHEN ` + toKeepOut + ` THEN 1 ELSE 0 END`
	args := []any{int64(f.house), int64(record.Forever), int64(e.Seq), arg}
	err := f.exec(`INSERT INTO link (house, since, until, `+linkColumns+`, kept_out) SELECT house, CAST($3 AS BIGINT), until, `+linkColumns+`, 1 - kept_out
		FROM link WHERE `+unsettled, args...)
	if err != nil {
		return err
	}
	return f.exec(`UPDATE link SET until = $3 WHERE `+unsettled, args...)
}

// holdingKeptOut reports whether a list says now that whom it holds is a victim,
// witness or reporter.
func (f folder) holdingKeptOut(id record.ID) (bool, error) {
	return f.has(`SELECT 1 FROM holding WHERE house = $1 AND id = $2 AND until = $3 AND role IN (2, 3, 4)`, int64(f.house), id[:], int64(record.Forever))
}

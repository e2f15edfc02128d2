package store

import (
	"watchfloor/desk"
	"watchfloor/record"
)

// judgedFrom is the number of the first mention that is a person's: those of the
// machine are numbered from 0 in each report.
const judgedFrom = int64(1) << 32

// mentionJudged keeps a person's word on a place or a time, and makes the mentions of
// the report say what stands since.
func (f folder) mentionJudged(e record.Entry, b *record.MentionJudged) error {
	seq, err := f.reportSeq(b.Report)
	if err != nil {
		return err
	}
	raw, value, err := f.wordsOf(e, record.ClassValues)
	if err != nil {
		return err
	}
	note, _ := e.Content(record.ClassNote)
	at := []any{int64(f.house), seq, int64(b.Mention), b.Start, b.End, int64(e.Seq), int64(record.Forever)}
	for _, table := range []string{"mention_judged", "mention"} {
		if err := f.exec(`UPDATE `+table+` SET until = $6 WHERE house = $1 AND report = $2 AND kind = $3 AND starts = $4 AND ends = $5 AND until = $7`, at...); err != nil {
			return err
		}
	}
	err = f.exec(`INSERT INTO mention_judged (house, report, kind, starts, ends, since, until, labels, holds, was_from, was_until, when_from, when_until, threatens, actor, at, content, value)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`, append(at, int64(e.Labels), oneIf(b.Holds), int64(b.Was.From), int64(b.Was.Until),
		int64(b.When.From), int64(b.When.Until), oneIf(b.Threatens), e.Actor[:], int64(e.At()), note.ID[:], value[:])...)
	if err != nil {
		return err
	}
	if b.Holds {
		err = f.exec(`INSERT INTO mention (house, report, n, since, until, labels, kind, role, age, starts, ends, value_key) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8, $9, $10)`,
			int64(f.house), seq, judgedFrom+int64(e.Seq), int64(e.Seq), int64(record.Forever), int64(e.Labels), int64(b.Mention), b.Start, b.End, f.keys.value(string(raw)))
		if err != nil {
			return err
		}
	}
	return f.correct(e, seq)
}

type timeWordRow struct {
	w                desk.TimeWord
	holds, threatens int64
}

// timeWords returns people's words on the times of a report, oldest first.
func (f folder) timeWords(report int64) ([]desk.TimeWord, error) {
	rows, err := f.x.rows(`SELECT holds, was_from, was_until, when_from, when_until, threatens FROM mention_judged
		WHERE house = $1 AND report = $2 AND kind = $3 AND until = $4 ORDER BY since`, int64(f.house), report, int64(record.MentionDate), int64(record.Forever))
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(r *timeWordRow) []any {
		return []any{&r.holds, (*int64)(&r.w.Was.From), (*int64)(&r.w.Was.Until), (*int64)(&r.w.When.From), (*int64)(&r.w.When.Until), &r.threatens}
	})
	var out []desk.TimeWord
	for _, r := range found {
		r.w.Holds, r.w.Threatens = r.holds != 0, r.threatens != 0
		out = append(out, r.w)
	}
	return out, err
}

package store

import (
	"database/sql"
	"errors"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
)

// What says who somebody under 18 is, is covered where words are opened, so that
// no page has to think of it. Who may know, and of whom, is asked of the present:
// else a page as of yesterday would be a way around what was marked today.

// young says which reports speak of somebody under 18, as far as it was asked.
type young struct {
	any    *bool // whether any report of the house does
	known  map[record.ID]bool
	covers map[record.ID]*desk.Veil // nil: nothing to cover for this viewer
}

const (
	youngSaid   = `SELECT 1 FROM mention m WHERE m.house = $1 AND m.age > 0 AND m.age < 3`
	youngMarked = `SELECT 1 FROM person_mark p WHERE p.house = $1 AND p.age > 0 AND p.age < 3 AND p.until = 9223372036854775807`
)

// anyYoung spares a house without anybody under 18 every other question.
func (a *Asked) anyYoung() (bool, error) {
	if a.young.any == nil {
		var n int
		err := a.s.row(`SELECT CASE WHEN EXISTS (`+youngSaid+`) OR EXISTS (`+youngMarked+`) THEN 1 ELSE 0 END`, a.house()).Scan(&n)
		if err != nil {
			return false, err
		}
		any := n == 1
		a.young.any, a.young.known, a.young.covers = &any, map[record.ID]bool{}, map[record.ID]*desk.Veil{}
	}
	return *a.young.any, nil
}

// lookYoung finds out in one question which of these may be reports that speak of
// somebody under 18.
func (a *Asked) lookYoung(ids []record.ID) error {
	if any, err := a.anyYoung(); err != nil || !any {
		return err
	}
	var ask []record.ID
	for _, id := range ids {
		if _, ok := a.young.known[id]; !ok && !id.IsZero() {
			a.young.known[id] = false
			ask = append(ask, id)
		}
	}
	found, err := askList(a, question[record.ID]{func(in string) string {
		return `SELECT r.id FROM report r WHERE r.house = $1 AND r.id IN ` + in + ` AND (EXISTS (` + youngSaid + ` AND m.report = r.seq) OR EXISTS (` + youngMarked + ` AND p.report = r.seq))`
	}, []any{a.house()}, ask, idArg}, func(b *[]byte) []any { return []any{b} })
	for _, b := range found {
		a.young.known[idOf(b)] = true
	}
	return err
}

// coverOf is what covers the people under 18 in a report for this viewer; nil when
// nothing is to be covered, and for what is no report.
func (a *Asked) coverOf(report record.ID) (*desk.Veil, error) {
	if err := a.lookYoung([]record.ID{report}); err != nil || !a.young.known[report] {
		return nil, err
	}
	if c, ok := a.young.covers[report]; ok {
		return c, nil
	}
	may, err := mayKnow(a.s, a.s.db.house, a.viewer, report, max(record.At(a.s.db.now()), a.last))
	if err != nil {
		return nil, err
	}
	var c *desk.Veil
	if !may {
		if c, err = a.coverNow(report); err != nil {
			return nil, err
		}
	}
	a.young.covers[report] = c
	return c, nil
}

// mayKnow reports whether somebody said why they read of the people under 18 in a
// report, and that is not over.
func mayKnow(q querier, house record.HouseKey, v lawful.Viewer, report record.ID, now record.Time) (bool, error) {
	if !v.May(lawful.Decide) {
		return false, nil
	}
	var one int
	err := q.row(`SELECT 1 FROM purpose WHERE house = $1 AND actor = $2 AND item = $3 AND ends > $4 LIMIT 1`, int64(house), v.Actor[:], report[:], int64(now)).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

func (a *Asked) coverNow(report record.ID) (*desk.Veil, error) {
	var (
		seq        record.Seq
		text, said []byte
	)
	err := a.s.row(`SELECT seq, text, said FROM report WHERE house = $1 AND id = $2 AND disposed = 0`, a.house(), report[:]).Scan((*int64)(&seq), &text, &said)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	lines, err := a.peopleAs(seq, idOf(text), idOf(said), record.Forever-1)
	return desk.NewVeil(lines), err
}

// peopleAs reads the people in a report as of an entry, with nothing covered.
func (a *Asked) peopleAs(report record.Seq, text, said record.ID, at record.Seq) ([]desk.PersonLine, error) {
	p, err := peopleIn(a.s, a.s.db.house, report, at)
	if err != nil {
		return nil, err
	}
	words, err := a.bare(text)
	if err != nil {
		return nil, err
	}
	raw, err := a.bare(said)
	if err != nil || words == nil || raw == nil {
		return nil, err
	}
	r, err := intake.ReadSaid(raw)
	if err != nil {
		return nil, err
	}
	p.spell(string(words), r)
	return p.Lines(), nil
}

// bare opens a content with nothing covered; nothing for what was disposed of.
func (a *Asked) bare(id record.ID) ([]byte, error) {
	if id.IsZero() {
		return nil, nil
	}
	b, err := openShown(a.s, a.s.db.house, id)
	if errors.Is(err, ErrGone) {
		return nil, nil
	}
	return b, err
}

// cover covers words that were opened, if they are of a report.
func (a *Asked) cover(c sealedRow, words []byte) ([]byte, error) {
	class := record.ContentClass(c.class)
	if words == nil || class != record.ClassText && class != record.ClassSaid && class != record.ClassNote {
		return words, nil
	}
	over, err := a.coverOf(c.owner)
	if err != nil || over == nil {
		return words, err
	}
	switch class {
	case record.ClassText:
		return []byte(over.Text(string(words))), nil
	case record.ClassNote:
		return []byte(over.Words(string(words))), nil
	}
	r, err := intake.ReadSaid(words)
	if err != nil {
		return nil, err
	}
	over.Said(&r)
	return r.Said()
}

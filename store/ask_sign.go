package store

import (
	"database/sql"
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// signs says what the indicators of a report say, as the machine read them and as
// people corrected them by then.
func (a *Asked) signs(report record.Seq, v *desk.ReportView) error {
	read, err := signsAt(a.s, a.s.db.house, int64(report), a.Seq)
	if err != nil {
		return err
	}
	words, err := signWords(a.s, a.s.db.house, int64(report), a.Seq)
	if err != nil {
		return err
	}
	title, text := v.Said.Title, v.Text
	if v.Disposed {
		title, text = "", "" // the words they were on are gone
	}
	v.Indicators = desk.SignLines(read, words, title, text)
	for i := range v.Indicators {
		l := &v.Indicators[i]
		if l.Stands && !slices.Contains(v.Signs, l.What) {
			v.Signs = append(v.Signs, l.What)
		}
		if l.Note().IsZero() {
			continue
		}
		why, err := a.words(l.Note())
		if err != nil {
			return err
		}
		l.Why = string(why)
	}
	if len(v.Indicators) == 0 {
		return nil
	}
	err = a.s.row(`SELECT lexicon FROM reading WHERE house = $1 AND report = $2 AND since <= $3`, a.house(), int64(report), int64(a.Seq)).Scan(&v.Lexicon)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

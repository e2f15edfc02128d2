package store

import (
	"database/sql"
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// sharesWords says which words a report shares with another, and how far apart the
// two came.
func (a *Asked) sharesWords(report int64, j record.Joined, text string) (string, error) {
	var mine, other int64
	err := a.s.row(`SELECT `+cameQuery+`, COALESCE((SELECT CASE WHEN o.received_at = 0 THEN o.at ELSE o.received_at END FROM report o
		WHERE o.house = r.house AND o.id = $3), 0) FROM report r WHERE r.house = $1 AND r.seq = $2`, a.house(), report, j.With[:]).Scan(&mine, &other)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", err
	}
	return desk.BecauseWords(spanned(text, j.Words), record.Time(max(mine-other, other-mine))), nil
}

// spanned are the words of a text on which some reason stands; of pieces that lie in
// each other the longer ones.
func spanned(text string, spans []record.Span) []string {
	var out []string
	for i, s := range spans {
		inner := s.Start < 0 || s.Start >= s.End || s.End > int64(len(text))
		for k, o := range spans {
			inner = inner || k != i && o.Start <= s.Start && s.End <= o.End && (o.End-o.Start > s.End-s.Start || k < i)
		}
		if !inner {
			out = append(out, text[s.Start:s.End])
		}
	}
	return out
}

package store

import (
	"watchfloor/desk"
	"watchfloor/record"
)

// sharesWords says which words a report shares with another, and how far apart the
// two came.
func (a *Asked) sharesWords(report int64, j record.Joined, text string) (string, error) {
	came := map[bool]int64{} // the report's own time, and the other's
	rows, err := a.s.rows(`SELECT r.seq, `+cameQuery+` FROM report r WHERE r.house = $1 AND (r.seq = $2 OR r.id = $3)`, a.house(), report, j.With[:])
	if err != nil {
		return "", err
	}
	found, err := collect(rows, func(r *[2]int64) []any { return []any{&r[0], &r[1]} })
	for _, r := range found {
		came[r[0] == report] = r[1]
	}
	apart := record.Time(-1)
	if mine, other := came[true], came[false]; mine != 0 && other != 0 {
		apart = record.Time(max(mine-other, other-mine))
	}
	return desk.BecauseWords(spanned(text, j.Words), apart), err
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

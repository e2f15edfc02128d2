package store

import (
	"database/sql"
	"errors"

	"golang.org/x/mod/sumdb/tlog"

	"watchfloor/desk"
	"watchfloor/record"
)

// SampleOf draws n leads that were closed in a period, of those that the viewer
// may read: rejected or traced in it, and still so at its end.
func (a *Asked) SampleOf(from, until record.Time, n int) (*record.SampleDrawn, error) {
	if until >= a.Now || from >= until {
		return nil, desk.Cannot("a sample is drawn of a period that is over")
	}
	end, err := a.seqAt(until)
	if err != nil {
		return nil, err
	}
	begin, err := a.seqAt(from - 1)
	if err != nil {
		return nil, err
	}
	root, err := tlog.TreeHash(int64(end+1), a.s.hashes())
	if err != nil {
		return nil, err
	}
	// What is closed anew has been decided about anew, whatever it was before.
	rows, err := a.s.rows(`SELECT l.id FROM lead l JOIN outcome o ON o.house = l.house AND o.lead = l.id AND o.since <= $2 AND o.until > $2 AND o.decided > $4
		WHERE l.house = $1 AND l.state IN ($5, $6) AND l.since <= $2 AND l.until > $2 AND (l.labels & $3) = 0 ORDER BY l.id`,
		a.house(), int64(end), a.hidden(), int64(begin), int64(record.StateRejected), int64(record.StateTraced))
	if err != nil {
		return nil, err
	}
	found, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	if err != nil {
		return nil, err
	}
	leads := make([]record.ID, len(found))
	for i, b := range found {
		leads[i] = idOf(b)
	}
	s := &record.SampleDrawn{Sample: record.NewID(), Seed: record.Hash(root), From: from, Until: until, Of: int64(len(leads))}
	s.Leads = desk.Draw(leads, s.Seed, n)
	return s, nil
}

// Sampled reports whether a lead was drawn for oversight.
func (a *Asked) Sampled(lead record.ID) (bool, error) {
	var one int
	err := a.s.row(`SELECT 1 FROM sample WHERE house = $1 AND lead = $2 AND since <= $3 LIMIT 1`, a.house(), lead[:], int64(a.Seq)).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

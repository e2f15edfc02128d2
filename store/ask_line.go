package store

import (
	"watchfloor/desk"
	"watchfloor/picture"
	"watchfloor/rank"
	"watchfloor/record"
)

const (
	// lineWithin is how far down the board today's line is looked for.
	lineWithin = 100
	// lineAhead is the time whose work makes today's line.
	lineAhead = record.Day
	// mostRunningLeads bounds the running work that is compared with the first lead.
	mostRunningLeads = 1000
)

// workAhead is the hands-on work that today's line spends, and for how many posts: by
// the roster of the next hours, else by the rules. 0: nobody knows.
func (a *Asked) workAhead() (work record.Time, held int, err error) {
	posts, err := a.Posts()
	if err != nil {
		return 0, 0, err
	}
	duties, err := a.roster().between(a.Now, a.Now+lineAhead, mostRunning)
	if err != nil {
		return 0, 0, err
	}
	on := map[record.ID]bool{}
	readable := duties[:0]
	for _, d := range duties {
		if p, ok := posts.Of(d.Post); ok && p.Closed == 0 {
			readable = append(readable, d)
			on[d.Post] = true
		}
	}
	if work := desk.WorkOf(picture.Held(readable, a.Now, a.Now+lineAhead).Held); work > 0 {
		return work, len(on), nil
	}
	return a.scale.Rules().DeskWork, 0, nil
}

type runningRow struct {
	id, weight []byte
}

// retask advises to look at the first lead that nobody works on instead of the running
// work that is worth least, where it is worth more than twice as much.
func (a *Asked) retask(b *desk.Board, order []rank.Ranked) error {
	var none record.ID
	rows, err := a.s.rows(`SELECT id, weight FROM lead WHERE house = $1 AND since <= $2 AND until > $2 AND (labels & $3) = 0 AND state = $4 AND aside = 0
		AND claimed_by > $5 LIMIT $6`, append(a.asking(), int64(record.StateOpen), none[:], mostRunningLeads)...)
	if err != nil {
		return err
	}
	found, err := collect(rows, func(r *runningRow) []any { return []any{&r.id, &r.weight} })
	if err != nil || len(found) == 0 {
		return err
	}
	running := map[record.ID]bool{}
	least := rank.Place{Index: -1}
	for _, r := range found {
		weight, err := unpackWeight(r.weight)
		if err != nil {
			return err
		}
		running[idOf(r.id)] = true
		if p := a.scale.Place(&rank.Row{ID: idOf(r.id), Weight: weight}, a.Now); least.Index < 0 || least.Compare(p) < 0 {
			least = p
		}
	}
	for _, r := range order {
		if running[r.ID] {
			continue
		}
		if rank.Retask(r.Index, least.Index) {
			b.Retask = &desk.Retask{Lead: r.ID, Running: least.ID}
		}
		return nil
	}
	return nil
}

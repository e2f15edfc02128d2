package store

import (
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// lookingRow is a closed lead that somebody took to look at again.
type lookingRow struct {
	lead    record.ID
	labels  record.Labels
	actor   record.ID
	at      record.Time
	decided record.Seq
}

const lookingRead = `SELECT lead, labels, actor, at, decided FROM looking WHERE house = $1 AND `

func collectLooking(q querier, condition string, args ...any) ([]lookingRow, error) {
	rows, err := q.rows(lookingRead+condition, args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *lookingRow) []any {
		return []any{idInto{&r.lead}, labelsInto{&r.labels}, idInto{&r.actor}, (*int64)(&r.at), (*int64)(&r.decided)}
	})
}

// lookingAt returns the leads that somebody looks at again now.
func lookingAt(q querier, house record.HouseKey, actor record.ID) ([]lookingRow, error) {
	if actor.IsZero() {
		return nil, nil
	}
	return collectLooking(q, `actor = $2 AND until = $3`, int64(house), actor[:], int64(record.Forever))
}

// lookBlind reads which leads the viewer looks at again. It is asked of the present
// also where a page shows the past, as for closed records: nobody gets round it by
// reading as of the day before.
func (a *Asked) lookBlind() error {
	found, err := lookingAt(a.s, a.s.db.house, a.viewer.Actor)
	for _, r := range found {
		a.blind = append(a.blind, r.lead)
	}
	return err
}

// isBlind reports whether the viewer looks at a lead again, and so is not to see what
// others decided and wrote about it.
func (a *Asked) isBlind(lead record.ID) bool { return slices.Contains(a.blind, lead) }

// veils reports whether an entry is what somebody else did about a lead that the viewer
// looks at again. What the machine did says nothing of a decision.
func (a *Asked) veils(e record.Entry) bool {
	return len(a.blind) > 0 && !e.Actor.IsZero() && e.Actor != a.viewer.Actor && a.isBlind(e.About)
}

// unveiled leaves out what the viewer is not to see yet.
func (a *Asked) unveiled(entries []record.Entry) []record.Entry {
	return slices.DeleteFunc(entries, a.veils)
}

// blindRow leaves out of a row what tells of the first decision.
func blindRow(r desk.Row) desk.Row {
	r.State, r.Again, r.ClaimedBy, r.HeldUntil, r.ReadAt, r.NewSince = record.StateOpen, true, record.ID{}, 0, 0, false
	return r
}

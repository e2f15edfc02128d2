package web

import (
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// decideBar holds one control for each thing that can be decided about a lead.
// On the board it belongs to the lead at the cursor, on a lead's page to the lead.
type decideBar struct {
	Page       *base
	Lead       record.ID // zero on the board
	Open       bool      // the lead stands on the board
	Mine       bool      // whoever looks has claimed it
	Claimed    bool
	Attached   bool
	Closed     bool // rejected, traced or part of an operation: something can have come of it
	Operations []desk.OperationView
	Posts      []desk.PostView // those to which it can be handed over
	Labels     []string        // that can be given to a note or an operation, besides those of the lead
}

// digit is a choice that a digit key makes.
type digit struct {
	Key   int
	Value string
	Text  string
}

// Reasons are the closed reasons for rejecting, in the order of their keys.
func (decideBar) Reasons() []digit {
	var out []digit
	for i, r := range rejectReasons() {
		out = append(out, digit{i + 1, r.String(), r.String()})
	}
	return out
}

// rejectReasons puts the commonest first: it is rejected with x and 1.
func rejectReasons() []record.Reason {
	return []record.Reason{record.ReasonJunk, record.ReasonNothing, record.ReasonDuplicate, record.ReasonNotOurs,
		record.ReasonInnocent, record.ReasonDisproved}
}

// Spans are how long a lead can be held at a keystroke.
func (decideBar) Spans() []digit {
	return []digit{{1, "1h", "1 hour"}, {2, "4h", "4 hours"}, {3, "1d", "1 day"}, {4, "3d", "3 days"}, {5, "7d", "1 week"}}
}

// Priorities are those that an operation can have.
func (decideBar) Priorities() []record.Priority {
	return []record.Priority{record.P1A, record.P1B, record.P2H, record.P2M, record.P3, record.P4}
}

// decideBar reads what the controls need. A past page has none.
func (s *Server) decideBar(a ask, b *base, row desk.Row) (decideBar, error) {
	if b.Past() {
		return decideBar{Page: b}, nil
	}
	ops, err := s.house.Operations(a.Context(), a.viewer, 0)
	if err != nil {
		return decideBar{}, err
	}
	labels, err := s.house.LabelChoices(a.Context(), a.viewer)
	if err != nil {
		return decideBar{}, err
	}
	posts, err := s.house.Posts(a.Context(), a.viewer, 0)
	if row.Owner != nil {
		posts.Posts = slices.DeleteFunc(posts.Open(), func(p desk.PostView) bool { return p.ID == row.Owner.Post })
	}
	return decideBar{
		Page: b, Lead: row.Lead, Operations: running(ops), Posts: posts.Open(), Labels: labels,
		Open: row.State == record.StateOpen, Attached: row.State == record.StateAttached, Closed: row.State == record.StateRejected || row.State == record.StateTraced || row.State == record.StateAttached,
		Claimed: !row.ClaimedBy.IsZero(), Mine: !row.ClaimedBy.IsZero() && row.ClaimedBy == a.viewer.Actor,
	}, err
}

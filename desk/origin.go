package desk

import (
	"cmp"
	"slices"

	"watchfloor/record"
)

// Origins are groups of common origin, as many as one page holds.
type Origins struct {
	Moment Moment       `json:"moment"`
	Groups []OriginView `json:"groups"`
	Next   record.ID    `json:"next,omitzero"` // the next page begins after it; zero at the end
}

// OriginView is the reports that trace to one origin, and those that quote it:
// each report after the one that it was taken from.
type OriginView struct {
	Moment  Moment         `json:"moment"`
	Origin  record.ID      `json:"origin"`
	First   record.ID      `json:"first"` // the report that was there first, as far as can be told
	Total   int            `json:"total"`
	From    int            `json:"from,omitempty"` // how many members stand before those shown
	Members []OriginMember `json:"members"`

	Handling record.Handling `json:"handling"` // of all its members, shown or not
}

// OriginMember is one arrival of a report in the group of an origin.
type OriginMember struct {
	Report   record.ID         `json:"report"`
	Seq      record.Seq        `json:"-"` // of this arrival
	SentID   string            `json:"sent_id,omitempty"`
	Source   string            `json:"source,omitempty"`
	Headline string            `json:"headline,omitempty"`
	Lead     record.ID         `json:"lead,omitzero"`
	Arrival  record.Arrival    `json:"arrival"`
	Of       record.ID         `json:"of,omitzero"`          // the report that it was taken from, or quotes
	OfSentID string            `json:"of_sent_id,omitempty"` // its sender's own id
	Share    record.Millionths `json:"share,omitempty"`
	Stated   record.Time       `json:"stated,omitempty"` // when it says it was published or received; 0: undated
	Received record.Time       `json:"received"`         // when it came to the house
	Depth    int               `json:"depth,omitempty"`  // how many reports lie between it and the first
	Labels   []string          `json:"labels,omitempty"`
	Handling record.Handling   `json:"handling"`
}

// Again says that the member is a report sent again, word for word: it has no
// page of its own.
func (m OriginMember) Again() bool { return m.Arrival == record.ArrivalRepeat && m.Of == m.Report }

// Arrange finds the first report and puts every member after what it was taken
// from: those taken from the same one in the order of their times.
func (v *OriginView) Arrange() {
	slices.SortFunc(v.Members, func(a, b OriginMember) int {
		return cmp.Or(cmp.Compare(a.Received, b.Received), cmp.Compare(a.Seq, b.Seq))
	})
	v.First = first(v.Members)
	taken := map[record.ID][]int{} // by the report they were taken from
	here := map[record.ID]bool{}
	for _, m := range v.Members {
		here[m.Report] = here[m.Report] || !m.Again()
	}
	var roots []int
	for i, m := range v.Members {
		if m.Report == v.First && !m.Again() || !here[m.Of] || m.Of == m.Report && !m.Again() {
			roots = append(roots, i)
		} else {
			taken[m.Of] = append(taken[m.Of], i)
		}
	}
	slices.SortStableFunc(roots, func(a, b int) int {
		return cmp.Compare(rootPlace(v.Members[a], v.First), rootPlace(v.Members[b], v.First))
	})
	v.Members = walked(v.Members, roots, taken)
}

// rootPlace puts the first report first, and what only quotes an origin last.
func rootPlace(m OriginMember, first record.ID) int {
	switch {
	case m.Report == first:
		return 0
	case m.Arrival == record.ArrivalQuotes:
		return 2
	}
	return 1
}

// first is the earliest report that was taken from no other, else the earliest
// that does more than quote. The members stand in the order of their times.
func first(members []OriginMember) record.ID {
	for _, ok := range []func(OriginMember) bool{
		func(m OriginMember) bool { return m.Arrival == record.ArrivalNew },
		func(m OriginMember) bool { return m.Arrival != record.ArrivalQuotes && !m.Again() },
		func(OriginMember) bool { return true },
	} {
		if i := slices.IndexFunc(members, ok); i >= 0 {
			return members[i].Report
		}
	}
	return record.ID{}
}

// walked goes down from the roots. Members that are taken from each other in a
// circle come last, as roots of their own.
func walked(members []OriginMember, roots []int, taken map[record.ID][]int) []OriginMember {
	out := make([]OriginMember, 0, len(members))
	seen := make([]bool, len(members))
	type step struct{ i, depth int }
	down := func(from int) {
		for todo := []step{{from, 0}}; len(todo) > 0; {
			s := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if seen[s.i] {
				continue
			}
			seen[s.i] = true
			m := members[s.i]
			m.Depth = s.depth
			out = append(out, m)
			if m.Again() {
				continue
			}
			for _, next := range slices.Backward(taken[m.Report]) {
				todo = append(todo, step{next, s.depth + 1})
			}
		}
	}
	for _, i := range roots {
		down(i)
	}
	for i := range members {
		down(i)
	}
	return out
}

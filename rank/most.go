package rank

import (
	"cmp"
	"slices"
)

// Sort are leads of which the order knows the same: what a look at all that come would
// find, and how many people that takes. Both are rates, per the same unit of time.
type Sort struct {
	Plots float64
	Work  float64 // people; above 0
}

// Most is what no order of work can pass, by how many people there are. Work on the
// sorts that find the most plots for their work fills the people there are, the last
// sort in part: the fractional knapsack (G. B. Dantzig, Discrete-Variable Extremum
// Problems, Operations Research 5(2), 266-277, 1957), which solves
//
//	max Σ plots·z  subject to  Σ work·z ≤ people, 0 ≤ z ≤ 1.
//
// Each lead is taken as looked at the moment it comes, so that nothing runs out while
// it waits: an order that knows no more of a lead than its sort cannot find more in the
// long run. What it does find may lie above that in a stretch that is short.
type Most struct {
	sorts []Sort // the most plots for their work first
}

// NewMost puts sorts in order. A sort without work is left out.
func NewMost(sorts []Sort) Most {
	m := Most{slices.DeleteFunc(slices.Clone(sorts), func(s Sort) bool { return !(s.Work > 0) })}
	slices.SortStableFunc(m.sorts, func(a, b Sort) int { return cmp.Compare(b.Plots*a.Work, a.Plots*b.Work) })
	return m
}

// With returns the most plots that so many people find, and the price of work: how many
// more one more person would find, as long as less than the sort at the edge is added.
// That is the dual of the constraint on people; 0 where all work is done.
func (m Most) With(people float64) (plots, price float64) {
	left := max(people, 0)
	for _, s := range m.sorts {
		if s.Work > left {
			return plots + s.Plots*left/s.Work, s.Plots / s.Work
		}
		plots += s.Plots
		left -= s.Work
	}
	return plots, 0
}

// All is what is found, and how many people it takes, when every lead is looked at the
// moment it comes.
func (m Most) All() (all Sort) {
	for _, s := range m.sorts {
		all.Plots += s.Plots
		all.Work += s.Work
	}
	return all
}

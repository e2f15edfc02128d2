package desk

import (
	"cmp"
	"math"
	"slices"
)

// Ordered sorts marks by place and drops what overlaps an earlier one; of marks
// beginning together the longest stays, and links go before mentions.
func Ordered(marks []Mark) []Mark {
	slices.SortStableFunc(marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.weight(), a.weight()), cmp.Compare(b.End, a.End))
	})
	out := marks[:0]
	end := math.MinInt // what stands in a title is below 0
	for _, m := range marks {
		if m.Start < end || m.End <= m.Start {
			continue
		}
		out = append(out, m)
		end = m.End
	}
	return out
}

func (m Mark) weight() int {
	if !m.Holding.IsZero() {
		return 1
	}
	return 0
}

package names

import (
	"cmp"
	"slices"
)

// best returns the n best of s.found, in any order; of names that tie with the
// last, those that come first by their owner and letters.
func (x *Index) best(s *scratch, n int) []found {
	cut := s.nth(n)
	s.picked, s.tied = s.picked[:0], s.tied[:0]
	for _, f := range s.found {
		if f.rough > cut {
			s.picked = append(s.picked, f)
		}
	}
	for _, f := range s.found {
		if f.rough == cut {
			s.tied = append(s.tied, equal{f, 0})
		}
	}
	return x.addFirst(s.picked, s.tied, n-len(s.picked))
}

// shareSteps is into how many steps sums are parted to be counted: eight a bit.
const shareSteps = 1 << 10

func shareOf(rough float32) int { return min(max(int(rough*8), 0), shareSteps-1) }

// nth is the n-th highest sum: the step it lies on is counted out, and only sums of
// that step are put in order.
func (s *scratch) nth(n int) float32 {
	var counts [shareSteps]uint32
	for _, f := range s.found {
		counts[shareOf(f.rough)]++
	}
	step := shareSteps - 1
	for ; int(counts[step]) < n; step-- {
		n -= int(counts[step])
	}
	s.sums = s.sums[:0]
	for _, f := range s.found {
		if shareOf(f.rough) == step {
			s.sums = append(s.sums, f.rough)
		}
	}
	return nthOf(s.sums, n)
}

// nthOf is the n-th highest of v, which it parts and parts again.
func nthOf(v []float32, n int) float32 {
	for {
		at := v[len(v)/2]
		over, same := 0, 0
		for _, r := range v {
			switch {
			case r > at:
				over++
			case r == at:
				same++
			}
		}
		switch {
		case n <= over:
			v = slices.DeleteFunc(v, func(r float32) bool { return r <= at })
		case n <= over+same:
			return at
		default:
			n -= over + same
			v = slices.DeleteFunc(v, func(r float32) bool { return r >= at })
		}
	}
}

// equal is a name that gathered as much as others, with the Ref of its owner.
type equal struct {
	found
	ref uint32
}

// addFirst adds the n of the tied that come first by their owner and letters. Their
// owners are all looked up before any are compared.
func (x *Index) addFirst(out []found, equals []equal, n int) []found {
	if n < len(equals) {
		for i := range equals {
			equals[i].ref = x.name(equals[i].name).entity()
		}
		for i := range equals {
			equals[i].ref = x.entities.at(equals[i].ref).ref
		}
		equals = x.firstOf(equals, n)
	}
	for i := range equals {
		out = append(out, equals[i].found)
	}
	return out
}

// firstOf parts the ties and parts them again until the first n stand before all others.
func (x *Index) firstOf(equals []equal, n int) []equal {
	from, to := 0, len(equals)
	for to-from > 1 {
		equals[from], equals[from+(to-from)/2] = equals[from+(to-from)/2], equals[from]
		mid := from
		for i := from + 1; i < to; i++ {
			if x.byOwner(&equals[i], &equals[from]) < 0 {
				mid++
				equals[mid], equals[i] = equals[i], equals[mid]
			}
		}
		equals[from], equals[mid] = equals[mid], equals[from]
		switch {
		case mid == n || mid == n-1:
			return equals[:n]
		case mid > n:
			to = mid
		default:
			from = mid + 1
		}
	}
	return equals[:n]
}

func (x *Index) byOwner(a, b *equal) int {
	if c := cmp.Compare(a.ref, b.ref); c != 0 {
		return c
	}
	return x.name(a.name).compareText(x.name(b.name))
}

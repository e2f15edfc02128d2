package rank

import (
	"cmp"
	"slices"

	"watchfloor/record"
)

// factorsOf gives the reasons in the order in which they are told: how well it
// is sourced, what is said, how grave, how soon, how much work.
func (s *Scale) factorsOf(e Evidence, origins []origin, w Weight) []Factor {
	f := []Factor{{Code: Origins, Count: w.Origins}}
	if repeats := len(e.Reports) - len(origins); repeats > 0 {
		f = append(f, Factor{Code: Repeats, Count: int64(repeats)})
	}
	if n := s.further(e, origins); n > 0 {
		f = append(f, Factor{Code: Agreeing, Value: ratioOf(s.agreeing(n).plot), Count: n})
	}
	f = append(append(f, s.gradeFactor(origins)), s.channelFactors(origins)...)
	if found := known(e.Outcome); found != NotAssessed {
		f = append(f, Factor{Code: Found, Value: s.rules.Outcomes[found].Plot, Count: int64(found)})
	}
	f = append(f, s.indicatorFactors(origins)...)
	f = append(f, Factor{Code: Gravest, Value: w.S, Count: int64(known(e.Severity))})
	if w.Window.Kind == Stated {
		f = append(f, Factor{Code: StatedWindow, Value: w.Window.Trust, At: w.Window.deadline().median()})
	} else {
		f = append(f, Factor{Code: AssumedWindow, Value: s.rules.Fast})
	}
	return append(f, Factor{Code: HandsOn, Value: record.Round(days(w.Service - s.rules.Follows[known(e.Stage)]))})
}

func (s *Scale) gradeFactor(origins []origin) Factor {
	best := Factor{Code: Ungraded}
	for _, o := range origins {
		if ratio := ratioOf(o.mark.plot); o.mark.known && (best.Code == Ungraded || ratio > best.Value || (ratio == best.Value && o.grade.pack() < best.Count)) {
			best = Factor{Code: BestGrade, Value: ratio, Count: o.grade.pack()}
		}
	}
	return best
}

// indicatorFactors gives what any origin says, what speaks most for a plot first.
func (s *Scale) indicatorFactors(origins []origin) []Factor {
	var set Indicators
	for _, o := range origins {
		set |= o.indicators
	}
	var f []Factor
	for i := range set.Each {
		f = append(f, Factor{Code: Says, Value: s.rules.Indicators[i].Plot, Count: int64(i)})
	}
	slices.SortStableFunc(f, func(a, b Factor) int { return cmp.Compare(b.Value, a.Value) })
	return f
}

package rank

import (
	"bytes"
	"cmp"
	"math"
	"slices"

	"watchfloor/record"
)

// origin is what all reports of one origin say together. Copies add nothing to
// it.
type origin struct {
	grade      Grade
	mark       mark // of the grade
	contents   odds
	indicators Indicators
	channel    record.Channel
	first      record.Time // its earliest report
}

// graded is a report with what its grade means.
type graded struct {
	Report
	mark mark
	made record.Time
}

// markOf joins both halves of a grade. Trust is their geometric mean.
func (s *Scale) markOf(g Grade) mark {
	if int(g.Scheme) >= schemes || g.Source >= places || g.Information >= places {
		g = Grade{}
	}
	a, b := s.sources[g.Scheme][g.Source], s.informations[g.Scheme][g.Information]
	trust := record.Millionths(math.Round(math.Sqrt(float64(a.trust) * float64(b.trust))))
	return mark{a.odds.plus(b.odds), trust, a.known || b.known}
}

// fold returns the origins of the reports. It looks at nothing but what the
// reports hold, never at the order they came in.
func (s *Scale) fold(reports []Report, now record.Time) []origin {
	all := make([]graded, len(reports))
	for i, r := range reports {
		all[i] = graded{r, s.markOf(r.Grade), madeAt(r, now)}
		all[i].Indicators = all[i].implied()
	}
	slices.SortFunc(all, stronger)
	var origins []origin
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Origin == all[0].Origin {
			n++
		}
		origins = append(origins, s.originOf(all[:n]))
		all = all[n:]
	}
	return origins
}

// madeAt is when a report was made: when it says, but not after it was
// received, nor in the future.
func madeAt(r Report, now record.Time) record.Time {
	at := now
	if r.Received != 0 {
		at = min(at, r.Received)
	}
	if r.Dated != 0 {
		at = min(at, r.Dated)
	}
	return at
}

// implied adds that a time is named when a deadline is stated.
func (g *graded) implied() Indicators {
	if g.Deadline.Stated() {
		return g.Indicators | Of(TimeNamed)
	}
	return g.Indicators
}

// stronger orders by origin, and within an origin the best grade first: a known
// grade before an unknown one, then the higher ratio for a plot.
func stronger(a, b graded) int {
	if a.Origin == b.Origin && a.mark.known != b.mark.known {
		if a.mark.known {
			return -1
		}
		return 1
	}
	return cmp.Or(
		bytes.Compare(a.Origin[:], b.Origin[:]),
		cmp.Compare(b.mark.plot, a.mark.plot),
		cmp.Compare(b.mark.trust, a.mark.trust),
		cmp.Compare(a.mark.useful, b.mark.useful),
		cmp.Compare(a.Grade.pack(), b.Grade.pack()),
	)
}

// originOf joins the reports of one origin, the best graded first. The grade is
// that of the best. The contents are worth the most, for a plot or against,
// that any report carries together with those trusted more: what a repeat adds
// counts only as far as the repeat itself can be trusted.
func (s *Scale) originOf(reports []graded) origin {
	o := origin{grade: reports[0].Grade, mark: reports[0].mark, channel: channelOf(reports[0].Channel), first: reports[0].made}
	slices.SortStableFunc(reports, func(a, b graded) int { return cmp.Compare(b.mark.trust, a.mark.trust) })
	weighed := false
	var window stating
	for i, r := range reports {
		o.indicators |= r.Indicators
		o.first, o.channel = min(o.first, r.made), min(o.channel, channelOf(r.Channel))
		window.hear(r)
		if i+1 < len(reports) && reports[i+1].mark.trust == r.mark.trust {
			continue
		}
		c := s.contentsOf(o.indicators).plus(s.aheadOf(window)).bounded(s.bound(r.mark.trust))
		if !weighed || abs(c.plot) > abs(o.contents.plot) {
			o.contents, weighed = c, true
		}
	}
	return o
}

func (s *Scale) contentsOf(set Indicators) odds {
	var sum odds
	for i := range set.Each {
		sum = sum.plus(s.indicators[i])
	}
	return sum
}

// bound is the logarithm that contents can reach at a trust.
func (s *Scale) bound(trust record.Millionths) float64 {
	if s.rules.Least == NoBound {
		return math.Inf(1)
	}
	return s.least + float64(trust.Float()*(s.most-s.least))
}

func abs(n int64) int64 { return max(n, -n) }

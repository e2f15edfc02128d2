package rank

import (
	"math"

	"watchfloor/record"
)

// Scale is Rules made ready to weigh with: logarithms taken and curves drawn.
// It is never changed after it was made and may be shared.
type Scale struct {
	rules                 Rules
	gamma                 record.Millionths // for the forecast load
	prior, agree          odds
	sources, informations [schemes][places]mark
	indicators            [indicatorCount]odds
	ahead                 [Aheads]odds
	outcomes              [outcomes]odds
	channels              [channels]odds
	least, most           float64      // logarithms of the bounds of contents
	goodGrade             int64        // likewise
	assumed               *curve       // window left after a report that states none, in microseconds
	stated                *curve       // window over the stated one, in parts of 2^30
	soon, half            record.Time  // when one in ten, and half, of assumed windows have ended
	service               [parts]int64 // how long each part of work takes, of a mean of 2^16
}

// unit is 1 on the axis of the curve of stated windows.
const unit = 30

// NewScale checks rules and makes them ready, for the load that they expect. The error
// says all that is wrong with them, a line each.
func NewScale(rules Rules) (*Scale, error) {
	if err := rules.check(); err != nil {
		return nil, err
	}
	s := &Scale{
		rules: rules, gamma: rules.UnderLoad(rules.Load), prior: oddsOf(rules.Prior), agree: oddsOf(rules.Agreeing),
		least: math.Log(rules.Least.Float()), most: math.Log(rules.Most.Float()), goodGrade: logOf(rules.GoodGrade),
	}
	for scheme := range schemes {
		for place := range places {
			s.sources[scheme][place] = markOf(rules.Sources[scheme][place], rules.Unknown)
			s.informations[scheme][place] = markOf(rules.Informations[scheme][place], rules.Unknown)
		}
	}
	for i, q := range rules.Indicators {
		s.indicators[i] = oddsOf(q)
	}
	for i, q := range rules.Ahead {
		if q != (Ratio{}) {
			s.ahead[i] = oddsOf(q)
		}
	}
	for i, q := range rules.Outcomes {
		s.outcomes[i] = oddsOf(q)
	}
	for i, q := range rules.Channels {
		s.channels[i] = oddsOf(q)
	}
	s.draw()
	return s, nil
}

func (s *Scale) draw() {
	r := &s.rules
	fast, median, spread := r.Fast.Float(), float64(r.FastMedian), r.FastSpread.Float()
	shape, scale := r.SlowShape.Float(), float64(r.SlowScale)
	s.assumed = newCurve(29, func(x float64) float64 {
		return fast*lognormalTail(x, median, spread) + (1-fast)*partTail(x, shape, scale)
	})
	s.soon, s.half = s.assumed.when(whole*9/10), s.assumed.when(whole/2)
	s.service = serviceParts()
	said := r.StatedSpread.Float()
	s.stated = newCurve(unit-12, func(x float64) float64 {
		return lognormalTail(x, 1<<unit, said)
	})
}

// UnderLoad returns the scale for a forecast load: work arriving over work that
// the desk can do. Only γ depends on it, so no weight changes.
func (s *Scale) UnderLoad(load record.Millionths) *Scale {
	t := *s
	t.gamma = s.rules.UnderLoad(load)
	return &t
}

// Rules returns the rules that the scale was made from.
func (s *Scale) Rules() Rules { return s.rules }

// parts is into how many equally likely parts the time that work takes is cut.
const parts = 8

// serviceParts returns the mean of each part of an exponential law whose own
// mean is 2^16.
func serviceParts() (times [parts]int64) {
	above := func(q float64) float64 { // E[T; T > the quantile with tail q]
		if q == 0 {
			return 0
		}
		return q * (1 - math.Log(q))
	}
	for i := range times {
		q := 1 - float64(i)/parts
		times[i] = int64(math.Round(parts << 16 * (above(q) - above(q-1.0/parts))))
	}
	return times
}

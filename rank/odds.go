package rank

import (
	"math"

	"watchfloor/record"
)

// odds are logarithms, in billionths, of how much likelier a useful report and
// one of a plot are than noise. They are whole numbers so that their sums do
// not depend on the order of adding.
type odds struct{ useful, plot int64 }

// mark is a Mark with its logarithms taken and the unknown filled in.
type mark struct {
	odds
	trust record.Millionths
	known bool
}

func logOf(m record.Millionths) int64 { return billionths(math.Log(m.Float())) }

func billionths(f float64) int64 { return int64(math.Round(f * whole)) }

func oddsOf(q Ratio) odds { return odds{logOf(q.Useful), logOf(q.Plot)} }

func markOf(m Mark, unknown record.Millionths) mark {
	if m == (Mark{}) {
		return mark{trust: unknown}
	}
	return mark{oddsOf(m.Ratio), m.Trust, true}
}

// ratioOf is the reverse of logOf.
func ratioOf(log int64) record.Millionths { return record.Round(math.Exp(float64(log) / whole)) }

func (o odds) plus(p odds) odds { return odds{o.useful + p.useful, o.plot + p.plot} }

// plausible returns the probability of a plot.
func (o odds) plausible() float64 {
	u, p := float64(o.useful)/whole, float64(o.plot)/whole
	top := max(0, u, p)
	return math.Exp(p-top) / (math.Exp(-top) + math.Exp(u-top) + math.Exp(p-top))
}

// bounded bends the logarithms so that neither can pass bound, however much is
// claimed, and more always stays more.
func (o odds) bounded(bound float64) odds {
	if math.IsInf(bound, 1) {
		return o
	}
	bend := func(x int64) int64 {
		f := float64(x) / whole
		return billionths(math.Copysign(bound*(-math.Expm1(-math.Abs(f)/bound)), f))
	}
	return odds{bend(o.useful), bend(o.plot)}
}

package rank

import (
	"math"
	"testing"

	"watchfloor/record"
)

const monthDays = 30.4375

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) { // what is not a number is near nothing
		t.Errorf("%s = %.6f, want %.6f within %g", what, got, want, within)
	}
}

// The verified values belong to the gamma law through the published mean of 9
// months and the 97.5 % quantile of 25.
func TestGammaLawHasTheVerifiedPlotDurations(t *testing.T) {
	const shape, scale = 2.015399, 4.465617 * monthDays
	for d, want := range map[float64]float64{
		3: .000223, 7: .001207, 14: .004715, 30: .020270, 90: .139679, 180: .377019, 365: .745125,
	} {
		near(t, "P(T <= d)", 1-gammaTail(d, shape, scale), want, 1e-4)
	}
	near(t, "P(T <= 1.103 mo)", 1-gammaTail(1.103, shape, 4.465617), .025, 1e-4)
	near(t, "P(T <= 7.563 mo)", 1-gammaTail(7.563, shape, 4.465617), .5, 1e-4)
	near(t, "P(T <= 25 mo)", 1-gammaTail(25, shape, 4.465617), .975, 1e-4)
	near(t, "P(T <= 25.586 mo), shape 1.895957", 1-gammaTail(25.586, 1.895957, 9/1.895957), .975, 1e-4)
}

func TestGammaLawOfShapeTwoHasItsClosedForm(t *testing.T) {
	for x := 1e-3; x < 100; x *= 1.3 {
		near(t, "gammaTail", gammaTail(x, 2, 1), (1+x)*math.Exp(-x), 1e-13)
		near(t, "partTail", partTail(x, 2, 1), math.Exp(-x), 1e-13)
	}
}

func TestPartTailIsTheIntegralOverTheMoment(t *testing.T) {
	const shape, n = 2.7, 20_000
	for _, x := range []float64{.1, 1, 3, 8} {
		sum := 0.0
		for i := range n {
			sum += gammaTail(x/((float64(i)+.5)/n), shape, 1)
		}
		near(t, "partTail", partTail(x, shape, 1), sum/n, 1e-5)
	}
}

func TestLognormalLawHasItsMedianAndQuantiles(t *testing.T) {
	near(t, "at the median", lognormalTail(5, 5, 1), .5, 1e-12)
	near(t, "one spread above", lognormalTail(5*math.E, 5, 1), .15865525, 1e-8)
	near(t, "at 0", lognormalTail(0, 5, 1), 1, 0)
}

func TestCurvesFollowTheirLawsAndNeverRise(t *testing.T) {
	r, s := DefaultRules(), scaleOf(t)
	last := int64(whole)
	for x := record.Minute; x < 30*365*record.Day; x += x/97 + 1 {
		got := s.assumed.at(x)
		want := .4*lognormalTail(days(x), 5, 1) + .6*math.Exp(-float64(x)/float64(r.SlowScale))
		near(t, "assumed window", float64(got)/whole, want, 1e-5)
		if got > last {
			t.Fatalf("the tail rises at %v", x)
		}
		last = got
	}
	for x := record.Time(1 << 10); x < 20<<unit; x += x/61 + 1 {
		near(t, "stated window", float64(s.stated.at(x))/whole, lognormalTail(float64(x)/(1<<unit), 1, .8), 2e-5)
	}
	if got := s.assumed.at(0); got != whole {
		t.Errorf("at 0 the tail is %d, want the whole", got)
	}
	if got := s.assumed.at(math.MaxInt64); got != 0 {
		t.Errorf("at the end of time the tail is %d, want 0", got)
	}
}

func TestWhenTurnsACurveRound(t *testing.T) {
	s := scaleOf(t)
	for _, p := range []int64{whole * 9 / 10, whole / 2, whole / 100} {
		x := s.assumed.when(p)
		if s.assumed.at(x) > p || s.assumed.at(x-1) <= p {
			t.Errorf("when(%d) = %d is not the first moment", p, x)
		}
	}
}

// G with exponential work has a closed form against an exponential window.
func TestWorkTakesAnExponentialTime(t *testing.T) {
	r := DefaultRules()
	r.Fast = 0
	s, err := NewScale(r)
	if err != nil {
		t.Fatal(err)
	}
	theta := days(r.SlowScale)
	for _, work := range []float64{.15, .5, 4} {
		for _, age := range []float64{0, 1, 30} {
			w := Weight{Since: start, Service: record.Time(work * float64(record.Day))}
			got := float64(s.outlasts(&w, start+record.Time(age*float64(record.Day)))) / whole
			near(t, "G", got, math.Exp(-age/theta)/(1+work/theta), 2e-4)
		}
	}
}

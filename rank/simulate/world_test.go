package simulate

import (
	"math"
	"reflect"
	"testing"

	"watchfloor/rank"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s = %.6f, want %.6f within %g", what, got, want, within)
	}
}

func TestTheWorldsOfferTheWorkThatWasReckoned(t *testing.T) {
	near(t, "people that the desk's work takes", offered(), 20.04, .005)
	looks, teams := watchOffered()
	near(t, "assessors", looks, 13.61, .005)
	near(t, "teams", teams, 24.38, .005)
	w, plots := theWorld(), [5]float64{}
	all := plots
	w.each(func(grade int, claim bool, p [classes]float64) {
		priority := priorityOf(grade >= 4, claim)
		for c, share := range deskMix {
			all[priority] += share * p[c]
		}
		plots[priority] += deskMix[plot] * p[plot]
	})
	for priority, want := range map[int][2]float64{1: {.02274, .04618}, 2: {.08671, .00519}, 3: {.2074, .005062}, 4: {.6831, .0006587}} {
		near(t, "share of leads", all[priority], want[0], want[0]*1e-3)
		near(t, "plots among them", plots[priority]/all[priority], want[1], want[1]*1e-3)
	}
}

// The product's rules are of whole numbers, with logarithms in billionths. Nothing is
// lost by that: p is the probability that Bayes' law gives.
func TestTheIndexGivesEachKindOfReportItsTrueProbability(t *testing.T) {
	w := theWorld()
	s, err := rank.NewScale(Desk{People: 13}.Rules())
	if err != nil {
		t.Fatal(err)
	}
	ofPlot, otherwise := deskLeft().lengths()
	w.each(func(grade int, claim bool, p [classes]float64) {
		for bin := -1; bin < rank.Aheads; bin++ {
			says, hint := p, 0.0
			for c := range says {
				switch {
				case bin < 0:
					says[c] *= 1 - w.window[c]
				case class(c) == plot:
					says[c] *= w.window[c] * ofPlot[bin]
				default:
					says[c] *= w.window[c] * otherwise[bin]
				}
				says[c] *= deskMix[c]
			}
			if bin >= 0 {
				hint = [rank.Aheads]float64{.5, 2, 5, 10, 20, 60, 200, 500}[bin]
			}
			m := newMatter(0, 0, math.Inf(1))
			m.hear(saying{grade, claim, hint}, 0, 0)
			want := says[plot] / (says[noise] + says[useful] + says[plot])
			near(t, "p", s.Weigh(m.evidence, moment(0)).P.Float(), want, 2e-6+want*1e-4)
		}
	})
}

func TestAPlotsWindowIsWhereTheRulesOfTheIndexSupposeIt(t *testing.T) {
	for _, c := range []struct {
		name   string
		left   law
		within float64
	}{{"desk", deskLeft(), .002}, {"watch", watchLeft(), .04}} {
		rules := Desk{People: 13}.Rules()
		if c.name == "watch" {
			rules = Watch{Assessors: 9, Teams: 16}.Rules()
		}
		fast, spread := float64(rules.FastMedian)/float64(length(1)), rules.FastSpread.Float()
		mean := rules.SlowShape.Float() * float64(rules.SlowScale) / float64(length(1)) / 2
		near(t, c.name+": all of the law", c.left.mean(func(float64) float64 { return 1 }), 1, 1e-3)
		near(t, c.name+": mean of the law", c.left.mean(func(d float64) float64 { return d }),
			fastShare*fast*math.Exp(spread*spread/2)+(1-fastShare)*mean, 1)
		for _, d := range []float64{1, 3, 10} {
			left := c.left.mean(func(x float64) float64 { return step(x > d) })
			slow := math.Exp(-d / mean) // within days any such law falls about alike
			near(t, c.name+": what lasts days", left, fastShare*lognormalTail(d, fast, spread)+(1-fastShare)*slow, c.within)
		}
	}
}

func step(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

func TestASeedDrawsTheSameBitForBitAndAnotherNot(t *testing.T) {
	if a, b := NewLeads(1, .2), NewLeads(1, .2); !reflect.DeepEqual(a, b) {
		t.Error("one seed draws two sets of leads")
	}
	if a, b := NewStories(1, .2), NewStories(1, .2); !reflect.DeepEqual(a, b) {
		t.Error("one seed draws two sets of stories")
	}
	if a, b := NewLeads(1, .2), NewLeads(2, .2); reflect.DeepEqual(a, b) {
		t.Error("two seeds draw the same leads")
	}
}

func TestIntervalsAreStudents(t *testing.T) {
	for freedom, want := range map[float64]float64{1: 12.706, 4: 2.776, 7: 2.365, 15: 2.131, 1000: 1.962} {
		near(t, "t", studentQuantile(freedom), want, .001)
	}
	got := IntervalOf([]float64{1, 2, 3, 4, 5})
	near(t, "mean", got.Mean, 3, 1e-12)
	near(t, "within", got.Within, 2.776445*math.Sqrt(2.5/5), 1e-5)
	if one := IntervalOf([]float64{1}); one.Mean != 1 || !math.IsInf(one.Within, 1) {
		t.Errorf("of one value: %v", one)
	}
}

func TestPoliciesAreNamedAndReadAlike(t *testing.T) {
	for _, name := range append(orderNames(), "index-retask", "static-nolink", "index-nolink", "index-retask-nolink") {
		if p, err := ParsePolicy(name); err != nil || p.String() != name {
			t.Errorf("%s is read as %s, %v", name, p, err)
		}
	}
	for _, name := range []string{"", "best", "fifo-retask", "index-nolink-retask"} {
		if p, err := ParsePolicy(name); err == nil {
			t.Errorf("%q is read as %v", name, p)
		}
	}
}

package learn_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/rank"
	"watchfloor/rank/learn"
	"watchfloor/record"
)

// chance is that of each number of n where each has p, added up from below.
func chance(n int, p float64) (each []float64) {
	each = make([]float64, n+1)
	for k := range each {
		a, _ := math.Lgamma(float64(n) + 1)
		b, _ := math.Lgamma(float64(k) + 1)
		c, _ := math.Lgamma(float64(n-k) + 1)
		each[k] = math.Exp(a - b - c + float64(k)*math.Log(p) + float64(n-k)*math.Log1p(-p))
	}
	return each
}

// TestTheLimitsOfIntervalsSolveTheEquationsThatDefineThem: at Wilson's limits what was
// seen is 1.96 standard errors away, at those of Clopper and Pearson 2.5 % lie beyond.
func TestTheLimitsOfIntervalsSolveTheEquationsThatDefineThem(t *testing.T) {
	sum := func(x []float64) (s float64) {
		for _, v := range x {
			s += v
		}
		return s
	}
	for n := 1; n <= 40; n++ {
		for k := 0; k <= n; k++ {
			seen, w, e := float64(k)/float64(n), learn.Wilson(k, n), learn.Exact(k, n)
			for _, p := range []float64{w.Low, w.High} {
				if 0 < p && p < 1 && math.Abs(math.Abs(seen-p)/math.Sqrt(p*(1-p)/float64(n))-1.959963984540054) > 1e-9 {
					t.Fatalf("%d of %d: Wilson's limit %v", k, n, p)
				}
			}
			if k > 0 && math.Abs(sum(chance(n, e.Low)[k:])-.025) > 1e-9 || k < n && math.Abs(sum(chance(n, e.High)[:k+1])-.025) > 1e-9 {
				t.Fatalf("%d of %d: exact limits %+v", k, n, e)
			}
			if (w.Low == 0) != (k == 0) || (w.High == 1) != (k == n) || (e.Low == 0) != (k == 0) || (e.High == 1) != (k == n) {
				t.Fatalf("%d of %d: %+v and %+v reach an end that they must not, or do not", k, n, w, e)
			}
		}
	}
	if none := (learn.Interval{Low: 0, High: 1}); learn.Wilson(0, 0) != none || learn.Exact(0, 0) != none {
		t.Error("of nothing the interval is not everything")
	}
}

// TestIntervalsHoldTheTruthAsOftenAsTheySay: over all shares and what could be seen of
// each; the exact one never less often than 95 times in 100.
func TestIntervalsHoldTheTruthAsOftenAsTheySay(t *testing.T) {
	for _, n := range []int{5, 30, 80} {
		wilson, exact := make([]learn.Interval, n+1), make([]learn.Interval, n+1)
		for k := range n + 1 {
			wilson[k], exact[k] = learn.Wilson(k, n), learn.Exact(k, n)
		}
		mean, tried := 0.0, 0
		for p := .005; p < 1; p += .005 {
			inWilson, inExact := 0.0, 0.0
			for k, c := range chance(n, p) {
				if wilson[k].Low <= p && p <= wilson[k].High {
					inWilson += c
				}
				if exact[k].Low <= p && p <= exact[k].High {
					inExact += c
				}
			}
			if inExact < .95-1e-9 {
				t.Errorf("n %d, share %.3f: the exact interval holds it %.4f of the time", n, p, inExact)
			}
			mean, tried = mean+inWilson, tried+1
		}
		if mean /= float64(tried); mean < .945 || mean > .965 {
			t.Errorf("n %d: Wilson's holds the share %.4f of the time", n, mean)
		}
	}
}

// TestIntervalsOfRatiosHoldTheTruthInDrawnOutcomes: about 95 times in 100, and half of
// those that do not lie on either side.
func TestIntervalsOfRatiosHoldTheTruthInDrawnOutcomes(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	drawn := func(n int, p float64) (k int) {
		for range n {
			if r.Float64() < p {
				k++
			}
		}
		return k
	}
	below, above, of := 0, 0, 0
	for range 4000 {
		a, b := .15+.5*r.Float64(), .1+.5*r.Float64()
		c := learn.Counts{Of: [3]int{40 + r.IntN(200), 0, 30 + r.IntN(60)}}
		c.With = [3]int{drawn(c.Of[0], b), 0, drawn(c.Of[2], a)}
		got := c.Against(learn.Plot)
		if got == nil {
			continue
		}
		of++
		if !(got.Low < got.Value && got.Value < got.High) {
			t.Fatalf("%+v of %+v", got, c)
		}
		if got.High < a/b {
			below++
		}
		if got.Low > a/b {
			above++
		}
	}
	if out := float64(below+above) / float64(of); of < 3900 || out < .03 || out > .065 || below < above/3 || above < below/3 {
		t.Errorf("of %d intervals %d lie below the truth and %d above", of, below, above)
	}
}

// TestMoreOutcomesOfTheSameSharesNarrowARatio, and exchanging the classes turns it over.
func TestMoreOutcomesOfTheSameSharesNarrowARatio(t *testing.T) {
	few := learn.Counts{With: [3]int{12, 9, 20}, Of: [3]int{40, 30, 50}}
	many := learn.Counts{With: [3]int{1200, 900, 2000}, Of: [3]int{4000, 3000, 5000}}
	for _, class := range []learn.Class{learn.Useful, learn.Plot} {
		a, b := few.Against(class), many.Against(class)
		if math.Log(b.High/b.Low) > math.Log(a.High/a.Low)/8 || math.Abs(b.Value/a.Value-1) > .1 {
			t.Errorf("%s: %+v from few, %+v from a hundred times as many", class, a, b)
		}
		few.With[0], few.With[class] = few.With[class], few.With[0]
		few.Of[0], few.Of[class] = few.Of[class], few.Of[0]
		if back := few.Against(class); math.Abs(back.Value*a.Value-1) > 1e-12 || math.Abs(back.Low*a.High-1) > 1e-12 {
			t.Errorf("%s: %+v, turned over %+v", class, a, back)
		}
		few.With[0], few.With[class] = few.With[class], few.With[0]
		few.Of[0], few.Of[class] = few.Of[class], few.Of[0]
	}
}

// TestARatioIsToldFromTheFewestOutcomesThatThePageNames and from none less.
func TestARatioIsToldFromTheFewestOutcomesThatThePageNames(t *testing.T) {
	least := learn.Counts{With: [3]int{3, 0, 2}, Of: [3]int{learn.LeastOfEach, 0, learn.LeastOfEach}}
	if learn.LeastOfEach != 10 || learn.LeastWith != 5 || !least.Enough(learn.Plot) || least.Against(learn.Plot) == nil {
		t.Errorf("%+v is not enough", least)
	}
	for i, spoil := range []func(*learn.Counts){
		func(c *learn.Counts) { c.Of[learn.Plot]-- }, func(c *learn.Counts) { c.Of[learn.Noise]-- }, func(c *learn.Counts) { c.With[learn.Plot]-- },
	} {
		c := least
		if spoil(&c); c.Enough(learn.Plot) || c.Against(learn.Plot) != nil {
			t.Errorf("%d: %+v is enough", i, c)
		}
	}
}

// TestTenthsDoNotDependOnTheOrderAndSayWhatIsInThem: each lead stands in the part whose
// bounds hold it, and mean, share and interval are those of these leads.
func TestTenthsDoNotDependOnTheOrderAndSayWhatIsInThem(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	for range 300 {
		judged := make([]learn.Judged, 1+r.IntN(400))
		many := 1 + r.IntN(500)
		for i := range judged {
			judged[i] = learn.Judged{P: record.Millionths(1 + r.IntN(many)*1999), Class: learn.Class(r.IntN(3))}
		}
		got := learn.Tenths(judged)
		r.Shuffle(len(judged), func(i, j int) { judged[i], judged[j] = judged[j], judged[i] })
		if diff := cmp.Diff(got, learn.Tenths(judged)); diff != "" {
			t.Fatalf("(-before +in another order):\n%s", diff)
		}
		if len(got) > 10 {
			t.Fatalf("%d parts", len(got))
		}
		for _, x := range got {
			var want learn.Tenth
			want.From, want.To = record.One, 0
			for _, j := range judged {
				if x.From <= j.P && j.P <= x.To {
					want.N, want.Mean = want.N+1, want.Mean+j.P.Float()
					want.From, want.To = min(want.From, j.P), max(want.To, j.P)
					if j.Class == learn.Plot {
						want.Plots++
					}
				}
				if in, ok := learn.In(got, j.P); !ok || j.P < in.From || j.P > in.To {
					t.Fatalf("%v stands in %+v", j.P, in)
				}
			}
			want.Share, want.Interval = float64(want.Plots)/float64(want.N), learn.Wilson(want.Plots, want.N)
			if want.Mean /= float64(want.N); math.Abs(x.Mean-want.Mean) > 1e-12 {
				t.Fatalf("the mean is %v, want %v", x.Mean, want.Mean)
			}
			if want.Mean = x.Mean; x != want {
				t.Fatalf("%+v, want %+v", x, want)
			}
			if x.Fits() != (x.Mean >= x.Low && x.Mean <= x.High) {
				t.Fatalf("%+v fits: %t", x, x.Fits())
			}
		}
	}
}

// TestTenthsOfDistinctProbabilitiesAreOfLikeSize: no part has more than one lead more
// than another.
func TestTenthsOfDistinctProbabilitiesAreOfLikeSize(t *testing.T) {
	for n := 10; n < 60; n++ {
		var judged []learn.Judged
		for i := range n {
			judged = append(judged, learn.Judged{P: record.Millionths(1 + i), Class: learn.Noise})
		}
		var sizes []int
		for _, x := range learn.Tenths(judged) {
			sizes = append(sizes, x.N)
		}
		if len(sizes) != 10 || slices.Max(sizes)-slices.Min(sizes) > 1 {
			t.Errorf("%d leads make parts of %v", n, sizes)
		}
	}
}

func TestATenthFitsUpToTheEndsOfItsInterval(t *testing.T) {
	for mean, want := range map[float64]bool{.1: false, .2: true, .3: true, .4: true, .5: false} {
		if x := (learn.Tenth{Mean: mean, Interval: learn.Interval{Low: .2, High: .4}}); x.Fits() != want {
			t.Errorf("%v: %t", mean, x.Fits())
		}
	}
}

// TestALeadIsDrawnByAMillionOfPlaces: with the seed this lead has the first of a million
// places. A share of nothing does not draw even it, and one place more does.
func TestALeadIsDrawnByAMillionOfPlaces(t *testing.T) {
	lead := record.ID{5: 0x0f, 6: 0x43, 7: 0x4c}
	if learn.Drawn(lead, record.Hash{1}, 0) || !learn.Drawn(lead, record.Hash{1}, 1) || learn.Drawn(lead, record.Hash{1}, -1) {
		t.Error("the first place is drawn by no share, or not by the smallest")
	}
	drawn := 0
	for i := range 40_000 {
		if learn.Drawn(record.ID{1: byte(i), 2: byte(i >> 8)}, record.Hash{3}, record.One/2) {
			drawn++
		}
	}
	if drawn < 19_400 || drawn > 20_600 {
		t.Errorf("a half draws %d of 40,000", drawn)
	}
}

func TestClassesHaveTheWordsOfThePage(t *testing.T) {
	for class, want := range map[learn.Class]string{learn.Noise: "noise", learn.Useful: "useful", learn.Plot: "of a plot"} {
		if class.String() != want {
			t.Errorf("%d is %q", class, class)
		}
	}
}

// TestWindowsAreCountedAmongThoseThatStateOne: of less than a day, which is the first
// length, as of any other; and what states none counts for no length.
func TestWindowsAreCountedAmongThoseThatStateOne(t *testing.T) {
	states := func(class learn.Class, aheads ...int) learn.Case {
		x := learn.Case{Class: class}
		for _, a := range aheads {
			x.Origins = append(x.Origins, learn.Origin{Seen: rank.Seen{Ahead: a}})
		}
		return x
	}
	c := learn.Count([]learn.Case{states(learn.Plot, 0, 0, 7, -1), states(learn.Noise, 0, -1, -1)})
	want := map[int]learn.Counts{0: {With: [3]int{1, 0, 2}, Of: [3]int{1, 0, 3}}, 7: {With: [3]int{0, 0, 1}, Of: [3]int{1, 0, 3}}}
	if diff := cmp.Diff(want, c.Aheads); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTwoThingsThatCarryARootEachCarryTheRatioTogether(t *testing.T) {
	q := &learn.Ratio{Value: 4, Interval: learn.Interval{Low: 2.25, High: 9}}
	if r := q.Root(); *r != (learn.Ratio{Value: 2, Interval: learn.Interval{Low: 1.5, High: 3}}) {
		t.Errorf("%+v", r)
	}
	if (*learn.Ratio)(nil).Root() != nil {
		t.Error("no ratio has a root")
	}
}

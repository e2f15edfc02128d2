package simulate

import (
	"math"
	"slices"
	"testing"

	"watchfloor/rank"
)

// alike fails when a share of n draws is further than four standard errors away.
func alike(t *testing.T, what string, got, n int, want float64) {
	t.Helper()
	if within := 4 * math.Sqrt(want*(1-want)/float64(n)); math.Abs(float64(got)/float64(n)-want) > within {
		t.Errorf("%s: %d of %d, want a share of %.4f", what, got, n, want)
	}
}

// meanOf is near a mean when it is within four standard errors of what was drawn.
func meanOf(t *testing.T, what string, values []float64, want float64) {
	t.Helper()
	i := IntervalOf(values)
	if math.Abs(i.Mean-want) > 2*i.Within {
		t.Errorf("%s: mean %.4f within %.4f of %d, want %.4f", what, i.Mean, i.Within, len(values), want)
	}
}

func TestLeadsAreDrawnAsTheModelSays(t *testing.T) {
	l := NewLeads(17, 2)
	w, until := theWorld(), 60+2*365.25
	var of [classes]int
	var grade [classes][grades]int
	var claims, states [classes]int
	var looks [4][]float64
	var hints []float64
	soon, slow := 0, 0
	counted := 0
	for i, one := range l.all {
		if i > 0 && one.at < l.all[i-1].at || one.at >= until+30 || one.counted != (one.at >= 60 && one.at < until) || (one.class == plot) == math.IsInf(one.left, 1) {
			t.Fatalf("lead %d: %+v", i, one)
		}
		if one.counted {
			counted++
		}
		of[one.class]++
		grade[one.class][one.grade-1]++
		if one.claim {
			claims[one.class]++
		}
		if one.hint > 0 {
			states[one.class]++
			if one.class != plot {
				hints = append(hints, math.Log(one.hint))
			}
		}
		looks[one.priority()-1] = append(looks[one.priority()-1], one.work)
		if one.class == plot && one.left <= 4 {
			soon++
		}
		if one.class == plot && one.left > 100 {
			slow++
		}
	}
	n := len(l.all)
	if math.Abs(float64(n)-100*(until+30)) > 4*math.Sqrt(100*(until+30)) || math.Abs(float64(counted)-100*2*365.25) > 4*math.Sqrt(100*2*365.25) {
		t.Errorf("%d leads, %d counted", n, counted)
	}
	for c, share := range deskMix {
		alike(t, "class", of[c], n, share)
		alike(t, "claims", claims[c], of[c], w.claim[c])
		alike(t, "windows stated", states[c], of[c], w.window[c])
		for g, share := range w.grade[c] {
			alike(t, "grade", grade[c][g], of[c], share)
		}
	}
	for p, work := range looks {
		meanOf(t, "work", work, deskWork[p])
	}
	meanOf(t, "stated windows of no plot", hints, math.Log(5))
	alike(t, "plots that act within four days", soon, of[plot], .4*.5+.6*-math.Expm1(-4/(4.4656*30.4375)))
	alike(t, "plots that last a hundred days", slow, of[plot], .4*lognormalTail(100, 4, 1)+.6*math.Exp(-100/(4.4656*30.4375)))
}

func TestStoriesAreDrawnAsTheModelSays(t *testing.T) {
	s := NewStories(18, 2)
	until := 90 + 2*365.25
	var plots, reported, fast, others, helpful, told, copies, seenCopies, linkedReports, early, viralStories int
	var teams, looks, later, lucks []float64
	first, copiesOf := map[int32]report{}, map[int32]int{}
	for i, one := range s.reports {
		if i > 0 && one.at < s.reports[i-1].at || one.at < 0 || one.at >= until+180 || one.at < s.stories[one.story].first {
			t.Fatalf("report %d: %+v", i, one)
		}
		if one.linked {
			linkedReports++
		}
		f, known := first[one.story]
		if !known {
			first[one.story], f = one, one
		}
		if !one.copied {
			continue
		}
		copies++
		copiesOf[one.story]++
		later = append(later, one.at-f.at)
		if one.seen {
			seenCopies++
		}
		if one.grade != f.grade || one.claim != f.claim || math.Abs(max(f.at+f.hint-one.at, 0)-one.hint) > 1e-9 && f.hint > 0 || f.hint == 0 && one.hint != 0 {
			t.Fatalf("a copy says something else: %+v of %+v", one, f)
		}
	}
	for i, one := range s.stories {
		teams, looks, lucks = append(teams, one.team), append(looks, one.look), append(lucks, one.luck[0], one.luck[2])
		if one.class != plot {
			others++
			if one.class == useful {
				helpful++
			}
			if copiesOf[int32(i)] > 0 {
				viralStories++
			}
			continue
		}
		plots++
		if one.attack-one.begins < 5 {
			fast++
		}
		if math.IsInf(one.first, 1) {
			if one.counted != (one.begins >= 90 && one.begins < until) {
				t.Fatalf("%+v", one)
			}
			continue
		}
		reported++
		if one.counted != (one.first >= 90 && one.first < until) || one.first < one.begins || one.first > one.attack {
			t.Fatalf("%+v", one)
		}
		told++
		if one.first-one.begins < (one.attack-one.begins)/2 {
			early++
		}
	}
	alike(t, "plots that are reported", reported, plots, .9)
	// The part of a plot at a report is √U, the first of 1+Poisson(2): P(first > half) = .75·exp(-2·.25).
	alike(t, "first reports in the first half", early, told, 1-.75*math.Exp(-.5))
	gamma := func(x float64) float64 { return 1 - (1+x)*math.Exp(-x) }
	alike(t, "plots of less than five days", fast, plots, .4*.5+.6*gamma(5/(4.4656*30.4375)))
	alike(t, "useful stories", helpful, others, .215)
	alike(t, "stories that are copied", viralStories, others, .1)
	alike(t, "copies that are recognised", seenCopies, copies, .9)
	alike(t, "reports that are linked", linkedReports, len(s.reports), .85)
	if days := until + 180; math.Abs(float64(len(s.reports))/days-100) > 2 || math.Abs(float64(copies)/float64(viralStories)-6) > .3 {
		t.Errorf("%d reports in %.0f days, %d copies of %d stories", len(s.reports), days, copies, viralStories)
	}
	if days := until + 1500; math.Abs(float64(plots)-40*days/365.25) > 4*math.Sqrt(40*days/365.25) {
		t.Errorf("%d plots in %.0f days", plots, days)
	}
	meanOf(t, "investigations", teams, 4)
	meanOf(t, "looks", looks, .2)
	meanOf(t, "copies come later", later, 1.5)
	meanOf(t, "luck", lucks, .5)
}

func TestTheLawsOfWhatIsLeftAddUpAndArePartedWhereTheIndexPartsThem(t *testing.T) {
	if ends := aheadEnds(); ends != [rank.Aheads]float64{1, 3, 7, 14, 30, 90, 365, math.Inf(1)} {
		t.Errorf("windows are parted at %v", ends)
	}
	sum := func(p []float64) (s float64) {
		for _, x := range p {
			if s += x; x < 0 {
				t.Fatalf("a chance of %v", x)
			}
		}
		return s
	}
	for _, l := range []law{deskLeft(), watchLeft()} {
		ofPlot, otherwise := l.lengths()
		near(t, "all of the law", sum(l.mass), 1, 1e-6)
		near(t, "windows stated of plots", sum(ofPlot[:]), 1, 1e-6)
		near(t, "windows stated of no plot", sum(otherwise[:]), 1, 1e-12)
		near(t, "of no plot within a day", otherwise[0], .5*math.Erfc(math.Log(5)/1.3/math.Sqrt2), 1e-12)
		if l.days[0] > 2e-4 || l.days[len(l.days)-1] < 9e3 || !slices.IsSorted(l.days) {
			t.Errorf("the law goes from %v to %v days", l.days[0], l.days[len(l.days)-1])
		}
	}
}

// With people without end each look begins at once: what is lost then is lost to plots
// that act before it ends, and nobody would know what to do with another day.
func TestTheBoundIsAllThatWorkCanReachAndRisesWithPeople(t *testing.T) {
	share, price := Desk{People: 1000}.Bound()
	near(t, "bound without end", share, .99083, 1e-4)
	if price != 0 {
		t.Errorf("another day is worth %v", price)
	}
	all := rank.NewMost(deskSorts()).All()
	near(t, "work of all sorts", all.Work, offered(), 1e-4)
	near(t, "plots of all sorts", all.Plots, perDay*deskMix[plot]*share, 1e-9)
	last, worth := 0.0, math.Inf(1)
	for people := 1; people < 30; people++ {
		share, price := Desk{People: people}.Bound()
		if share < last || price > worth {
			t.Errorf("%d people: %v after %v, a day is worth %v after %v", people, share, last, price, worth)
		}
		last, worth = share, price
	}
}

func TestIntervalsAndDifferencesOfPairs(t *testing.T) {
	i := IntervalOf([]float64{1, 2, 3})
	if i.Low() != i.Mean-i.Within || i.High() != i.Mean+i.Within || i.Within <= 0 {
		t.Errorf("%+v goes from %v to %v", i, i.Low(), i.High())
	}
	results := func(caught ...int) (all []Result) {
		for _, c := range caught {
			all = append(all, Result{Caught: c, Of: 10})
		}
		return all
	}
	a, b := results(5, 7, 9), results(4, 6, 8)
	if d := Paired(a, b); math.Abs(d.Mean-.1) > 1e-12 || d.Within > 1e-9 {
		t.Errorf("a tenth more on each seed: %+v", d)
	}
	if d := Paired(b, a); math.Abs(d.Mean+.1) > 1e-12 {
		t.Errorf("the other way: %+v", d)
	}
	if s := Shares(append(results(3), Result{})); !slices.Equal(s, []float64{.3, 0}) {
		t.Errorf("shares %v", s)
	}
}

package simulate

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

const (
	plotsYear    = 40.0
	unreported   = .10
	moreReports  = 2.0 // of a plot, in the mean, besides the first
	usefulShare  = .215
	viral        = .10
	meanCopies   = 6.0
	copiesOver   = 1.5 // days
	seen         = .90 // of copies are recognised
	linked       = .85 // of reports come to their matter
	watchWarm    = 90.0
	watchBefore  = 1500.0 // days of plots before the first other report
	watchAfter   = 180.0  // days that are played on, for the last plots
	looksPatient = 30.0
	teamsPatient = 60.0
	look         = .20 // mean days
	doubled      = 2   // times the probability that reopens a matter
	watchFast    = 5.0 // median days that a fast plot lasts
)

const investigation = 4.0 // mean days

// looksDrawn is for how many looks at a matter it is drawn per story what they find.
const looksDrawn = 3

// concern is how likely a look finds concern.
var concern = [classes]float64{noise: .03, useful: .30, plot: .90}

// story is what happened in truth: a plot, or what else people report.
type story struct {
	class      class
	begins     float64
	attack     float64 // +Inf: no plot
	first      float64 // its first report; +Inf: nobody reported it
	look, team float64 // work, in days
	luck       [looksDrawn]float64
	counted    bool
}

// report is one report of a story. What will be decided by chance about it is drawn
// before any policy is played.
type report struct {
	saying
	at     float64
	story  int32
	copied bool    // of the story's first report
	seen   bool    // recognised as a copy
	linked bool    // comes to the matter of its story
	luck   float64 // of the look that it brings about, where that is not drawn per story
}

// Stories are those of one seed, for every policy and number of people.
type Stories struct {
	stories []story
	reports []report // by time
}

// NewStories draws the stories of a seed: years that count, after 90 days in which the
// watch fills and before 180 in which the last plots may end. Plots begin long before
// the others, so that as many are under way at first as ever.
func NewStories(seed uint64, years float64) Stories {
	r, w := rand.New(rand.NewPCG(seed, 99)), theWorld()
	until := watchWarm + years*yearDays
	var s Stories
	for at := -watchBefore; at < until; at += r.ExpFloat64() / (plotsYear / yearDays) {
		s.plot(r, &w, at)
	}
	for at := 0.0; at < until+watchAfter; at += r.ExpFloat64() / storiesDay() {
		s.other(r, &w, at)
	}
	s.reports = slices.DeleteFunc(s.reports, func(one report) bool { return one.at < 0 || one.at >= until+watchAfter })
	slices.SortStableFunc(s.reports, func(a, b report) int { return cmp.Compare(a.at, b.at) })
	for i := range s.stories {
		one := &s.stories[i]
		seen := one.first
		if math.IsInf(seen, 1) {
			seen = one.begins
		}
		one.counted = one.class == plot && seen >= watchWarm && seen < until
	}
	return s
}

// storiesDay is how many stories a day fill the reports of plots up to a hundred.
func storiesDay() float64 {
	plots := plotsYear / yearDays * (1 - unreported) * (1 + moreReports)
	return (perDay - plots) / (1 + viral*meanCopies)
}

func (s *Stories) begin(r *rand.Rand, c class, at, lasts float64) (n int32) {
	s.stories = append(s.stories, story{class: c, begins: at, attack: at + lasts, first: math.Inf(1),
		look: look * r.ExpFloat64(), team: investigation * r.ExpFloat64()})
	for i := range looksDrawn {
		s.stories[len(s.stories)-1].luck[i] = r.Float64()
	}
	return int32(len(s.stories) - 1)
}

// plot leaks more the nearer its attack comes.
func (s *Stories) plot(r *rand.Rand, w *world, at float64) {
	lasts := slowPlot(r)
	if r.Float64() < fastShare {
		lasts = lognormal(r, watchFast, fastSpread)
	}
	n := s.begin(r, plot, at, lasts)
	if r.Float64() < unreported {
		return
	}
	for range 1 + poisson(r, moreReports) {
		made := at + lasts*math.Sqrt(r.Float64())
		s.report(r, n, made, w.draw(r, plot, at+lasts-made))
	}
}

func (s *Stories) other(r *rand.Rand, w *world, at float64) {
	c := noise
	if r.Float64() < usefulShare {
		c = useful
	}
	n := s.begin(r, c, at, math.Inf(1))
	said := w.draw(r, c, math.Inf(1))
	s.report(r, n, at, said)
	if r.Float64() >= viral {
		return
	}
	for range geometric(r, meanCopies) {
		later := copiesOver * r.ExpFloat64()
		one := said
		one.hint = max(said.hint-later, 0) // the same moment is meant
		s.report(r, n, at+later, one).copied = true
	}
}

func (s *Stories) report(r *rand.Rand, n int32, at float64, said saying) *report {
	s.stories[n].first = min(s.stories[n].first, at)
	s.reports = append(s.reports, report{saying: said, at: at, story: n,
		seen: r.Float64() < seen, linked: r.Float64() < linked, luck: r.Float64()})
	return &s.reports[len(s.reports)-1]
}

func poisson(r *rand.Rand, mean float64) (n int) {
	for left := mean - r.ExpFloat64(); left > 0; left -= r.ExpFloat64() {
		n++
	}
	return n
}

// geometric draws a number from 1 on.
func geometric(r *rand.Rand, mean float64) int {
	return 1 + int(math.Log(1-r.Float64())/math.Log(1-1/mean))
}

// Bound is what a desk without queues, mistakes or doubt would reach: work on each
// plot begins with its first report.
func (s *Stories) Bound() (r Result) {
	for _, one := range s.stories {
		if one.counted {
			r.count(one.first+one.look+one.team <= one.attack, !math.IsInf(one.first, 1), one.attack-one.begins)
		}
	}
	return r
}

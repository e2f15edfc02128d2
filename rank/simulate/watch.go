package simulate

import (
	"math"

	"watchfloor/rank"
)

// Watch is the model of two stages, with one person or team at least in each.
type Watch struct {
	Assessors, Teams int
	Urgency
	// OwnLuck draws for each report apart what a look at it finds. Without it the
	// first looks at all matters of a story find the same, whatever report opened
	// them: a second chance comes with evidence that is put together alone.
	OwnLuck bool
}

// others and plots are how many matters a day open, of stories and of plots.
func mattersDay() (others, plots float64) {
	others = storiesDay() * (1 + viral*meanCopies*(1-linked))
	plots = plotsYear / yearDays * (1 - unreported) * (1 + moreReports*(1-linked))
	return others, plots
}

// watchOffered is how many assessors and teams the work of a day takes, when
// everything is linked and looked at, without what reopens.
func watchOffered() (assessors, teams float64) {
	others, plots := mattersDay()
	found := others*((1-usefulShare)*concern[noise]+usefulShare*concern[useful]) + plots*concern[plot]
	return (others + plots) * look, found * investigation
}

// Load is the work that comes in over the work that can be done, of the stage that
// has more of it.
func (w Watch) Load() float64 {
	assessors, teams := watchOffered()
	return max(assessors/float64(w.Assessors), teams/float64(w.Teams))
}

// StaffFor returns how many assessors and teams a load above 0 means: one of each at least.
func StaffFor(load float64) (assessors, teams int) {
	a, t := watchOffered()
	return max(int(math.Round(a/load)), 1), max(int(math.Round(t/load)), 1)
}

// What is left of a plot when it is reported is a part V = 1-√U of what it lasts,
// with E[ln V] = -1.5 and Var[ln V] = 1.25, E[V] = 1/3 and E[V²] = 1/6. The rules
// know lognormal windows, and uniform parts of gamma ones: these have the same two
// moments, of the logarithm for the fast and of the time for the slow.
var (
	watchFastMedian = watchFast * math.Exp(-1.5)
	watchFastSpread = math.Sqrt(fastSpread*fastSpread + 1.25)
)

const (
	watchSlowShape = 16.0 / 11
	watchSlowScale = slowScale * 11 / 12
)

// watchLeft is the law of what is left itself.
func watchLeft() law {
	const parts = 64
	return lawOf(func(d float64) float64 {
		sum := 0.0
		for i := range parts {
			x := d / (1 - math.Sqrt((float64(i)+.5)/parts))
			slow := x / slowScale
			sum += fastShare*lognormalTail(x, watchFast, fastSpread) + (1-fastShare)*(1+slow)*math.Exp(-slow)
		}
		return sum / parts
	})
}

// Rules are those of the index in this world.
func (w Watch) Rules() rank.Rules {
	world := theWorld()
	return world.rules(figures{
		prior: watchMix(),
		left:  watchLeft(), work: [4]float64{look, look, look, look}, follows: investigation, outcomes: concern,
		fastMedian: watchFastMedian, fastSpread: watchFastSpread, slowShape: watchSlowShape, slowScale: watchSlowScale,
	})
}

// Run plays a policy on the stories of a seed. It fails where the Urgency is none that
// rank.NewScale takes.
func (w Watch) Run(p Policy, s *Stories) (Result, error) {
	r := watchRun{
		model: w, choice: choice{policy: p, cmu: cmuOf(watchMix(), [4]float64{look, look, look, look})}, Stories: s,
		looks: stage{crew: crew{size: w.Assessors}, patience: looksPatient},
		teams: stage{crew: crew{size: w.Teams}, patience: teamsPatient},
		main:  make([]*matter, len(s.stories)), caught: make([]bool, len(s.stories)),
	}
	var err error
	if r.sure, err = rank.NewScale(w.Rules()); err != nil {
		return Result{}, err
	}
	if r.scale, err = w.scale(p.By, w.Rules(), w.Load()); err != nil {
		return Result{}, err
	}
	r.play()
	return r.Result, nil
}

func watchMix() [classes]float64 {
	others, plots := mattersDay()
	return [classes]float64{others * (1 - usefulShare), others * usefulShare, plots}
}

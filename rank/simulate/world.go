package simulate

import (
	"math"
	"math/rand/v2"

	"watchfloor/record"
)

// class is what a report is about in truth.
type class uint8

const (
	noise class = iota
	useful
	plot
)

const (
	classes = 3
	grades  = 5

	hintMedian, hintSpread = 5.0, 1.3 // days: windows that are stated of no plot
	statedSpread           = .8       // how far a window stated of a plot is off

	fastShare, fastSpread = .4, 1.0
	monthDays             = 30.4375
	slowScale             = 4.4656 * monthDays // of a gamma law of shape 2
)

// world holds the likelihoods that both models share, by class.
type world struct {
	grade  [classes][grades]float64 // from the worst on
	claim  [classes]float64         // an attack is claimed
	window [classes]float64         // a window is stated
}

func theWorld() world {
	return world{
		grade: [classes][grades]float64{
			noise:  {.40, .35, .18, .06, .01},
			useful: {.15, .30, .30, .18, .07},
			plot:   {.05, .15, .30, .30, .20},
		},
		claim:  [classes]float64{.25, .15, .70},
		window: [classes]float64{.40, .30, .60},
	}
}

// saying is what a report says.
type saying struct {
	grade int // 1 to 5
	claim bool
	hint  float64 // the window stated, in days from the report; 0: none
}

// draw draws what a report of a class says; left is the true time until the attack.
// It takes the same number of draws whatever they give.
func (w *world) draw(r *rand.Rand, c class, left float64) saying {
	s := saying{grade: 1}
	for u := r.Float64() - w.grade[c][0]; u >= 0 && s.grade < grades; s.grade++ {
		u -= w.grade[c][s.grade]
	}
	s.claim = r.Float64() < w.claim[c]
	states, z := r.Float64() < w.window[c], r.NormFloat64()
	switch {
	case states && c == plot:
		s.hint = left * math.Exp(statedSpread*z)
	case states:
		s.hint = hintMedian * math.Exp(hintSpread*z)
	}
	return s
}

// priority is 1 to 4 as in the UK's triage: credible and claimed, credible, claimed, neither.
func (s saying) priority() int { return priorityOf(s.grade >= 4, s.claim) }

func priorityOf(good, claim bool) int {
	switch {
	case good && claim:
		return 1
	case good:
		return 2
	case claim:
		return 3
	}
	return 4
}

// each visits what a report can say, but for its window, and how likely it is by class.
func (w *world) each(visit func(grade int, claim bool, p [classes]float64)) {
	for grade := 1; grade <= grades; grade++ {
		for _, claim := range []bool{true, false} {
			var p [classes]float64
			for c := range p {
				p[c] = w.claim[c]
				if !claim {
					p[c] = 1 - p[c]
				}
				p[c] *= w.grade[c][grade-1]
			}
			visit(grade, claim, p)
		}
	}
}

func lognormal(r *rand.Rand, median, spread float64) float64 {
	return median * math.Exp(spread*r.NormFloat64())
}

// slowPlot draws from the gamma law of shape 2.
func slowPlot(r *rand.Rand) float64 { return slowScale * (r.ExpFloat64() + r.ExpFloat64()) }

// epoch is when a simulation begins: any moment but 0, which means not known.
const epoch = 100 * 365 * record.Day

func moment(days float64) record.Time {
	return epoch + record.Time(math.Round(days*float64(record.Day)))
}

func length(days float64) record.Time { return moment(days) - epoch }

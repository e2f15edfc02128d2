package simulate

import (
	"math"
	"slices"

	"watchfloor/rank"
)

// Bound is the most that any order of work can reach in the long run, as a share of
// plots, and what one more analyst-day is worth in plots. Leads are of as many types
// as there are things that a desk sees at once (grade, claim, length of the window).
// Work on the types with the most plots per day fills the days there are: a
// fractional knapsack, whose dual is the price. Each lead is taken as looked at the
// moment it comes, so no order that only sees these things can do better.
func (d Desk) Bound() (share, price float64) {
	types := deskTypes()
	slices.SortFunc(types, func(a, b deskType) int {
		if a.plots*b.work > b.plots*a.work {
			return -1
		}
		return 1
	})
	left, plots := float64(d.People), 0.0
	for _, t := range types {
		part := min(1, left/t.work)
		plots += part * t.plots
		left -= part * t.work
		if price = t.plots / t.work; part < 1 {
			break
		}
		price = 0 // nobody would know what to do with another day
	}
	return plots / (perDay * deskMix[plot]), price
}

// deskType is one type: plots that a look would find, and work, both a day.
type deskType struct{ plots, work float64 }

func deskTypes() (types []deskType) {
	w, lengths := theWorld(), deskLeft().lengthsOfPieces()
	w.each(func(grade int, claim bool, p [classes]float64) {
		work := deskWork[priorityOf(grade >= 4, claim)-1]
		for _, l := range lengths {
			others := 0.0
			for _, c := range []class{noise, useful} {
				others += deskMix[c] * p[c] * l.says(w.window[c], l.otherwise)
			}
			plots, inTime := 0.0, 0.0
			for i, days := range l.days {
				of := l.mass[i] * l.says(w.window[plot], l.ofPlot[i])
				plots += of
				inTime -= of * math.Expm1(-days/work)
			}
			types = append(types, deskType{
				plots: perDay * deskMix[plot] * p[plot] * inTime,
				work:  perDay * (deskMix[plot]*p[plot]*plots + others) * work,
			})
		}
	})
	return types
}

// stating is how likely one length of window is stated, or that none is.
type stating struct {
	law
	none      bool
	ofPlot    []float64 // by piece of the law
	otherwise float64
}

func (l stating) says(window, length float64) float64 {
	if l.none {
		return 1 - window
	}
	return window * length
}

func (l law) lengthsOfPieces() []stating {
	ends := aheadEnds()
	otherwise := within(ends, hintMedian, hintSpread)
	all := []stating{{law: l, none: true, ofPlot: make([]float64, len(l.days))}}
	for bin := range rank.Aheads {
		one := stating{law: l, otherwise: otherwise[bin]}
		for _, d := range l.days {
			one.ofPlot = append(one.ofPlot, within(ends, d, statedSpread)[bin])
		}
		all = append(all, one)
	}
	return all
}

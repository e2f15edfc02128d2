package simulate

import (
	"math"

	"watchfloor/rank"
)

// Bound is the most that any order of work can reach in the long run, as a share of
// plots, and what one more analyst-day is worth in plots: rank.Most over as many sorts
// of leads as there are things that a desk sees at once (grade, claim, length of the
// window).
func (d Desk) Bound() (share, price float64) {
	plots, price := rank.NewMost(deskSorts()).With(float64(d.People))
	return plots / (perDay * deskMix[plot]), price
}

// deskSorts are the leads of a day by what is seen of them.
func deskSorts() (sorts []rank.Sort) {
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
			sorts = append(sorts, rank.Sort{
				Plots: perDay * deskMix[plot] * p[plot] * inTime,
				Work:  perDay * (deskMix[plot]*p[plot]*plots + others) * work,
			})
		}
	})
	return sorts
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

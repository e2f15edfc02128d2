package simulate

import (
	"math"

	"watchfloor/rank"
)

// law is the true time left when a report is made, cut into small pieces.
type law struct {
	days, mass []float64
}

// lawOf cuts a law by its tail P(T > days), from ten seconds to thirty years.
func lawOf(tail func(days float64) float64) law {
	const low, high, pieces = 1e-4, 1e4, 1600
	at := func(i float64) float64 { return low * math.Pow(high/low, i/pieces) }
	var l law
	before := 1.0
	for i := range pieces {
		after := tail(at(float64(i + 1)))
		l.days, l.mass = append(l.days, at(float64(i)+.5)), append(l.mass, before-after)
		before = after
	}
	return l
}

func lognormalTail(x, median, spread float64) float64 {
	return math.Erfc(math.Log(x/median)/spread/math.Sqrt2) / 2
}

// mean returns the mean of f over the law.
func (l law) mean(f func(days float64) float64) float64 {
	sum := 0.0
	for i, d := range l.days {
		sum += l.mass[i] * f(d)
	}
	return sum
}

// aheadEnds are the lengths, in days, at which rank parts stated windows.
func aheadEnds() (ends [rank.Aheads]float64) {
	for i := range ends {
		ends[i] = math.Inf(1)
	}
	for d := 1; d <= 365; d++ {
		if i := rank.AheadOf(length(float64(d))); i > 0 && math.IsInf(ends[i-1], 1) {
			ends[i-1] = float64(d)
		}
	}
	return ends
}

// within returns how likely a window of a median is stated with each length.
func within(ends [rank.Aheads]float64, median, spread float64) (p [rank.Aheads]float64) {
	above := 1.0
	for i, end := range ends {
		after := 0.0
		if !math.IsInf(end, 1) {
			after = lognormalTail(end, median, spread)
		}
		p[i], above = above-after, after
	}
	return p
}

// lengths returns how likely a window is stated with each length of a plot, and of no plot.
func (l law) lengths() (ofPlot, otherwise [rank.Aheads]float64) {
	ends := aheadEnds()
	for i, d := range l.days {
		for bin, p := range within(ends, d, statedSpread) {
			ofPlot[bin] += l.mass[i] * p
		}
	}
	return ofPlot, within(ends, hintMedian, hintSpread)
}

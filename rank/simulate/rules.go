package simulate

import (
	"math"

	"watchfloor/rank"
	"watchfloor/record"
)

// figures are what differs between the two models in the rules of the index.
type figures struct {
	prior    [classes]float64
	left     law // time left at a report
	work     [4]float64
	follows  float64
	outcomes [classes]float64 // an assessment finds concern; all 0: there is none

	fastMedian, fastSpread, slowShape, slowScale float64
}

func millionths(x float64) record.Millionths { return record.Round(x) }

// ratioOf sets what is likely in each class against noise.
func ratioOf(likely func(class) float64) rank.Ratio {
	return rank.Ratio{Useful: millionths(likely(useful) / likely(noise)), Plot: millionths(likely(plot) / likely(noise))}
}

// rules are the house's rules with the likelihoods of the simulated world, which
// are known here: nothing said is capped, and a window is believed from everybody
// alike, because in this world it is as good from everybody.
func (w *world) rules(f figures) rank.Rules {
	r := rank.DefaultRules()
	r.Prior = ratioOf(func(c class) float64 { return f.prior[c] })
	w.likelihoods(&r)
	ofPlot, otherwise := f.left.lengths()
	for i := range r.Ahead {
		r.Ahead[i] = rank.Ratio{Useful: record.One, Plot: millionths(ofPlot[i] / otherwise[i])}
	}
	if f.outcomes[plot] > 0 {
		r.Outcomes[rank.ConcernFound] = ratioOf(func(c class) float64 { return f.outcomes[c] })
		r.Outcomes[rank.NoConcernFound] = ratioOf(func(c class) float64 { return 1 - f.outcomes[c] })
	}
	r.Work[rank.LookAtGradedClaim], r.Work[rank.LookAtGraded] = length(f.work[0]), length(f.work[1])
	r.Work[rank.LookAtClaim], r.Work[rank.LookAtPlain] = length(f.work[2]), length(f.work[3])
	r.Work[rank.OpenInvestigation] = length(investigation)
	r.Follows[rank.Assess] = length(f.follows)
	r.Fast, r.FastMedian, r.FastSpread = millionths(fastShare), length(f.fastMedian), millionths(f.fastSpread)
	r.SlowShape, r.SlowScale = millionths(f.slowShape), length(f.slowScale)
	r.StatedSpread = millionths(statedSpread)
	return r
}

// likelihoods sets what grades, claims and windows say. What a report leaves unsaid
// speaks too: as each origin has one grade, that is put on the grades, and an
// indicator counts for what it says over its absence.
func (w *world) likelihoods(r *rank.Rules) {
	graded := func(grade int) func(class) float64 {
		return func(c class) float64 { return w.grade[c][grade] * (1 - w.claim[c]) * (1 - w.window[c]) }
	}
	for grade := range grades {
		q := ratioOf(func(c class) float64 { return math.Sqrt(graded(grade)(c)) })
		half := rank.Mark{Ratio: q, Trust: record.One}
		r.Sources[record.Admiralty][grades-grade], r.Informations[record.Admiralty][grades-grade] = half, half
	}
	// Good are the upper two grades.
	r.GoodGrade = ratioOf(func(c class) float64 { return math.Sqrt(graded(grades-3)(c) * graded(grades-2)(c)) }).Plot
	r.Least, r.Most = rank.NoBound, rank.NoBound
	r.Indicators[rank.Threat] = ratioOf(func(c class) float64 { return w.claim[c] / (1 - w.claim[c]) })
	r.Indicators[rank.TimeNamed] = ratioOf(func(c class) float64 { return w.window[c] / (1 - w.window[c]) })
}

// gradeOf gives a grade of the world as a grade of the Admiralty: A1 to E5.
func gradeOf(grade int) rank.Grade {
	place := uint8(grades + 1 - grade)
	return rank.Grade{Scheme: record.Admiralty, Source: place, Information: place}
}

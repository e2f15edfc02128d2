package simulate

import (
	"math"
	"math/rand/v2"
)

// lead is what comes to the desk, drawn before any policy is played.
type lead struct {
	at      float64
	class   class
	left    float64 // time until the attack; +Inf: no plot
	work    float64
	counted bool
	saying
}

// Leads are those of one seed, for every policy and number of people.
type Leads struct {
	all []lead
	end float64
}

// NewLeads draws the leads of a seed: years that count, after 60 days in which the desk
// fills and before 30 in which the last of them may wait.
func NewLeads(seed uint64, years float64) Leads {
	r, w := rand.New(rand.NewPCG(seed, 77)), theWorld()
	until := deskWarm + years*yearDays
	var l Leads
	// What came last has to meet the same desk as the rest.
	for at := r.ExpFloat64() / perDay; at < until+deskCloses; at += r.ExpFloat64() / perDay {
		one := lead{at: at, left: math.Inf(1), counted: at >= deskWarm && at < until}
		switch u := r.Float64(); {
		case u < deskMix[plot]:
			one.class = plot
		case u < deskMix[plot]+deskMix[useful]:
			one.class = useful
		}
		if one.class == plot {
			if r.Float64() < fastShare {
				one.left = lognormal(r, deskFastMedian, fastSpread)
			} else {
				one.left = slowPlot(r) * r.Float64()
			}
		}
		one.saying = w.draw(r, one.class, one.left)
		one.work = deskWork[one.priority()-1] * r.ExpFloat64()
		l.all = append(l.all, one)
	}
	l.end = until
	return l
}

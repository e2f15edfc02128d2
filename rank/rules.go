package rank

import (
	"errors"
	"fmt"
	"math"

	"watchfloor/record"
)

// Rules are the figures of the order. They are assumptions: a house changes
// them as a recorded decision, with a new version and an author, when its own
// outcomes say otherwise. All are whole numbers, so that rules can be stored
// in an entry and give the same order on every machine. What each may be is checked by
// [NewScale]; where the engine's own come from is said by [DefaultRules] and [Figure.Basis].
//
// Lengths of work are hands-on time, of which one record.Day stands for an analyst's
// day, eight hours; all other lengths are those of the calendar.
type Rules struct {
	Version int64
	Author  record.ID // zero: the defaults of this package

	// Prior is the odds of a useful report and of a plot against noise, before
	// anything is known of a lead.
	Prior Ratio
	// Sources and Informations are what a place in a scheme's list says, by
	// scheme and place. A zero Mark is unknown: ratio 1, trust Unknown.
	Sources, Informations [schemes][places]Mark
	// Unknown is the trust in a source or information without a known grade. No
	// trust is lower.
	Unknown record.Millionths
	// Least and Most bound the ratio for a plot that the contents of one origin
	// can reach, at no trust and at full trust. Two of NoBound bound nothing.
	Least, Most record.Millionths
	Indicators  [indicatorCount]Ratio
	// Ahead is what a report says by how far ahead the moment lies that it states,
	// by [AheadOf]. The zero Ratio says nothing.
	Ahead    [Aheads]Ratio
	Outcomes [outcomes]Ratio
	// Channels is what a report says by the channel through which its origin first
	// came: as likely for noise as for a plot until a house knows better.
	Channels [channels]Ratio
	// Agreeing is what each further origin says by telling of the same, whatever it
	// claims, up to MostAgreeing of them.
	Agreeing     Ratio
	MostAgreeing int64

	// Severities weigh the harm, each above 0 and at most 1000; life at risk is 1.
	Severities [severities]record.Millionths

	// GoodGrade is the ratio for a plot from which an origin's grade counts as
	// good in choosing the work.
	GoodGrade record.Millionths
	Work      [works]record.Time // expected hands-on time
	// Follows is the work that has to follow a stage's own before harm is averted.
	// The window must outlast both; μ counts the stage's own work alone.
	Follows [stages]record.Time

	// The time left before harm, from the report on: for a share Fast lognormal
	// around FastMedian; for the rest a gamma-distributed plot (SlowShape,
	// SlowScale) of which a uniform part is left. A stated window is lognormal
	// around the moment stated. The spreads are standard deviations of logarithms.
	Fast, FastSpread, SlowShape, StatedSpread record.Millionths
	FastMedian, SlowScale                     record.Time

	// Gamma is how much of what could still be done Delta later is set against
	// acting now. It is full up to the load FullBelow and 0 from NoneAbove on.
	Gamma, FullBelow, NoneAbove record.Millionths
	Delta                       record.Time
	// Load is the load that the desk expects: work coming in over work it can do. It
	// says which γ is in force.
	Load record.Millionths
	// DeskWork is the hands-on work that the desk can do in 24 hours where no roster
	// says; 0: not known.
	DeskWork record.Time

	// Again is the share of closed leads that come back to somebody else, who does
	// not see the first decision. It moves no lead.
	Again record.Millionths
}

// Ratio is how much likelier something is for a useful report, and for one of
// a plot, than for noise.
type Ratio struct{ Useful, Plot record.Millionths }

// Mark is one place in a list of a grading scheme.
type Mark struct {
	Ratio
	Trust record.Millionths // how far contents, harm and window count
}

// NoBound as Least and Most lets the contents of an origin say all that their ratios
// say: for a world whose ratios are known to be true.
const NoBound record.Millionths = math.MaxInt64

// UnderLoad returns γ for a forecast load: work arriving over work the desk can
// do, 1 where both are equal. It lies between 0 and Gamma: in overload urgency stops
// mattering and γ falls to 0.
func (r *Rules) UnderLoad(load record.Millionths) record.Millionths {
	switch {
	case load <= r.FullBelow:
		return r.Gamma
	case load >= r.NoneAbove:
		return 0
	}
	return record.Round(r.Gamma.Float() * float64(r.NoneAbove-load) / float64(r.NoneAbove-r.FullBelow))
}

// check returns what is wrong with the rules, all of it.
func (r *Rules) check() error {
	var wrong []error
	must := func(ok bool, what string, args ...any) {
		if !ok {
			wrong = append(wrong, fmt.Errorf("rules: "+what, args...))
		}
	}
	sound := func(q Ratio) bool { return q.Useful > 0 && q.Plot > 0 }
	must(r.GoodGrade > 0, "the ratio of a good grade must be positive")
	must(r.Unknown >= 0 && r.Unknown <= record.One, "the trust in the unknown is %v, want 0 to 1", r.Unknown)
	for _, lists := range [][schemes][places]Mark{r.Sources, r.Informations} {
		for scheme, list := range lists {
			for place, m := range list {
				known := sound(m.Ratio) && m.Trust >= r.Unknown && m.Trust <= record.One
				must(m == Mark{} || (known && place > 0), "place %d of scheme %s is %v", place, record.Scheme(scheme), m)
			}
		}
	}
	must(sound(r.Prior), "the prior odds must be positive")
	must(sound(r.Agreeing) && r.Agreeing.Plot >= record.One, "the ratios of an agreeing origin must be positive, for a plot 1 or more")
	must(r.MostAgreeing >= 0 && r.MostAgreeing <= 100, "at most %d agreeing origins count, want 0 to 100", r.MostAgreeing)
	for i, q := range r.Indicators {
		must(sound(q), "the ratios of %q must be positive", Indicator(i))
	}
	for i, q := range r.Ahead {
		must(q == Ratio{} || sound(q), "the ratios of windows of length %d must be positive, or both 0", i)
	}
	for i, q := range r.Outcomes {
		must(sound(q), "the ratios of %q must be positive", Outcome(i))
	}
	for i, q := range r.Channels {
		must(sound(q), "the ratios of reports %s must be positive", fromChannel(record.Channel(i)))
	}
	for i, s := range r.Severities {
		must(s > 0 && s <= 1000*record.One, "the weight of %q is %v, want above 0 and at most 1000", Severity(i), s)
	}
	for i, w := range r.Work {
		must(w >= record.Minute && w <= 365*record.Day, "the work on a %q is %v days, want a minute to a year", Work(i), days(w))
	}
	for i, w := range r.Follows {
		must(w >= 0 && w <= 365*record.Day, "the work after %q is %v days, want none to a year", Stage(i), days(w))
	}
	r.checkTimes(must)
	return errors.Join(wrong...)
}

func (r *Rules) checkTimes(must func(bool, string, ...any)) {
	must(r.Least >= record.One && r.Most >= r.Least, "the bounds of contents are %v and %v, want 1 or more, rising", r.Least, r.Most)
	must(r.Fast >= 0 && r.Fast <= record.One, "the share of fast plots is %v, want 0 to 1", r.Fast)
	must(r.FastSpread > 0 && r.StatedSpread > 0, "the spreads of windows must be positive")
	must(r.SlowShape > record.One, "the shape of slow plots is %v, want above 1", r.SlowShape)
	must(r.FastMedian > 0 && r.SlowScale > 0, "the lengths of plots must be positive")
	must(r.Gamma >= 0 && r.Gamma < record.One, "γ is %v, want 0 or more and below 1", r.Gamma)
	must(r.FullBelow < r.NoneAbove, "γ falls from load %v to %v, want these rising", r.FullBelow, r.NoneAbove)
	must(r.Delta > 0 && r.Delta <= 36_500*record.Day, "Δ is %v days, want above 0 and at most a hundred years", days(r.Delta))
	must(r.Again >= 0 && r.Again <= record.One, "the share that is looked at again is %v, want 0 to 1", r.Again)
	must(r.Load >= 0 && r.Load <= 1000*record.One, "the load is %v, want 0 to 1000", r.Load)
	must(r.DeskWork >= 0 && r.DeskWork <= 10_000*record.Day, "the work of a day is %v days, want 0 to 10,000", days(r.DeskWork))
}

func days(t record.Time) float64 { return float64(t) / float64(record.Day) }

package simulate

import (
	"math"

	"watchfloor/rank"
)

// Desk is the model of one stage.
type Desk struct {
	People int // who look at leads, 1 or more
	Urgency
}

// Urgency sets γ and Δ of the index for all loads; the zero Urgency leaves them to
// the rules, where γ falls with the load.
type Urgency struct {
	Set   bool
	Gamma float64 // γ, from 0 and below 1
	Days  float64 // Δ, above 0
}

const (
	perDay     = 100.0
	deskWarm   = 60.0
	deskCloses = 30.0
	yearDays   = 365.25
	orderEvery = .25 // days after which everything is ordered anew
)

var (
	deskMix  = [classes]float64{.785, .212, .003}
	deskWork = [4]float64{.50, .40, .25, .15} // P1 to P4, mean days of a look
)

const deskFastMedian = 4.0 // days left at the report

// deskLeft is the law of the time left when a plot's lead comes in.
func deskLeft() law {
	return lawOf(func(d float64) float64 {
		return fastShare*lognormalTail(d, deskFastMedian, fastSpread) + (1-fastShare)*math.Exp(-d/slowScale)
	})
}

// Load is the work that comes in over the work that the people can do.
func (d Desk) Load() float64 { return offered() / float64(d.People) }

// offered is how many people the work of a day takes.
func offered() float64 {
	w, sum := theWorld(), 0.0
	w.each(func(grade int, claim bool, p [classes]float64) {
		for c, share := range deskMix {
			sum += perDay * share * p[c] * deskWork[priorityOf(grade >= 4, claim)-1]
		}
	})
	return sum
}

// PeopleFor returns how many people a load above 0 means: one at least.
func PeopleFor(load float64) int { return max(int(math.Round(offered()/load)), 1) }

// Rules are those of the index in this world.
func (d Desk) Rules() rank.Rules {
	w := theWorld()
	return w.rules(figures{
		prior: deskMix, left: deskLeft(), work: deskWork,
		fastMedian: deskFastMedian, fastSpread: fastSpread, slowShape: 2, slowScale: slowScale,
	})
}

// scale makes an index ready for a load; it is nil for orders without one.
func (u Urgency) scale(by Order, world rank.Rules, load float64) (*rank.Scale, error) {
	if by == House {
		world = rank.DefaultRules()
	} else if by != Index {
		return nil, nil
	}
	if u.Set {
		world.Gamma, world.Delta = millionths(u.Gamma), length(u.Days)
	}
	s, err := rank.NewScale(world)
	if err != nil || u.Set {
		return s, err
	}
	return s.UnderLoad(millionths(load)), nil
}

// Run plays a policy on the leads of a seed. It fails where the Urgency is none that
// rank.NewScale takes.
func (d Desk) Run(p Policy, l Leads) (Result, error) {
	run := deskRun{choice: choice{policy: p, cmu: cmuOf(deskMix, deskWork)}, crew: crew{size: d.People}}
	var err error
	if run.scale, err = d.scale(p.By, d.Rules(), d.Load()); err != nil {
		return Result{}, err
	}
	return run.play(l), nil
}

type deskRun struct {
	choice
	crew  crew
	queue queue
	now   float64
	Result
}

func (r *deskRun) play(l Leads) Result {
	for i := range l.all {
		r.until(l.all[i].at)
		r.arrive(i, &l.all[i])
	}
	r.until(math.Inf(1))
	for i := range l.all {
		if one := &l.all[i]; one.counted && one.class == plot {
			r.count(false, true, one.left)
		}
	}
	return r.Result
}

// until lets people finish and take up work before a moment.
func (r *deskRun) until(at float64) {
	for {
		i := r.crew.next()
		if i < 0 || r.crew.running[i].end >= at {
			return
		}
		j := r.crew.stop(i)
		r.order(j.end)
		if j.counts && j.end <= j.attack {
			r.Caught++
			if j.attack-j.first < fastDays {
				r.CaughtFast++
			}
		}
		if m := r.queue.head(j.end); m != nil {
			r.queue.remove(m)
			r.begin(m, j.end)
		}
	}
}

func (r *deskRun) begin(m *matter, now float64) {
	r.Looks++
	r.crew.begin(m, now)
}

// order orders the queue anew when it is time.
func (r *deskRun) order(now float64) {
	if r.scale != nil && now >= r.now+orderEvery {
		r.now = now
		r.queue.again(&r.choice, now)
	}
}

func (r *deskRun) arrive(n int, one *lead) {
	r.order(one.at)
	m := newMatter(n, one.at, one.at+one.left)
	m.enter(one.at, deskCloses)
	m.work, m.counts = one.work, one.counted && one.class == plot
	m.hear(one.saying, one.at, n)
	if r.crew.free() {
		r.begin(m, one.at)
		return
	}
	r.weigh(m, one.at)
	r.rank(m, one.at)
	r.queue.put(m)
}

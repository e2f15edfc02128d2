package queue

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

// anyPlots are terror queues of any size that pages can be asked for.
func anyPlots(r *rand.Rand) Plots {
	power := func(lo, hi float64) float64 { return lo * math.Pow(hi/lo, r.Float64()) }
	p := Plots{Arise: power(.1, 500), Attack: power(.01, 20), Find: power(1e-4, 1), Interdict: power(.1, 50), Agents: power(1, 5000)}
	if r.IntN(2) == 0 {
		p.FalseFound, p.FalseCleared = power(.01, 20), power(.1, 50)
	}
	return p
}

func TestStaffingAndTheSteadyStateAreEachOthersWayBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		p, share := anyPlots(r), .01+.98*r.Float64()
		p.Agents = p.Staffing(share).All()
		s, err := p.Steady()
		if err != nil || math.Abs(s.Share-share) > 1e-9 {
			t.Fatalf("%+v: share %v came back as %v (%v)", p, share, s.Share, err)
		}
	}
}

func TestMoreAgentsNeverFindLess(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		p := anyPlots(r)
		few, _ := p.Steady()
		p.Agents *= 1 + r.Float64()
		more, _ := p.Steady()
		if more.Share < few.Share-1e-12 || more.Hidden > few.Hidden*(1+1e-12) || more.Attacks > few.Attacks*(1+1e-12) {
			t.Fatalf("%+v: %+v with fewer, %+v with more", p, few, more)
		}
		if more.Available < 0 || more.Available > p.Agents {
			t.Fatalf("%+v: %v search", p, more.Available)
		}
	}
}

func TestTheTransientEndsInTheSteadyState(t *testing.T) {
	for _, p := range []Plots{caseA, caseB, caseC} {
		s, _ := p.Steady()
		for _, from := range [][2]float64{{0, 0}, {s.Hidden * 3, 0}, {0, p.Agents}} {
			x, y := p.After(from[0], from[1], 40/min(p.Attack, p.Interdict))
			if math.Abs(x-s.Hidden) > 1e-6 || math.Abs(y-s.Known) > 1e-6 {
				t.Errorf("from %v: came to %v, %v instead of %v, %v", from, x, y, s.Hidden, s.Known)
			}
		}
	}
}

// The correlation is small where most agents search; it grows as the busy ones
// become most of them, so the page computes it and never promises it.
func TestHowBusyAgentsAreHardlyTellsWhatIsHiddenWhileMostOfThemSearch(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	tried := 0
	for range 20_000 {
		p := anyPlots(r)
		o, err := p.Spread()
		if err != nil || !(o.Hidden > 0) || !(o.Known > 0) || math.Abs(o.Correlation()) > 1 {
			t.Fatalf("%+v: %+v %v", p, o, err)
		}
		if o.at.Known/p.Agents > .3 {
			continue
		}
		if tried++; o.Correlation() > .2 {
			t.Errorf("%+v: correlation %.3f", p, o.Correlation())
		}
		from, to := o.RangeAt(o.at.Hidden)
		if to-from < 1.9*math.Sqrt(o.at.Hidden) {
			t.Errorf("%+v: a narrow range, from %v to %v", p, from, to)
		}
	}
	if tried < 10_000 {
		t.Errorf("only %d queues were tried", tried)
	}
}

func TestMorePeopleMeanLessWaiting(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 500 {
		arrive, finish, leave, n := 100*r.Float64()+.01, 10*r.Float64()+.01, r.Float64()+.001, 1+r.IntN(60)
		few, err := Impatient(arrive, finish, leave, n)
		more, err2 := Impatient(arrive, finish, leave, n+1)
		if err != nil || err2 != nil || more.Leaves > few.Leaves+1e-12 || more.Wait > few.Wait+1e-12 || few.Leaves < 0 || few.Leaves > 1 || few.Waits > 1+1e-12 {
			t.Fatalf("%v %v %v: %+v with %d people, %+v with one more", arrive, finish, leave, few, n, more)
		}
	}
}

func TestPeopleWhoHardlyLeaveWaitLikeThoseWhoNeverDo(t *testing.T) {
	a, _ := Impatient(8, 1, 1e-7, 10)
	c, _ := Patient(8, 1, 10)
	if math.Abs(a.Waits-c.Waits) > 1e-5 || math.Abs(a.Wait-c.Wait) > 1e-5 {
		t.Errorf("%+v and %+v", a, c)
	}
}

func TestOrderMovesWaitingAboutAndTakesNoneAway(t *testing.T) {
	waits, _ := InOrder([]float64{1, 2, 3, 2}, 1, 10)
	all, _ := Patient(8, 1, 10)
	sum := (waits[0] + 2*waits[1] + 3*waits[2] + 2*waits[3]) / 8
	if math.Abs(sum-all.Wait) > 1e-12 {
		t.Errorf("in order %v, all alike %v", sum, all.Wait)
	}
	over, _ := InOrder([]float64{4, 4, 4}, 1, 10)
	if math.IsInf(over[1], 1) || !math.IsInf(over[2], 1) {
		t.Errorf("beyond what people can do the last class waits forever and the first does not: %v", over)
	}
}

func TestNoQueueIsMadeOfNothing(t *testing.T) {
	nan := math.NaN()
	_, a := Plots{Arise: 1, Attack: 1, Find: 0, Interdict: 1, Agents: 1}.Steady()
	_, b := Plots{Arise: nan, Attack: 1, Find: 1, Interdict: 1, Agents: 1}.Spread()
	_, c := Impatient(0, 1, 1, 1)
	_, d := Patient(1, 1, 0)
	_, e := InOrder(nil, 1, 1)
	_, f := Plots{Arise: 1, Attack: 1, Find: 1, Interdict: 1, Agents: 1, FalseFound: 1}.Exact(3)
	for i, err := range []error{a, b, c, d, e, f} {
		if !errors.Is(err, ErrRates) {
			t.Errorf("%d: %v", i, err)
		}
	}
}

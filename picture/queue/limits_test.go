package queue

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

// TestOfOnePersonWaitingIsThatOfTheOldestQueue: M/M/1, and of two classes what each adds.
func TestOfOnePersonWaitingIsThatOfTheOldestQueue(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 200 {
		finish := .1 + 10*r.Float64()
		load := .01 + .98*r.Float64()
		arrive := load * finish
		w, err := Patient(arrive, finish, 1)
		if err != nil || math.Abs(w.Waits-load) > 1e-9 || math.Abs(w.Wait*(finish-arrive)-load) > 1e-9 || w.Leaves != 0 {
			t.Fatalf("%v %v: %+v %v", arrive, finish, w, err)
		}
		first := arrive * r.Float64()
		waits, err := InOrder([]float64{first, arrive - first}, finish, 1)
		if err != nil || math.Abs(waits[0]*(finish-first)-load) > 1e-9 || math.Abs(waits[1]*(1-first/finish)*(finish-arrive)-load) > 1e-9 {
			t.Fatalf("%v and %v of %v: %v %v", first, arrive-first, finish, waits, err)
		}
	}
}

// TestWhoeverLeavesAsSoonAsOthersAreDoneIsOneOfAPoissonNumber: where leaving is as quick as
// finishing, all that is there goes at one rate each, and who meets n or more waits.
func TestWhoeverLeavesAsSoonAsOthersAreDoneIsOneOfAPoissonNumber(t *testing.T) {
	for _, load := range []float64{.3, 2, 9, 40} {
		for _, n := range []int{1, 2, 7, 50} {
			w, err := Impatient(load*3, 3, 3, n)
			if err != nil {
				t.Fatal(err)
			}
			there, below, term := 0.0, 0.0, math.Exp(-load)
			for k := 0; k < 400; k++ {
				if k < n {
					below += term
				}
				there += float64(max(0, k-n)) * term
				term *= load / float64(k+1)
			}
			if math.Abs(w.Waits-(1-below)) > 1e-9 || math.Abs(w.Wait-there/(load*3)) > 1e-9 {
				t.Errorf("load %v, %d people: %+v, want %v and %v", load, n, w, 1-below, there/(load*3))
			}
		}
	}
}

// TestInDeepOverloadWhatCannotBeDoneLeaves: the fluid limit, and no more is done than
// people can.
func TestInDeepOverloadWhatCannotBeDoneLeaves(t *testing.T) {
	for load, want := range map[float64]float64{1.5: 1. / 3, 2: .5, 4: .75} {
		w, err := Impatient(load*2000, 10, .7, 200)
		if err != nil || math.Abs(w.Leaves-want) > 2e-3 || w.Waits < .999 || math.Abs(w.Leaves-.7*w.Wait) > 1e-12 {
			t.Errorf("load %v: %+v, want %v to leave (%v)", load, w, want, err)
		}
	}
	r := rand.New(rand.NewPCG(11, 12))
	for range 300 {
		arrive, finish, n := .1+50*r.Float64(), .1+5*r.Float64(), 1+r.IntN(30)
		w, err := Impatient(arrive, finish, .01+3*r.Float64(), n)
		if err != nil || arrive*(1-w.Leaves) > float64(n)*finish*(1+1e-9) || w.Wait < 0 {
			t.Fatalf("%v a day, %d people who finish %v each: %+v %v", arrive, n, finish, w, err)
		}
	}
	for _, arrive := range []float64{10, 11} {
		if w, err := Patient(arrive, 1, 10); err != nil || w.Waits != 1 || !math.IsInf(w.Wait, 1) {
			t.Errorf("%v for ten people: %+v %v", arrive, w, err)
		}
	}
	if w, _ := Patient(9.999, 1, 10); math.IsInf(w.Wait, 1) {
		t.Error("just below their load people let work wait forever")
	}
	waits, err := InOrder([]float64{5, 5, 0}, 1, 10)
	if err != nil || math.IsInf(waits[0], 1) || !math.IsInf(waits[1], 1) || !math.IsInf(waits[2], 1) {
		t.Errorf("at a load of 1: %v %v", waits, err)
	}
}

// TestNoQueueIsMadeOfWhatNoQueueCanHave: each figure by itself.
func TestNoQueueIsMadeOfWhatNoQueueCanHave(t *testing.T) {
	for i := range 5 {
		for _, bad := range []float64{0, -1, math.NaN(), math.Inf(1)} {
			p := caseA
			*[]*float64{&p.Arise, &p.Attack, &p.Find, &p.Interdict, &p.Agents}[i] = bad
			_, a := p.Steady()
			_, b := p.Exact(2)
			if !errors.Is(a, ErrRates) || !errors.Is(b, ErrRates) {
				t.Errorf("figure %d is %v: %v %v", i, bad, a, b)
			}
		}
	}
	for found, cleared := range map[float64]float64{-1: 1, 1: 0, 2: -1, math.NaN(): 1, 3: math.NaN()} {
		p := caseA
		if p.FalseFound, p.FalseCleared = found, cleared; !errors.Is(p.check(), ErrRates) {
			t.Errorf("false plots at %v, cleared at %v", found, cleared)
		}
	}
	p := caseA
	if p.FalseCleared = -1; p.check() != nil {
		t.Error("how fast none are cleared is of no meaning")
	}
	for i := range 3 {
		for _, bad := range []float64{0, -1, math.NaN()} {
			x := []float64{1, 1, 1}
			x[i] = bad
			if _, err := Impatient(x[0], x[1], x[2], 1); !errors.Is(err, ErrRates) {
				t.Errorf("rate %d is %v: %v", i, bad, err)
			}
			if _, err := Patient(x[0], x[1], 3); i < 2 && !errors.Is(err, ErrRates) {
				t.Errorf("rate %d is %v and nobody leaves: %v", i, bad, err)
			}
			if _, err := InOrder([]float64{1, bad}, 1, 1); bad != 0 && !errors.Is(err, ErrRates) {
				t.Errorf("a class of %v: %v", bad, err)
			}
		}
	}
	_, a := Impatient(1, 1, 1, 0)
	_, b := InOrder([]float64{0, 0}, 1, 1)
	_, c := InOrder([]float64{1}, 0, 1)
	_, d := InOrder([]float64{1}, 1, 0)
	_, e := InOrder([]float64{1}, math.NaN(), 1)
	for i, err := range []error{a, b, c, d, e} {
		if !errors.Is(err, ErrRates) {
			t.Errorf("%d: %v", i, err)
		}
	}
}

// TestWhoFindsMoreLeavesFewerToBeFound, whatever else holds; and the parts of a state add
// up: agents, plots that come, plots that go.
func TestWhoFindsMoreLeavesFewerToBeFound(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 2000 {
		p := anyPlots(r)
		s, err := p.Steady()
		if err != nil {
			t.Fatal(err)
		}
		like := func(what string, got, want float64) {
			if math.Abs(got-want) > 1e-6*(math.Abs(want)+1e-9) {
				t.Fatalf("%+v: %s %v, want %v", p, what, got, want)
			}
		}
		like("agents", s.Available+s.Known+s.False, p.Agents)
		like("plots that come and go", s.Attacks+p.Interdict*s.Known, p.Arise)
		like("plots found", p.Find*s.Available*s.Hidden, p.Interdict*s.Known)
		like("share", s.Share, p.Interdict*s.Known/p.Arise)
		if p.FalseFound > 0 {
			like("false plots", p.FalseCleared*s.False, p.FalseFound*s.Available)
		} else if s.False != 0 {
			t.Fatalf("%+v: false plots where there are none", p)
		}
		sharper, busier := p, p
		sharper.Find *= 1.5
		busier.Arise *= 1.5
		if x, _ := sharper.Steady(); x.Hidden > s.Hidden || x.Share < s.Share {
			t.Fatalf("%+v: %+v, who find more %+v", p, s, x)
		}
		if x, _ := busier.Steady(); x.Hidden < s.Hidden || x.Share > s.Share+1e-12 {
			t.Fatalf("%+v: %+v, with more plots %+v", p, s, x)
		}
		if p.FalseFound == 0 {
			if x, y := p.After(s.Hidden, s.Known, .01); math.Abs(x-s.Hidden) > 1e-6*s.Hidden+1e-9 || math.Abs(y-s.Known) > 1e-6*s.Known+1e-9 {
				t.Fatalf("%+v: the steady state moves from %v, %v to %v, %v", p, s.Hidden, s.Known, x, y)
			}
		}
		// The worth of one agent is the slope of the share.
		more := p
		more.Agents *= 1 + 1e-6
		if x, _ := more.Steady(); s.Share > .01 && s.Share < .99 {
			if slope := (x.Share - s.Share) / (p.Agents * 1e-6); math.Abs(slope/p.Worth(s.Share)-1) > 1e-3 {
				t.Fatalf("%+v: the share rises by %v an agent, told %v", p, slope, p.Worth(s.Share))
			}
		}
	}
}

func TestTheRangeOfHiddenPlotsBeginsAtNoneAndWidensWithTheirNumber(t *testing.T) {
	o, err := caseA.Spread()
	if err != nil {
		t.Fatal(err)
	}
	from, to := o.RangeAt(o.at.Hidden)
	if from != 0 || math.Abs(to-o.at.Hidden-1.959964*math.Sqrt(o.Hidden)) > 1e-9 {
		t.Errorf("from %v to %v", from, to)
	}
	if from, to = o.RangeAt(100 * o.at.Hidden); math.Abs(to-from-2*1.959964*10*math.Sqrt(o.Hidden)) > 1e-9 || math.Abs(to+from-200*o.at.Hidden) > 1e-9 {
		t.Errorf("of a hundred times as many from %v to %v", from, to)
	}
	if mean, deviation := o.Given(o.at.Known); mean != o.at.Hidden || deviation >= math.Sqrt(o.Hidden) {
		t.Errorf("on the mean %v, %v", mean, deviation)
	}
}

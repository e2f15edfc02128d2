package simulate

import (
	"testing"
)

// played plays a policy of the desk on some seeds.
func played(t *testing.T, people int, name string, all []Leads) (sum Result) {
	t.Helper()
	p, err := ParsePolicy(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		r, err := Desk{People: people}.Run(p, l)
		if err != nil {
			t.Fatal(err)
		}
		sum.Caught, sum.Of, sum.Looks = sum.Caught+r.Caught, sum.Of+r.Of, sum.Looks+r.Looks
	}
	return sum
}

func TestInOverloadTheSoonestDeadlineFirstIsWorseThanArrivalOrder(t *testing.T) {
	leads := []Leads{NewLeads(1000, 1), NewLeads(1001, 1)}
	edf, fifo, lifo := played(t, 17, "edf", leads), played(t, 17, "fifo", leads), played(t, 17, "lifo", leads)
	if edf.Caught >= fifo.Caught {
		t.Errorf("deadlines find %d of %d, arrival order %d", edf.Caught, edf.Of, fifo.Caught)
	}
	if lifo.Caught <= fifo.Caught {
		t.Errorf("the latest first finds %d, the first first %d", lifo.Caught, fifo.Caught)
	}
}

func TestNoOrderBeatsTheBoundBeyondSamplingError(t *testing.T) {
	leads := []Leads{NewLeads(1000, .4)}
	for _, people := range []int{7, 13} {
		bound, _ := Desk{People: people}.Bound()
		for _, name := range []string{"index"} {
			r := played(t, people, name, leads)
			if got := r.Share(); got > bound+.07 { // two standard errors of 100 plots
				t.Errorf("%d people, %s: %.3f, the bound is %.3f", people, name, got, bound)
			}
		}
	}
}

func TestTheIndexFindsMoreThanPrioritiesInOverload(t *testing.T) {
	leads := []Leads{NewLeads(1000, .7)}
	index, static := played(t, 10, "index", leads), played(t, 10, "static", leads)
	if index.Caught <= static.Caught {
		t.Errorf("index %d, priorities %d of %d", index.Caught, static.Caught, static.Of)
	}
}

func TestTheBoundIsWhatWasReckonedAndItsPriceFallsWithPeople(t *testing.T) {
	last := 1.0
	for people, want := range []float64{7: .849, 10: .9148, 13: .9543, 29: .9908} {
		if want == 0 {
			continue
		}
		share, price := Desk{People: people}.Bound()
		near(t, "bound", share, want, .001)
		if price >= last {
			t.Errorf("%d people: another day is worth %v, with fewer %v", people, price, last)
		}
		last = price
		more, _ := Desk{People: people + 1}.Bound()
		if gain := (more - share) * perDay * deskMix[plot]; gain > price+1e-9 {
			t.Errorf("%d people: one more finds %v a day, the price says %v", people, gain, price)
		}
	}
}

// Common random numbers: the leads and their work are the same for every order, so
// that without a queue nothing is left that could differ.
func TestWithoutAQueueEveryOrderFindsTheSame(t *testing.T) {
	leads := []Leads{NewLeads(3, .1)}
	want := played(t, 200, "fifo", leads)
	for _, o := range orderNames() {
		if got := played(t, 200, o, leads); got != want {
			t.Errorf("%s finds %+v, arrival order %+v", o, got, want)
		}
	}
	if want.Of == 0 || want.Looks != len(leads[0].all) {
		t.Errorf("looked at %d of %d leads", want.Looks, len(leads[0].all))
	}
}

func TestARunIsTheSameAgainBitForBit(t *testing.T) {
	leads := NewLeads(5, .1)
	stories := NewStories(5, .02)
	for _, name := range []string{"index", "static"} {
		p, err := ParsePolicy(name)
		if err != nil {
			t.Fatal(err)
		}
		a, _ := Desk{People: 13}.Run(p, leads)
		b, _ := Desk{People: 13}.Run(p, NewLeads(5, .1))
		if a != b {
			t.Errorf("desk, %s: %+v, then %+v", name, a, b)
		}
		fresh := NewStories(5, .02)
		c, _ := Watch{Assessors: 9, Teams: 16}.Run(p, &stories)
		d, _ := Watch{Assessors: 9, Teams: 16}.Run(p, &fresh)
		if c != d {
			t.Errorf("watch, %s: %+v, then %+v", name, c, d)
		}
	}
}

func BenchmarkDesk(b *testing.B) {
	leads := NewLeads(1000, 4)
	for b.Loop() {
		if _, err := (Desk{People: 13}).Run(Policy{By: Index}, leads); err != nil {
			b.Fatal(err)
		}
	}
}

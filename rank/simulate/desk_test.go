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

// In four months come 33 plots: two standard errors of their share are 0.1.
func TestInOverloadTheIndexFindsMoreThanPrioritiesAndNoMoreThanTheBound(t *testing.T) {
	leads := []Leads{NewLeads(1000, .3)}
	index, static := played(t, 10, "index", leads), played(t, 10, "static", leads)
	if index.Caught <= static.Caught {
		t.Errorf("index %d, priorities %d of %d", index.Caught, static.Caught, static.Of)
	}
	if bound, _ := (Desk{People: 10}).Bound(); index.Share() > bound+.1 {
		t.Errorf("index %.3f, the bound is %.3f", index.Share(), bound)
	}
}

func TestTheBoundIsWhatWasReckonedAndItsPriceFallsWithPeople(t *testing.T) {
	last := 1.0
	for people, want := range []float64{7: .849, 10: .9148, 13: .9543, 22: .9904, 29: .9904} {
		if want == 0 {
			continue
		}
		share, price := Desk{People: people}.Bound()
		near(t, "bound", share, want, .001)
		if price > last || price == last && price > 0 {
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
	a, err := Desk{People: 13}.Run(Policy{By: Index}, NewLeads(5, .1))
	if err != nil {
		t.Fatal(err)
	}
	if b, _ := (Desk{People: 13}).Run(Policy{By: Index}, NewLeads(5, .1)); a != b {
		t.Errorf("desk: %+v, then %+v", a, b)
	}
	first, second := NewStories(5, .02), NewStories(5, .02)
	w := Watch{Assessors: 9, Teams: 16}
	if a, b := watched(t, w, "static-edf", &first), watched(t, w, "static-edf", &second); a != b {
		t.Errorf("watch: %+v, then %+v", a, b)
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

package queue

import (
	"math"
	"testing"
)

// TestTheWaitThatIsOfferedAgreesWithErlangA: whoever is offered a wait leaves before it is
// over with a chance that its length gives, and all of them together are those who leave.
func TestTheWaitThatIsOfferedAgreesWithErlangA(t *testing.T) {
	for _, c := range []struct {
		arrive, finish, leave float64
		n                     int
		leaves                float64
	}{{10, 1, .5, 10, .10391321}, {10, 1, .5, 8, .22721843}, {100, 4, .2, 25, .02914093}, {85, 32, 1. / 7, 2, 0}, {2000, 10, .2, 100, 0}, {5, 10, .1, 2, 0}} {
		w, err := Impatient(c.arrive, c.finish, c.leave, c.n)
		if err != nil {
			t.Fatal(err)
		}
		if c.leaves == 0 {
			c.leaves = w.Leaves
		}
		const parts = 150
		sum, last := 0.0, 0.0
		for i := range parts {
			wait, err := Within(c.arrive, c.finish, c.leave, c.n, (float64(i)+.5)/parts)
			if err != nil || wait < last {
				t.Fatalf("%+v: %v after %v, %v", c, wait, last, err)
			}
			last = wait
			sum -= math.Expm1(-c.leave * wait)
		}
		if got := sum / parts; math.Abs(got-c.leaves) > 1e-4+5e-3*c.leaves {
			t.Errorf("%+v: %v leave, not %v", c, got, c.leaves)
		}
	}
	for _, share := range []float64{-.1, 1, math.NaN()} {
		if _, err := Within(1, 1, 1, 1, share); err == nil {
			t.Errorf("a share of %v has an answer", share)
		}
	}
}

func TestWorkIsTakenUpAtOnceInACalmDeskAndLateInABusyOne(t *testing.T) {
	// Half as many come as can be done: nine in ten are taken up at once by 20 people.
	if wait, err := Within(10, 1, 1, 20, .9); err != nil || wait != 0 {
		t.Errorf("%v, %v", wait, err)
	}
	// Twice as many come as can be done: half leave, after ln 2 of the time in which one does.
	if wait, err := Within(2e4, 1, 1, 1e4, .5); err != nil || math.Abs(wait-math.Ln2) > .01 {
		t.Errorf("%v, %v", wait, err)
	}
}

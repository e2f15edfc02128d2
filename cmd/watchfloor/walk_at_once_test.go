package main

import (
	"net/http"
	"slices"
	"sync"
	"testing"

	"watchfloor/record"
)

// TestPagesAreReadWhileTheHouseGoesOn asks every address by several people at once
// while things happen, and nobody is answered with a failure. The tests that ask one
// thing after another say what the answers are; this one is what the race detector
// looks at.
func TestPagesAreReadWhileTheHouseGoesOn(t *testing.T) {
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	history := append(chronicle(6, 30), chronicle(8, 30)...)
	for _, x := range slices.Concat(history[:30], restricted()) {
		l.tell(x)
	}
	w := newWalker(l, l.house, l.viewer(0, 1))
	const each = 4 // questions of one address: more of them run the same code
	var asks []asking
	for _, x := range w.everyWay() {
		all := x.asked(w)
		asks = append(asks, all[:min(each, len(all))]...)
	}
	if len(asks) < 200 {
		t.Errorf("only %d questions are asked", len(asks))
	}
	asked := make(chan asking, len(asks))
	for _, a := range asks {
		asked <- a
	}
	close(asked)
	var people sync.WaitGroup
	for range 3 {
		people.Go(func() {
			for a := range asked {
				if got := w.do(a); got.Code >= http.StatusInternalServerError {
					t.Errorf("%s is answered with %d: %s", a, got.Code, got.Body)
				}
			}
		})
	}
	for _, x := range history[30:] {
		l.tell(x)
	}
	people.Wait()
	heldHouse{t, l.house}.addsUp()
}

// inTurn leaves a test out of short runs, in which the race detector looks on: one
// thing after another happens in it, through code that others run at once.
func inTurn(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("nothing happens at once here")
	}
}

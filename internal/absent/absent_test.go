package absent

import "testing"

// ended records how a test ended in place of ending the real one.
type ended struct {
	testing.TB
	how string
}

func (e *ended) Helper()               {}
func (e *ended) Fatalf(string, ...any) { e.how += "failed " }
func (e *ended) Skipf(string, ...any)  { e.how += "skipped" }

func TestAbsenceSkipsUnlessTheMachinePromisesEverything(t *testing.T) {
	t.Setenv("WATCHFLOOR_NO_SKIP", "")
	e := &ended{TB: t}
	if Skip(e, "no program"); e.how != "skipped" {
		t.Errorf("without the promise: %q, want a skip", e.how)
	}
	t.Setenv("WATCHFLOOR_NO_SKIP", "1")
	e = &ended{TB: t}
	// The real Fatalf would not return, so that the skip after it is never reached.
	if Skip(e, "no program"); e.how != "failed skipped" {
		t.Errorf("with the promise: %q, want a failure first", e.how)
	}
}

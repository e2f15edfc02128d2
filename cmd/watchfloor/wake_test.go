package main

import (
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
)

// TestAClockFiresAfterSomebodyActed: in a house of loaded history a lead that was
// held wakes though somebody acted live after its time had come.
func TestAClockFiresAfterSomebodyActed(t *testing.T) {
	h := newTested(t, record.HouseFounded{History: true}, inSQLite(t))
	held := taking(t, h, h.sitter(), `{"id":"held","text":"There was a van by the gate."}`).Taken[0].Lead
	other := taking(t, h, h.sitter(), `{"id":"other","text":"A lamp is out."}`).Taken[0].Lead
	h.clock.move(time.Minute)
	if _, err := h.Decide(t.Context(), h.sitter(), desk.Decision{Act: desk.Hold, Lead: held, Until: h.now() + record.Hour}); err != nil {
		t.Fatal(err)
	}
	h.clock.move(2 * time.Hour)
	if _, err := h.Decide(t.Context(), h.sitter(), desk.Decision{Act: desk.Note, Lead: other, Words: "It was replaced."}); err != nil {
		t.Fatal(err)
	}
	if err := h.wake(t.Context(), h.now()); err != nil {
		t.Fatal(err)
	}
	if l, err := h.Lead(t.Context(), h.sitter(), 0, held); err != nil || l.State != record.StateOpen {
		t.Errorf("the lead is %s: %v", l.State, err)
	}
}

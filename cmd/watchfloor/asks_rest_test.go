package main

import (
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/store"
)

// TestASearchRestsWhileItsLeadIsClosed: nothing is told of what answers it while nobody works
// on the lead for which it was searched, also past moments of that time say so; when the lead
// is open again, what came meanwhile answers.
func TestASearchRestsWhileItsLeadIsClosed(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		v := l.viewer()
		from := l.now()
		lead := l.leadOf(l.takes(`{"id":"a1","source":"Line 1","text":"He asked for the quay."}`))
		must(t, l.db.Write(t.Context(), store.Interactive, func(tx *store.Tx) error {
			return l.keepAsking(tx, v, desk.Searching{Purpose: record.PurposeTriage, Lead: lead, Words: "Quillon Bassetray", Keep: true, Seen: tx.Newest()}, 0)
		}))
		now := func(at record.Time) (answered, waiting int, rests record.LeadState, counted int) {
			t.Helper()
			s, err := l.Searches(t.Context(), v, at)
			must(t, err)
			if len(s.Resting) > 0 {
				rests = s.Resting[0].Rests
				if len(s.Resting[0].Answers) > 0 {
					t.Errorf("what answers is told while it rests: %+v", s.Resting[0])
				}
			}
			counted, err = l.AnsweredSince(t.Context(), v, at, from)
			must(t, err)
			return len(s.Answered), len(s.Waiting), rests, counted
		}
		is := func(at record.Time, answered, waiting int, rests record.LeadState) {
			t.Helper()
			if a, w, r, n := now(at); a != answered || w != waiting || r != rests || n != answered {
				t.Errorf("%d answered, %d waiting, rests %v, %d counted; want %d, %d, %v", a, w, r, n, answered, waiting, rests)
			}
		}
		decide := func(act desk.Act) {
			t.Helper()
			l.clock.move(time.Minute)
			_, err := l.Decide(t.Context(), v, desk.Decision{Act: act, Lead: lead, Reason: record.ReasonNothing, Words: "why", Until: l.now() + record.Day})
			must(t, err)
		}
		is(0, 0, 1, record.StateOpen)
		decide(desk.Reject)
		is(0, 0, 0, record.StateRejected)
		l.takes(`{"id":"a2","source":"Line 2","text":"Quillon Bassetray rang."}`)
		must(t, l.askAgain(t.Context(), store.Interactive))
		is(0, 0, 0, record.StateRejected)
		rested := l.now()
		decide(desk.Reopen)
		is(0, 1, 0, record.StateOpen)
		is(rested, 0, 0, record.StateRejected)
		decide(desk.Hold)
		is(0, 0, 0, record.StateHeld)
	})
}

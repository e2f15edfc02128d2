package main

import (
	"errors"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
)

// TestAnOutcomeIsSaidOnceOfSeveralLeads: each gets an entry of its own with the words, and
// each is taken back by itself; where one of them is open, nothing is said of any.
func TestAnOutcomeIsSaidOnceOfSeveralLeads(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		d := newDeskOfThree(t, empty(record.HouseFounded{}))
		ctx := t.Context()
		threat := d.hears(0, "He says he will kill the clerk at the harbour office.")
		door := d.hears(1, "A man asked which door of the old customs house is never locked.")
		gate := d.hears(2, "The garden gate was left open.")
		d.does(0, threat, desk.OpenOperation, func(x *desk.Decision) { x.Words, x.Priority = "HARBOUR LIGHT", record.P2H })
		l, err := d.Lead(ctx, d.viewer(), 0, threat)
		if err != nil {
			t.Fatal(err)
		}
		d.does(0, door, desk.Attach, func(x *desk.Decision) { x.Operation = l.Operation.ID })
		of := func(at record.Time, operation record.ID) map[record.ID]record.Came {
			t.Helper()
			v, err := d.Outcomes(ctx, d.viewer(), at, operation)
			if err != nil {
				t.Fatal(err)
			}
			out := map[record.ID]record.Came{}
			for _, l := range v.Leads {
				out[l.Lead] = l.Came
			}
			return out
		}
		x := desk.OutcomesDecision{Request: record.NewID(), Leads: []record.ID{threat, door, gate}, Came: record.CameDisrupted, Words: "Arrested on Friday."}
		var cannot desk.Cannot
		if err := d.SayOutcomes(ctx, d.three[0], x); !errors.As(err, &cannot) || d.learned(0).Outcomes != 2 || of(0, l.Operation.ID)[threat] != record.CameUnstated {
			t.Errorf("one of three leads is open: %v", err)
		}
		x.Leads, x.Request = x.Leads[:2], record.NewID()
		for range 2 { // sent twice, counted once
			if err := d.SayOutcomes(ctx, d.three[0], x); err != nil {
				t.Fatal(err)
			}
		}
		then := d.now()
		d.clock.move(time.Hour)
		if got := of(0, l.Operation.ID); len(got) != 2 || got[threat] != record.CameDisrupted || got[door] != record.CameDisrupted {
			t.Errorf("what came of the operation: %v", got)
		}
		x = desk.OutcomesDecision{Request: record.NewID(), Leads: []record.ID{door}, Words: "He had nothing to do with it."}
		if err := d.SayOutcomes(ctx, d.three[0], x); err != nil {
			t.Fatal(err)
		}
		if got := of(0, record.ID{}); got[threat] != record.CameDisrupted || got[door] != record.CameUnstated {
			t.Errorf("one is taken back: %v", got)
		}
		if got := of(then, l.Operation.ID); got[door] != record.CameDisrupted {
			t.Errorf("what was said an hour before: %v", got)
		}
		page, err := d.Lead(ctx, d.viewer(), 0, door)
		said := 0
		for _, e := range page.Trail {
			if e.Kind == record.KindOutcomeStated && e.Words != "" {
				said++
			}
		}
		if err != nil || said != 2 {
			t.Errorf("the trail of the lead tells of %d outcomes, %v", said, err)
		}
		if _, err := d.Outcomes(ctx, d.viewer(), 0, record.ID{9}); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("an operation that is not there: %v", err)
		}
		for _, leads := range [][]record.ID{nil, make([]record.ID, desk.MostOutcomes+1)} {
			if err := d.SayOutcomes(ctx, d.three[0], desk.OutcomesDecision{Request: record.NewID(), Leads: leads, Words: "x"}); !errors.As(err, &cannot) {
				t.Errorf("%d leads at once: %v", len(leads), err)
			}
		}
	})
}

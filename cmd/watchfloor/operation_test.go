package main

import (
	"errors"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
)

func (d deskOfThree) ends(op record.ID, how record.OperationEnd, words string) error {
	return d.EndOperation(d.t.Context(), d.three[1], desk.EndDecision{Request: record.NewID(), Operation: op, How: how, Words: words})
}

// operation is the only one that the viewer may read.
func (d deskOfThree) operation(at record.Time, labels ...int) desk.OperationView {
	d.t.Helper()
	ops, err := d.Operations(d.t.Context(), d.viewer(labels...), at)
	if err != nil || len(ops) != 1 {
		d.t.Fatalf("%+v, %v", ops, err)
	}
	return ops[0]
}

// TestAnOperationEndsAndIsReopened: the end, its reason and who said it stand on the page
// as of their time, nothing is attached meanwhile, and the work counts in days.
func TestAnOperationEndsAndIsReopened(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		d := newDeskOfThree(t, empty(record.HouseFounded{}))
		first, second := d.takes(1), d.takes(2)
		d.does(0, first, desk.OpenOperation, func(x *desk.Decision) { x.Words, x.Priority = "HARBOUR LIGHT", record.P3 })
		op := d.operation(0)
		if op.Ended != 0 || op.How != "" {
			t.Fatalf("%+v", op)
		}
		opened := d.now()
		d.clock.move(3 * 24 * time.Hour)
		if err := d.ends(op.ID, record.EndedNothing, "The vans were a film crew."); err != nil {
			t.Fatal(err)
		}
		ended := d.operation(0)
		if ended.Ended != d.now() || ended.How != "nothing to it" || ended.Name != op.Name || ended.Leads != 1 || len(ended.Trail) != 1 ||
			ended.Trail[0].Text != "Operation ended: nothing to it" || ended.Trail[0].Words != "The vans were a film crew." || ended.Trail[0].Actor != d.three[1].Actor {
			t.Errorf("%+v", ended)
		}
		if then := d.operation(opened); then.Ended != 0 || len(then.Trail) != 0 {
			t.Errorf("before it ended: %+v", then)
		}
		if s := d.seen(0); s.Ended.N != 1 || s.Ended.Running != 0 || s.Ended.Took != ended.Ended-ended.Opened || s.Ended.Took < 3*record.Day {
			t.Errorf("%+v", s.Ended)
		}
		if s := d.seen(opened); s.Ended.N != 0 || s.Ended.Running != 1 {
			t.Errorf("before it ended: %+v", s.Ended)
		}
		var cannot desk.Cannot
		attach := desk.Decision{Request: record.NewID(), Act: desk.Attach, Lead: second, Operation: op.ID}
		if _, err := d.Decide(t.Context(), d.three[0], attach); !errors.As(err, &cannot) || !strings.Contains(err.Error(), "has ended") {
			t.Errorf("a lead goes into an operation that ended: %v", err)
		}
		if err := d.ends(op.ID, record.EndedDone, "Again."); !errors.As(err, &cannot) {
			t.Errorf("ended twice: %v", err)
		}
		d.clock.move(time.Hour)
		if err := d.ends(op.ID, record.OperationRuns, "There was a second van."); err != nil {
			t.Fatal(err)
		}
		if again := d.operation(0); again.Ended != 0 || again.How != "" || len(again.Trail) != 2 {
			t.Errorf("reopened: %+v", again)
		}
		if s := d.seen(0); s.Ended.N != 0 || s.Ended.Running != 1 {
			t.Errorf("reopened: %+v", s.Ended)
		}
		if _, err := d.Decide(t.Context(), d.three[0], attach); err != nil {
			t.Errorf("reopened, and nothing can be attached: %v", err)
		}
	})
}

// TestTheEndOfARestrictedOperationIsItsReadersAlone: it is under the labels of the
// operation, and nobody else can end it, see it or count it.
func TestTheEndOfARestrictedOperationIsItsReadersAlone(t *testing.T) {
	d := newDeskOfThree(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	d.takes(1)
	d.tell(happening{what: "take", sealed: true, line: `{"id":"x1","text":"The van belongs to Orsin Mestrov.","labels":["harbour","lantern"]}`})
	opens := desk.Decision{Request: record.NewID(), Act: desk.OpenOperation, Lead: d.sealed.leads[0], Words: "QUIET HARBOUR", Priority: record.P2H}
	if _, err := d.Decide(t.Context(), d.viewer(0, 1), opens); err != nil {
		t.Fatal(err)
	}
	op := d.operation(0, 0, 1)
	if err := d.ends(op.ID, record.EndedDone, "Nobody asked."); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("an outsider ends it: %v", err)
	}
	end := desk.EndDecision{Request: record.NewID(), Operation: op.ID, How: record.EndedDone, Words: "Two arrests."}
	for range 2 { // sent twice it counts once
		if err := d.EndOperation(t.Context(), d.viewer(0, 1), end); err != nil {
			t.Fatal(err)
		}
	}
	if got := d.operation(0, 0, 1); got.How != "done" || len(got.Trail) != 1 {
		t.Errorf("%+v", got)
	}
	if s := d.seen(0); s.Ended.N != 0 || s.Ended.Running != 0 {
		t.Errorf("an outsider counts %+v", s.Ended)
	}
	if s := d.seen(0, 0, 1); s.Ended.N != 1 {
		t.Errorf("its readers count %+v", s.Ended)
	}
}

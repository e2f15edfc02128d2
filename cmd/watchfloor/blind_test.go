package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// told is all that the pages which tell of a lead say to a viewer, as one text.
func (d deskOfThree) told(v lawful.Viewer, lead record.ID, at record.Time) string {
	d.t.Helper()
	ctx := d.t.Context()
	var b bytes.Buffer
	add := func(what string, page any, err error) {
		d.t.Helper()
		if err != nil {
			d.t.Fatalf("%s: %v", what, err)
		}
		if err := json.NewEncoder(&b).Encode(page); err != nil {
			d.t.Fatal(err)
		}
	}
	l, err := d.Lead(ctx, v, at, lead)
	add("lead", l, err)
	for _, m := range l.Members {
		r, err := d.Report(ctx, v, at, m.ID)
		add("report", r, err)
	}
	s, err := d.Search(ctx, v, at, record.StandingTip, web.SearchQuery{Words: "substation"})
	add("search", s, err)
	since, err := d.Since(ctx, v, 1)
	add("since", since, err)
	learned, err := d.Learning(ctx, v, at)
	add("learning", learned.Again, err)
	add("outcomes", learned.Came, err)
	return b.String()
}

// TestWhoLooksAgainIsNotShownTheFirstDecision: from taking a lead until deciding, no page
// of the house says to that viewer what was decided and what was written, also as of the
// day before; everybody else reads it, and so do they afterwards.
func TestWhoLooksAgainIsNotShownTheFirstDecision(t *testing.T) {
	d := newDeskOfThree(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	ctx := t.Context()
	all := map[desk.FigureCode]float64{{Group: rank.LookedAgain}: 1}
	if err := d.DecideRules(ctx, d.viewer(), desk.RulesDecision{Request: record.NewID(), On: 2, Figures: all, Words: "Look at all of them."}); err != nil {
		t.Fatal(err)
	}
	fence := d.hears(1, "A man took photographs of the substation fence.")
	gate := d.hears(2, "The garden gate was left open all night.")
	d.does(2, gate, desk.Note, func(x *desk.Decision) { x.Words = "Ask the gardener." })
	d.does(0, fence, desk.Note, func(x *desk.Decision) { x.Words = "It was a surveyor, I think." })
	d.does(0, fence, desk.Trace)
	d.does(0, gate, desk.Reject, reason(record.ReasonJunk))
	closed := d.now()
	d.clock.move(time.Hour)
	for i := range 90 { // so much that the record has drawn
		d.takes(i)
	}
	if err := d.settleAll(ctx, store.Bulk); err != nil {
		t.Fatal(err)
	}
	says := []string{"surveyor", "A trace was asked for", `"what":"traced"`, `"state":"traced"`}
	holds := func(v lawful.Viewer, at record.Time) (n int) {
		for _, words := range says {
			n += strings.Count(d.told(v, fence, at), words)
		}
		return n
	}
	if holds(d.three[1], 0) < 4 {
		t.Fatal("the pages do not tell of the decision at all")
	}
	if v := d.takesAgain(1); v.Lead != fence {
		t.Fatalf("the lead that waits longest is not taken: %v", v)
	}
	for _, at := range []record.Time{0, closed, closed + record.Minute} {
		if n := holds(d.three[1], at); n != 0 {
			t.Errorf("who looks again is told %d times what was decided, at %v", n, at)
		}
	}
	if l, err := d.Lead(ctx, d.three[1], 0, fence); err != nil || !l.Again || len(l.Members) != 1 {
		t.Errorf("the page of the lead: %+v %v", l.Row, err)
	}
	if holds(d.three[0], 0) < 4 || holds(d.three[2], 0) < 4 {
		t.Error("the others do not read what was decided")
	}
	var cannot desk.Cannot
	for _, act := range []desk.Act{desk.Reopen, desk.Note, desk.SayOutcome} {
		x := desk.Decision{Request: record.NewID(), Act: act, Lead: fence, Words: "x"}
		if _, err := d.Decide(ctx, d.three[1], x); !errors.As(err, &cannot) || strings.Contains(err.Error(), "traced") {
			t.Errorf("%v while looking again: %v", act, err)
		}
	}
	if err := d.TakeAgain(ctx, d.three[1], record.NewID()); err != nil {
		t.Error(err)
	}
	if v, err := d.Again(ctx, d.three[1], 0); err != nil || v.Lead != fence {
		t.Errorf("somebody holds another lead than the one they took: %v %v", v.Lead, err)
	}
	if err := d.TakeAgain(ctx, d.three[2], record.NewID()); !errors.As(err, &cannot) {
		t.Errorf("who noted something about one lead, while the other is taken, is given one: %v", err)
	}
	if err := d.LookAgain(ctx, d.three[1], desk.AgainDecision{Request: record.NewID(), Lead: fence, Follow: true, Words: "The fence is new."}); err != nil {
		t.Fatal(err)
	}
	if holds(d.three[1], 0) < 4 {
		t.Error("after their decision they do not read the first one")
	}
	if a := d.learned(0).Again; a.N != 0 || a.Traced != 1 || a.Agreed != 1 || !a.Pairs[0].Traced {
		t.Errorf("a trace that was looked at again counts as %+v", a)
	}
	if err := d.Opened(ctx, d.three[1], gate); err != nil {
		t.Fatal(err)
	}
	if err := d.TakeAgain(ctx, d.three[1], record.NewID()); !errors.As(err, &cannot) {
		t.Errorf("who has opened a lead since it was closed is given it: %v", err)
	}
	if err := d.Opened(ctx, d.three[1], fence); err != nil {
		t.Fatal(err)
	}
	q, err := d.db.Ask(ctx, d.viewer(), d.scales, 0)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := q.WhoRead(fence)
	if err := errors.Join(err, q.Close()); err != nil || len(lines) == 0 || lines[0].Actor != d.three[1].Actor {
		t.Errorf("who looked is not in the record: %v %v", lines, err)
	}
}

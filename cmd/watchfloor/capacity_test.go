package main

import (
	"fmt"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/picture"
	"watchfloor/record"
)

// desk of three: what they do about leads, each by one of them in turn.
type deskOfThree struct {
	*teller
	three []lawful.Viewer
}

func newDeskOfThree(t *testing.T, h *tested) deskOfThree {
	l := newTeller(t, h)
	d := deskOfThree{teller: l}
	for n := range byte(3) {
		d.three = append(d.three, l.colleague(t, n+2, record.RoleSupervisor))
	}
	return d
}

// does lets one of the three do something about a lead.
func (d deskOfThree) does(n int, lead record.ID, act desk.Act, more ...func(*desk.Decision)) {
	d.t.Helper()
	x := desk.Decision{Request: record.NewID(), Act: act, Lead: lead, Reason: record.ReasonNothing}
	for _, m := range more {
		m(&x)
	}
	if _, err := d.Decide(d.t.Context(), d.three[n%3], x); err != nil {
		d.t.Fatalf("%s: %v", act, err)
	}
}

// takes takes a report in and returns its lead.
func (d deskOfThree) takes(i int) record.ID {
	d.t.Helper()
	d.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"m%d","source":"Line %d","text":"Matter %d near house %d."}`, i, i, i, i*13)})
	return d.leadOf(d.open.reports[len(d.open.reports)-1])
}

func (d deskOfThree) seen(at record.Time, labels ...int) picture.Seen {
	d.t.Helper()
	s, err := d.Capacity(d.t.Context(), d.viewer(labels...), at)
	if err != nil {
		d.t.Fatal(err)
	}
	return s
}

// TestCapacityCountsWhatTheRecordHolds: leads that come, come back and go over, the time
// between taking up and finishing, calls, posts held, as of the moment and over what
// the viewer may read.
func TestCapacityCountsWhatTheRecordHolds(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		d := newDeskOfThree(t, empty(record.HouseFounded{}))
		if s := d.seen(0); s.From != 0 || s.Leads.New != 0 {
			t.Errorf("an empty house: %+v", s)
		}
		var leads []record.ID
		for i := range 9 {
			leads = append(leads, d.takes(i))
		}
		begun := d.now()
		if err := d.DecideRoster(t.Context(), d.viewer(), desk.RosterDecision{Request: record.NewID(), Open: "Duty desk"}); err != nil {
			t.Fatal(err)
		}
		roster, err := d.Posts(t.Context(), d.viewer(), 0)
		if err != nil {
			t.Fatal(err)
		}
		duty := desk.Duty{Post: roster.Posts[0].ID, Account: d.viewer().Actor, From: begun, Until: begun + 8*record.Hour}
		if err := d.DecideRoster(t.Context(), d.viewer(), desk.RosterDecision{Request: record.NewID(), Add: []desk.Duty{duty}}); err != nil {
			t.Fatal(err)
		}
		for i, lead := range leads[:6] {
			d.does(i, lead, desk.Claim)
			d.clock.move(20 * time.Minute)
			d.does(i, lead, desk.Reject)
		}
		before := d.now()
		d.clock.move(time.Hour)
		d.does(0, leads[0], desk.Reopen)
		d.does(1, leads[0], desk.Reject) // at once, by whoever sees it
		d.does(2, leads[7], desk.Merge, func(x *desk.Decision) { x.Other = leads[6] })
		d.does(0, leads[8], desk.OpenOperation, func(x *desk.Decision) { x.Words, x.Priority = "HARBOUR LIGHT", record.P3 })
		call := desk.CallDecision{Act: desk.CallBegin, Call: record.NewID()}
		for _, act := range []desk.CallAct{desk.CallBegin, desk.CallEnd} {
			call.Act = act
			if err := d.DecideCall(t.Context(), d.viewer(), call); err != nil {
				t.Fatal(err)
			}
			d.clock.move(9 * time.Minute)
		}
		s := d.seen(0)
		if l := s.Leads; l.New != 9 || l.Back != 1 || l.Over != 1 || l.Came() != 9 || l.Done != 8 || l.TakenUp != 6 || l.Hands != 120*record.Minute || l.OfFew {
			t.Errorf("leads: %+v", l)
		}
		if c := s.Calls; c.Begun != 1 || c.Done != 1 || c.Hands != 9*record.Minute {
			t.Errorf("calls: %+v", c)
		}
		if s.Attached != 1 || s.Operations != 1 || s.Duty.Posts != 1 || s.Duty.Duties != 1 || s.Duty.Held != d.now()-begun {
			t.Errorf("operations and duty: %+v", s)
		}
		alike := 0
		for _, a := range s.Alike {
			if alike += a.N; a.P <= 0 || a.InTime <= record.One/2 || a.PerDay <= 0 {
				t.Errorf("what the order knew: %+v", a)
			}
		}
		// One waits still, and one went over into it: nine in ten were not looked at.
		if w := s.Waited; alike != 8 || w.N != 9 || w.Looked != 7 || w.Half != 80*record.Minute || w.Nine != -1 {
			t.Errorf("%d leads weighed, waits %+v", alike, w)
		}
		if then := d.seen(before); then.Leads.Back != 0 || then.Leads.Over != 0 || then.Leads.Done != 6 || then.Calls.Begun != 0 || then.Waited.Looked != 6 || then.Waited.N != 9 || then.Duty.Held != before-begun {
			t.Errorf("at an earlier moment: %+v", then)
		}
		d.clock.move(29 * 24 * time.Hour)
		if late := d.seen(0); late.Leads.New != 0 || late.Leads.Done != 0 || late.Calls.Begun != 0 || late.From != late.Moment.Now-picture.Window {
			t.Errorf("a month later: %+v", late)
		}
	})
}

// TestCapacityCountsNothingRestricted: what an outsider may not read adds to no count.
func TestCapacityCountsNothingRestricted(t *testing.T) {
	d := newDeskOfThree(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	d.takes(1)
	open := d.seen(0)
	d.tell(happening{what: "take", sealed: true, line: `{"id":"x1","text":"The van belongs to Orsin Mestrov.","labels":["harbour","lantern"]}`})
	lead := d.sealed.leads[0]
	if _, err := d.Decide(t.Context(), d.viewer(0, 1), desk.Decision{Request: record.NewID(), Act: desk.Reject, Lead: lead, Reason: record.ReasonNothing}); err != nil {
		t.Fatal(err)
	}
	if s := d.seen(0); s.Leads != open.Leads || len(s.Alike) != len(open.Alike) || s.Waited != open.Waited {
		t.Errorf("an outsider counts %+v, and %+v without what is restricted", s.Leads, open.Leads)
	}
	if s := d.seen(0, 0, 1); s.Leads.New != 2 || s.Leads.Done != 1 {
		t.Errorf("who may read all counts %+v", s.Leads)
	}
}

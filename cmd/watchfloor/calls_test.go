package main

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// caller is somebody on the phone in a test.
type caller struct {
	*tested
	t    *testing.T
	call record.ID
}

// ring begins a call.
func ring(t *testing.T, h *tested) caller {
	t.Helper()
	c := caller{h, t, record.NewID()}
	c.does(desk.CallDecision{Act: desk.CallBegin})
	return c
}

func (c caller) does(d desk.CallDecision) {
	c.t.Helper()
	d.Call = c.call
	if err := c.DecideCall(c.t.Context(), c.sitter(), d); err != nil {
		c.t.Fatal(err)
	}
}

func (c caller) view() desk.CallView {
	c.t.Helper()
	v, err := c.Call(c.t.Context(), c.sitter(), 0, c.call)
	if err != nil {
		c.t.Fatal(err)
	}
	return v
}

func (c caller) onTop(v lawful.Viewer, at record.Time) []desk.RaisedCall {
	c.t.Helper()
	raised, err := c.Raised(c.t.Context(), v, at)
	if err != nil {
		c.t.Fatal(err)
	}
	return raised.Calls
}

func (c caller) size() record.Seq {
	c.t.Helper()
	head, err := c.db.Head(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	return head
}

func (c caller) whole() {
	c.t.Helper()
	found, err := c.db.Verify(c.t.Context(), nil)
	if err != nil || len(found.Problems) > 0 {
		c.t.Errorf("the house is not whole: %v %v", found.Problems, err)
	}
}

func TestARaisedCallIsAReportWithAClockBeforeItEnds(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		c := ring(t, empty(record.HouseFounded{}))
		c.clock.move(2 * time.Minute)
		raised := c.now()
		form := desk.CallForm{Words: "He stands at the door with a knife.", Named: true, Phone: "07700 900123"}
		c.does(desk.CallDecision{Act: desk.CallRaise, Form: form})
		was := c.size()
		c.does(desk.CallDecision{Act: desk.CallRaise, Form: desk.CallForm{Words: "Other words."}})
		if c.size() != was {
			t.Error("pressed twice, it was raised twice")
		}
		top := c.onTop(c.sitter(), 0)
		if len(top) != 1 || top[0].LookBy != raised+15*record.Minute || top[0].Lead.IsZero() || top[0].Begun != raised-2*record.Minute {
			t.Fatalf("on top stands %+v", top)
		}
		row := c.lead(top[0].Lead).Row
		if row.Clock != raised+15*record.Minute || !strings.Contains(row.ClockWhy, "fifteen minutes") {
			t.Errorf("look by %s because %s", row.Clock, row.ClockWhy)
		}
		c.clock.move(5 * time.Minute)
		c.does(desk.CallDecision{Act: desk.CallAnswer})
		c.does(desk.CallDecision{Act: desk.CallAnswer})
		if top := c.onTop(c.sitter(), 0); len(top) != 0 {
			t.Errorf("taken up, it still stands on top: %+v", top)
		}
		if past := c.onTop(c.sitter(), raised+record.Minute); len(past) != 1 {
			t.Error("as of before, it was not on top")
		}
		if row := c.lead(top[0].Lead).Row; row.Clock <= raised+15*record.Minute {
			t.Errorf("taken up, its clock still is %s", row.Clock)
		}
		form.Words += " He has gone now."
		c.does(desk.CallDecision{Act: desk.CallEnd, Form: form})
		was = c.size()
		c.does(desk.CallDecision{Act: desk.CallEnd, Form: form})
		if c.size() != was {
			t.Error("ended twice")
		}
		lead := c.lead(top[0].Lead)
		if v := c.view(); lead.Reports != 2 || lead.Origins != 1 || v.Lead != lead.Lead || lead.Members[1].Revises != lead.Members[0].ID || v.Report != lead.Members[1].ID {
			t.Errorf("%d reports of %d origins, the second changes %s", lead.Reports, lead.Origins, lead.Members[1].Revises)
		}
		c.whole()
		if err := c.db.Rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
		c.whole()
	})
}

func (c caller) lead(id record.ID) desk.LeadView {
	c.t.Helper()
	l, err := c.Lead(c.t.Context(), c.sitter(), 0, id)
	if err != nil {
		c.t.Fatal(err)
	}
	return l
}

func TestACallEndsWithWhatWasWritten(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		silent := ring(t, h)
		silent.does(desk.CallDecision{Act: desk.CallEnd, Form: desk.CallForm{Words: " \n"}})
		if v := silent.view(); !v.Report.IsZero() || v.Ended == 0 {
			t.Errorf("a call without words left the report %s", v.Report)
		}
		raised := ring(t, h)
		raised.does(desk.CallDecision{Act: desk.CallRaise})
		raised.does(desk.CallDecision{Act: desk.CallEnd})
		if v := raised.view(); v.Report.IsZero() || v.Lead.IsZero() {
			t.Error("a call raised without words has no report")
		}
		same := desk.CallForm{Words: "There is a bomb in the station."}
		first, second := ring(t, h), ring(t, h)
		first.does(desk.CallDecision{Act: desk.CallRaise, Form: same})
		first.does(desk.CallDecision{Act: desk.CallEnd, Form: same})
		second.does(desk.CallDecision{Act: desk.CallEnd, Form: same})
		if a, b := first.view(), second.view(); a.Report == b.Report || b.Report.IsZero() {
			t.Error("two callers with the same words are one report")
		} else if l := first.lead(a.Lead); l.Reports != 1 || len(l.Members[0].Repeats) != 0 {
			t.Errorf("a call that ended as it was raised has %d reports, which came again %d times", l.Reports, len(l.Members[0].Repeats))
		}
		silent.whole()
	})
}

// TestWhatTheDeskAsksCountsForNothing holds somebody whose name stands in a
// question, and asks a question that speaks of death.
func TestWhatTheDeskAsksCountsForNothing(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		if _, err := h.hold(t.Context(), []holdings.Holding{{Type: record.HoldingPerson, Names: []holdings.Name{{Text: "Else Knows"}}}}, "", 0); err != nil {
			t.Fatal(err)
		}
		answers := map[string]string{}
		for _, q := range desk.Questions() {
			answers[q.ID] = "so so"
		}
		c := ring(t, h)
		c.does(desk.CallDecision{Act: desk.CallEnd, Form: desk.CallForm{Words: "A lamp is out.", Answers: answers, Threat: desk.ThreatBomb, Named: true,
			Name: "Wilma Okon", Phone: "07700 900123", BackOn: "07700 900124"}})
		page, err := h.Report(t.Context(), h.sitter(), 0, c.view().Report)
		if err != nil {
			t.Fatal(err)
		}
		r := page.Report
		if len(r.Marks)+len(r.Signs)+len(r.Links) > 0 || !strings.HasPrefix(r.Text, "A lamp is out.\n\n[What the desk asked about: bomb]\n") || !strings.Contains(r.Text, "Who else knows?: so so\n") {
			t.Errorf("the questions give %v %v %v in %q", r.Marks, r.Signs, r.Links, r.Text)
		}
		for words, want := range map[string]int{"lamp": 1, "so": 1, "bomb": 0, "Wilma": 0, "exact": 0} {
			found, err := h.Search(t.Context(), h.sitter(), 0, record.StandingTip, searching(words))
			if err != nil || len(found.Hits) != want {
				t.Errorf("%q finds %d reports, want %d: %v", words, len(found.Hits), want, err)
			}
		}
		if _, err := h.hold(t.Context(), []holdings.Holding{{Type: record.HoldingPerson, ListID: "later", Names: []holdings.Name{{Text: "Ought Exact"}, {Text: "Else Knows"}}}}, "later", 0); err != nil {
			t.Fatal(err)
		}
		if err := h.follow(t.Context(), store.Interactive); err != nil {
			t.Fatal(err)
		}
		page, err = h.Report(t.Context(), h.sitter(), 0, r.ID)
		if err != nil || len(page.Report.Links) > 0 {
			t.Errorf("found backward in what was asked: %v %v", page.Report.Links, err)
		}
		c.whole()
		if err := h.db.Dispose(t.Context(), h.sitter(), record.DisposalDue, r.ID); err != nil {
			t.Fatal(err)
		}
		c.whole()
	})
}

func searching(words string) web.SearchQuery { return web.SearchQuery{Words: words} }

func TestWhoWaitsForACallStandsThereUntilTheyAreReached(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		c := ring(t, empty(record.HouseFounded{}))
		at := c.now() + record.Hour
		err := c.DecideCall(t.Context(), c.sitter(), desk.CallDecision{Act: desk.CallEnd, Call: c.call, Form: desk.CallForm{Words: "Ring me.", BackAt: at}})
		if cannot := desk.Cannot(""); !errors.As(err, &cannot) {
			t.Errorf("a call back is promised without a number: %v", err)
		}
		c.does(desk.CallDecision{Act: desk.CallEnd, Form: desk.CallForm{Words: "Ring me.", Named: true, Name: "Wilma Okon", Phone: "07700 900123", BackOn: "020 7946 0018", BackAt: at}})
		waits := func(v lawful.Viewer, at record.Time) []desk.CallLine {
			t.Helper()
			calls, err := c.Calls(t.Context(), v, at)
			if err != nil {
				t.Fatal(err)
			}
			return calls.Back
		}
		ended := c.now()
		c.clock.move(time.Minute)
		missed := desk.CallDecision{Act: desk.CallBack, Request: record.NewID()}
		c.does(missed)
		c.does(missed)
		back := waits(c.sitter(), 0)
		if len(back) != 1 || back[0].Phone != "020 7946 0018" || back[0].Name != "Wilma Okon" || back[0].Tries != 1 || back[0].BackAt != at {
			t.Errorf("to call back: %+v", back)
		}
		c.clock.move(time.Minute)
		c.does(desk.CallDecision{Act: desk.CallBack, Request: record.NewID(), Reached: true})
		if back := waits(c.sitter(), 0); len(back) != 0 {
			t.Errorf("reached, and still to call back: %+v", back)
		}
		if back := waits(c.sitter(), ended); len(back) != 1 || back[0].Tries != 0 {
			t.Errorf("as of before: %+v", back)
		}
		c.whole()
	})
}

func TestACallHasTheLabelsChosenForIt(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		if _, err := h.Take(t.Context(), h.sitter(), web.Delivery{}, func(yield func(intake.Report, *intake.Refused) bool) {
			yield(intake.Report{Text: "x", Labels: []string{"lantern"}}, nil)
		}); err != nil {
			t.Fatal(err)
		}
		outsider := h.viewer()
		c := ring(t, h)
		form := desk.CallForm{Words: "He will kill them.", Labels: []string{"lantern"}, Named: true, Phone: "07700 900123", BackAt: h.now() + record.Hour}
		keep := desk.CallKeep{Call: c.call, CallDraft: desk.CallDraft{Form: form, CallStamp: desk.CallStamp{Writer: record.NewID(), N: 1}}}
		if err := h.KeepCall(t.Context(), h.sitter(), keep); err != nil {
			t.Fatal(err)
		}
		hidden := func(when string) {
			t.Helper()
			lists, err := h.Calls(t.Context(), outsider, 0)
			if _, callErr := h.Call(t.Context(), outsider, 0, c.call); err != nil || !errors.Is(callErr, desk.ErrNotFound) || len(lists.Open)+len(lists.Back)+len(c.onTop(outsider, 0)) > 0 {
				t.Errorf("%s, an outsider sees %+v %v", when, lists, callErr)
			}
			if err := h.DecideCall(t.Context(), outsider, desk.CallDecision{Act: desk.CallEnd, Call: c.call}); !errors.Is(err, desk.ErrNotFound) {
				t.Errorf("%s, an outsider ends it: %v", when, err)
			}
		}
		hidden("while it is written")
		c.does(desk.CallDecision{Act: desk.CallRaise, Form: form})
		hidden("raised")
		if top := c.onTop(h.sitter(), 0); len(top) != 1 {
			t.Errorf("on top stands %+v", top)
		}
		form.Labels, form.Words = nil, form.Words+" On Friday."
		c.does(desk.CallDecision{Act: desk.CallEnd, Form: form})
		hidden("ended")
		if v := c.view(); !slices.Equal(v.Labels, []string{"lantern"}) || c.lead(v.Lead).Reports != 2 {
			t.Errorf("it ended under %v", v.Labels)
		}
		c.does(desk.CallDecision{Act: desk.CallBegin})
		other := ring(t, h)
		err := h.DecideCall(t.Context(), outsider, desk.CallDecision{Act: desk.CallEnd, Call: other.call, Form: desk.CallForm{Words: "x", Labels: []string{"lantern"}}})
		if cannot := desk.Cannot(""); !errors.As(err, &cannot) {
			t.Errorf("an outsider gives a label that they do not hold: %v", err)
		}
	})
}

func TestADraftIsKeptAndThenGone(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		c := ring(t, empty(record.HouseFounded{}))
		page, other := record.NewID(), record.NewID()
		keep := func(writer record.ID, n int64, seen desk.CallStamp, words string) error {
			return c.KeepCall(t.Context(), c.sitter(), desk.CallKeep{Call: c.call, Seen: seen, CallDraft: desk.CallDraft{
				Form: desk.CallForm{Words: words}, CallStamp: desk.CallStamp{Writer: writer, N: n}}})
		}
		was := c.size()
		if err := errors.Join(keep(page, 1, desk.CallStamp{}, "wo"), keep(page, 3, desk.CallStamp{}, "words"), keep(page, 2, desk.CallStamp{}, "wor")); err != nil {
			t.Fatal(err)
		}
		if v := c.view(); v.Draft.Form.Words != "words" || v.Draft.N != 3 || c.size() != was {
			t.Errorf("kept: %+v", v.Draft)
		}
		if err := keep(other, 1, desk.CallStamp{}, "from elsewhere"); !errors.Is(err, desk.ErrElsewhere) {
			t.Errorf("another page writes over it: %v", err)
		}
		if err := keep(other, 1, desk.CallStamp{Writer: page, N: 3}, "words and more"); err != nil {
			t.Error("who began from what is kept cannot go on: ", err)
		}
		var entries, keys bytes.Buffer
		if err := c.db.Backup(t.Context(), &entries, &keys); err != nil {
			t.Fatal(err)
		}
		if id := c.call; bytes.Contains(keys.Bytes(), id[:]) {
			t.Error("a key of the draft is in the backup")
		}
		c.whole()
		c.does(desk.CallDecision{Act: desk.CallEnd, Form: desk.CallForm{Words: "all of it"}})
		if v := c.view(); v.Draft.N != 0 || v.Draft.Form.Words != "" {
			t.Errorf("ended, and still kept: %+v", v.Draft)
		}
		if err := keep(other, 9, desk.CallStamp{}, "too late"); err == nil {
			t.Error("a draft is kept of a call that has ended")
		}
	})
}

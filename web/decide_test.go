package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/desk"
	"watchfloor/record"
)

func TestFormsBecomeDecisions(t *testing.T) {
	a, b, once := record.NewID(), record.NewID(), record.NewID()
	form := func(pairs ...string) url.Values {
		f := url.Values{"once": {once.String()}, "lead": {a.String()}}
		for i := 0; i < len(pairs); i += 2 {
			f.Set(pairs[i], pairs[i+1])
		}
		return f
	}
	for name, c := range map[string]struct {
		form url.Values
		want desk.Decision
	}{
		"reject":         {form("act", "reject:junk", "words", " spam "), desk.Decision{Act: desk.Reject, Lead: a, Reason: record.ReasonJunk, Words: "spam"}},
		"hold a while":   {form("act", "hold:3d"), desk.Decision{Act: desk.Hold, Lead: a, Until: noon + 3*record.Day}},
		"hold until":     {form("act", "hold", "until_at", "2026-11-21T09:30"), desk.Decision{Act: desk.Hold, Lead: a, Until: noon + 21*record.Hour + 30*record.Minute}},
		"open operation": {form("act", "open-operation", "words", "Heron", "priority", "P2H"), desk.Decision{Act: desk.OpenOperation, Lead: a, Words: "Heron", Priority: record.P2H}},
		"attach":         {form("act", "attach", "operation", b.String()), desk.Decision{Act: desk.Attach, Lead: a, Operation: b}},
		"merge":          {form("act", "merge", "other", "http://127.0.0.1:8080/lead/"+b.String()+"?as_of=x"), desk.Decision{Act: desk.Merge, Lead: a, Other: b}},
		"split":          {form("act", "split", "report", b.String()), desk.Decision{Act: desk.Split, Lead: a, Reports: []record.ID{b}}},
		"judge":          {form("act", "judge:refuted", "link", b.String()), desk.Decision{Act: desk.Judge, Lead: a, Link: b, State: record.LinkRefuted}},
		"claim":          {form("act", "claim", "words", ""), desk.Decision{Act: desk.Claim, Lead: a}},
	} {
		got, err := readDecision(c.form, noon)
		if got.Request.IsZero() || got.Request == once {
			t.Errorf("%s: request %v is not the form's own", name, got.Request)
		}
		got.Request = record.ID{}
		if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", name, err, diff)
		}
	}
	for name, f := range map[string]url.Values{
		"no act": form(), "an unknown act": form("act", "promote"), "no reason": form("act", "reject"), "an unknown reason": form("act", "reject:boredom"),
		"unstated reason": form("act", "reject:unstated"), "no words": form("act", "note", "words", " "), "no name": form("act", "open-operation", "priority", "P4"),
		"no priority": form("act", "open-operation", "words", "x"), "no operation": form("act", "attach"), "no other": form("act", "merge"),
		"itself": form("act", "merge", "other", a.String()), "no report": form("act", "split"), "no link": form("act", "judge:confirmed"),
		"no state": form("act", "judge", "link", b.String()), "no lead": form("act", "claim", "lead", ""), "no id": form("act", "claim", "lead", "7"),
		"no request": form("act", "claim", "once", ""), "held into the past": form("act", "hold", "until_at", "2026-11-19T09:30"),
		"held for no time": form("act", "hold"), "held for ages": form("act", "hold:400d"), "held for rubbish": form("act", "hold:soon"),
	} {
		if d, err := readDecision(f, noon); err == nil {
			t.Errorf("%s: taken for %+v", name, d)
		}
	}
}

func TestADecisionSentTwiceCountsOnce(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	lead := m.leads[0]
	f := url.Values{"once": {record.NewID().String()}, "act": {"note"}, "words": {"called back"}, "lead": {lead.first.Lead.String()}}
	v.post("/decide", f)
	v.post("/decide", f)
	if len(lead.turns) != 1 {
		t.Errorf("the note counts %d times, want once", len(lead.turns))
	}
	f.Set("words", "called back again") // from the same page, kept by the browser
	v.post("/decide", f)
	if len(lead.turns) != 2 {
		t.Errorf("a second note from the same page counts %d times, want once", len(lead.turns)-1)
	}
}

func TestADecisionLeadsToWhereItIsSeen(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	lead := m.leads[0].first.Lead.String()
	link := m.leads[0].first.Links[0].ID.String()
	// In this order: a lead that is traced is off the board and cannot be claimed.
	for _, step := range [][2]string{{"claim", "/lead/" + lead}, {"trace", "/?did=trace&lead=" + lead}} {
		act, want := step[0], step[1]
		w := v.post("/decide", url.Values{"once": {record.NewID().String()}, "act": {act}, "lead": {lead}})
		if got := w.Header().Get("Location"); got != want || w.Code != http.StatusSeeOther {
			t.Errorf("%s leads to %d %q, want %q", act, w.Code, got, want)
		}
	}
	for back, want := range map[string]string{"/lead/" + lead: "/lead/" + lead + "#links", "https://desk.example/": "/lead/" + lead, "/lead/x//evil.example": "/lead/" + lead} {
		w := v.post("/decide", url.Values{"once": {record.NewID().String()}, "act": {"judge:confirmed"}, "link": {link}, "back": {back}})
		if got := w.Header().Get("Location"); got != want {
			t.Errorf("a judgement from %q leads to %q, want %q", back, got, want)
		}
	}
	w := v.post("/decide", url.Values{"once": {record.NewID().String()}, "act": {"claim"}, "lead": {lead}})
	if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "not open any more") {
		t.Errorf("claiming what is not open: %d", w.Code)
	}
	if w := v.post("/decide?as_of=2026-11-20", url.Values{}); w.Code != http.StatusConflict {
		t.Errorf("deciding in the past: %d, want 409", w.Code)
	}
}

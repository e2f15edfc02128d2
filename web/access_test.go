package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/lawful"
	"watchfloor/record"
)

func TestWhatIsNotShownIsNotedTheSameForWhatIsThereAndWhatIsNot(t *testing.T) {
	m := newCity(t)
	m.viewer.Roles = lawful.Roles{record.RoleAnalyst}
	m.viewer.Holds = 0
	v := newVisitor(t, m)
	hidden, nothing := m.leads[0].first.Lead, record.NewID()
	m.hidden[hidden] = true
	for _, id := range []record.ID{hidden, nothing} {
		m.access.notShown = nil
		if w := v.get("/lead/" + id.String()); w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), `href="/access?item=`+id.String()) {
			t.Errorf("status %d, %s", w.Code, w.Body)
		}
		v.post("/decide", url.Values{"act": {"claim"}, "lead": {id.String()}, "once": {record.NewID().String()}})
		v.get("/emergencies")
		v.get("/nowhere")
		want := []record.ReadRefused{{Item: id}, {Item: id}, {Why: record.NotTheirRole}}
		if fmt.Sprint(m.access.notShown) != fmt.Sprint(want) {
			t.Errorf("noted was %v, want %v", m.access.notShown, want)
		}
	}
	m.viewer.Holds = lawful.House.Holds
	if w := v.get("/lead/" + nothing.String()); strings.Contains(w.Body.String(), "/access") {
		t.Error("who may read everything is offered to ask for more")
	}
}

// asked is a house in which people asked to read more.
func asked(t *testing.T) *memory {
	m := newCity(t)
	m.viewer.Holds, m.viewer.Emergency = 0, noon+record.Hour
	item, others := m.leads[0].first.Lead, record.NewID()
	m.access.labels = []string{"harbour", "lantern"}
	m.access.lines = []desk.AccessLine{
		{ID: record.NewID(), Account: others, Item: item, Asked: noon - record.Hour, Words: "I work on the van at the quay.", Behind: &desk.Behind{What: "lead", Labels: []string{"lantern"}}},
		{ID: record.NewID(), Account: others, Item: record.NewID(), Asked: noon - record.Hour, Words: "I was given this id by a colleague who left."},
		{ID: record.NewID(), Account: others, Emergency: true, State: desk.AccessGranted, Asked: noon - record.Minute, Ends: noon + record.Hour, Words: "He stands at the door.", Labels: []string{"lantern"}},
		{ID: record.NewID(), Account: m.viewer.Actor, Item: item, Asked: noon - record.Hour, Words: "I took the call.", State: desk.AccessGranted, AnsweredAt: noon, Ends: noon + record.Day, Labels: []string{"harbour"}},
		{ID: record.NewID(), Account: m.viewer.Actor, Item: item, Asked: noon - record.Day, Words: "I took the call.", State: desk.AccessRefused, AnsweredAt: noon},
		{ID: record.NewID(), Account: m.viewer.Actor, Item: item, Asked: noon, Words: "Once more."},
	}
	return m
}

func TestAccessPagesSayWhatStandsAndTakeWhatIsDecided(t *testing.T) {
	m := asked(t)
	v := newVisitor(t, m)
	page := v.get("/access").Body.String()
	for _, want := range []string{"2 waiting for an answer", "There stands", "says nothing about this id", `value="lantern" checked`, "Emergency access"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if n := strings.Count(page, `value="withdraw"`); n != 3 {
		t.Errorf("%d things can be taken back, want the emergency, the grant and the open request", n)
	}
	w := v.post("/access", url.Values{"act": {"grant"}, "access": {m.access.lines[0].ID.String()}, "label": {"lantern"}, "hours": {"24"}, "once": {record.NewID().String()}})
	if w.Code != http.StatusSeeOther || len(m.access.decided) != 1 {
		t.Fatalf("status %d, decided %v", w.Code, m.access.decided)
	}
	if d := m.access.decided[0]; d.Act != desk.GrantAccess || d.For != record.Day || len(d.Labels) != 1 || d.Request.IsZero() {
		t.Errorf("decided was %+v", d)
	}
	for _, bad := range []url.Values{{"act": {"emergency"}, "words": {"now"}, "once": {record.NewID().String()}}, {"act": {"ask"}, "item": {"no id"}, "once": {record.NewID().String()}}, {"act": {"ask"}}} {
		if w := v.post("/access", bad); w.Code != http.StatusBadRequest {
			t.Errorf("%v is answered with %d", bad, w.Code)
		}
	}
	if page := v.get("/emergencies").Body.String(); !strings.Contains(page, "1 open") || strings.Contains(page, "at the door") {
		t.Errorf("oversight reads %s", page)
	}
}

func TestAccessPagesHaveNoBarrier(t *testing.T) {
	m := asked(t)
	p, base := enter(t, browser.Open(t), m)
	for name, address := range map[string]string{"access": "/access?did=ask", "emergencies": "/emergencies", "nothing": "/lead/" + record.NewID().String()} {
		for i, width := range []int{1280, 390} {
			p.Show(width, 800, i == 1)
			p.Goto(base + address)
			for _, v := range p.Axe() {
				t.Errorf("%s, %d wide: %s", name, width, v)
			}
			if over := p.Eval("document.documentElement.scrollWidth - innerWidth"); over.(float64) > 0 {
				t.Errorf("%s: wider than %d by %v", name, width, over)
			}
			p.Eval(`document.querySelectorAll("details").forEach(d => d.open = true)`)
			for _, v := range p.Axe() {
				t.Errorf("%s, opened, %d wide: %s", name, width, v)
			}
			shoot(t, p, fmt.Sprintf("%s-%d.png", name, width), width, i == 1)
		}
	}
}

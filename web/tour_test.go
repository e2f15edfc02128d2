package web

import (
	"strings"
	"testing"

	"watchfloor/record"
)

func TestAPageOfAHouseWhosePastIsLoadedShowsTheMomentReached(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	m.filling = Filling{Text: "the past: 12 of 8,330", Until: noon - record.Hour}
	page := v.get("/").Body.String()
	for _, want := range []string{"the past: 12 of 8,330", "nothing can be decided here", `class="demo past"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the board lacks %q", want)
		}
	}
	if m.shown != 0 || strings.Contains(page, `id="tour"`) {
		t.Errorf("the board of a past moment was recorded as shown %d times, or has a tour", m.shown)
	}
	m.filling = Filling{Text: "closed pool: 400 of 20,000"}
	page = v.get("/").Body.String()
	if !strings.Contains(page, "closed pool: 400 of 20,000") || !strings.Contains(page, "<strong>Live</strong>") || m.shown != 1 {
		t.Error("while the closed pool comes, the board is not the live one")
	}
	m.filling = Filling{}
	if page = v.get("/").Body.String(); strings.Contains(page, `id="filling"`) {
		t.Error("the line of progress stays when everything stands")
	}
}

func TestOnlyADemoHasATour(t *testing.T) {
	m := newCity(t)
	m.sights = Sights{Printed: m.leads[0].first.Members[0].ID}
	v := newVisitor(t, m)
	for address, want := range map[string]string{
		"/": "1 of 5", "/?tour=5": "5 of 5", "/?tour=0": "", "/?tour=6": "", "/help": "", "/help?tour=3": "3 of 5",
		"/report/" + m.sights.Printed.String() + "?tour=2": "2 of 5",
	} {
		page := v.get(address).Body.String()
		if has := strings.Contains(page, `id="tour"`); has != (want != "") || !strings.Contains(page, want) {
			t.Errorf("%s: the tour is there: %v, want %q", address, has, want)
		}
	}
	if page := v.get("/?tour=1").Body.String(); !strings.Contains(page, `href="/report/`+m.sights.Printed.String()+`?tour=2"`) {
		t.Error("the first step does not lead to the printed report")
	}
	m.class = record.Live
	if page := v.get("/?tour=1").Body.String(); strings.Contains(page, `id="tour"`) {
		t.Error("a live house has a tour")
	}
}

package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/record"
)

// closedHouse is a house with a lead in which a closed record may be meant.
func closedHouse(t *testing.T) (*memory, record.ID, record.ID) {
	m := newMemory(t)
	l := newLead(noon-record.Hour, "Orsin Mestrov was here.")
	link := desk.LinkView{ID: record.NewID(), Report: l.first.Members[0].ID, Closed: true, Name: desk.ClosedWords}
	l.first.Links, l.first.Members[0].Links, l.since = []desk.LinkView{link}, []desk.LinkView{link}, noon-record.Hour
	m.leads = append(m.leads, l)
	return m, l.first.Lead, link.ID
}

func TestR17AClosedRecordIsOneKeyAwayFromWhoWorksOnTheLead(t *testing.T) {
	m, lead, link := closedHouse(t)
	site := newVisitor(t, m)
	body := site.get("/lead/" + lead.String()).Body.String()
	if !strings.Contains(body, "A closed record may be meant") || !strings.Contains(body, `name="words" data-open`) {
		t.Errorf("who does not work on the lead is not asked in words:\n%s", body)
	}
	m.said.works = true
	body = site.get("/lead/" + lead.String()).Body.String()
	if !strings.Contains(body, `data-judge="s"`) || strings.Contains(body, `name="words" data-open`) {
		t.Errorf("who works on the lead has no key:\n%s", body)
	}
	if strings.Contains(body, `action="/decide" class="judge"`) || strings.Contains(body, "/holding/") {
		t.Error("the page leads to the record, or lets it be judged")
	}
	got := site.post("/purpose", url.Values{"link": {link.String()}, "once": {record.NewID().String()}, "back": {"/lead/" + lead.String()}})
	if got.Code != http.StatusSeeOther || got.Header().Get("Location") != "/lead/"+lead.String()+"#links" {
		t.Errorf("stating a purpose answers %d and leads to %q", got.Code, got.Header().Get("Location"))
	}
	if len(m.said.purposes) != 1 || m.said.purposes[0].Link != link {
		t.Errorf("what was stated is %+v", m.said.purposes)
	}
}

func TestR9ASearchWithoutAPurposeAsksAndIsNotAnswered(t *testing.T) {
	m, lead, _ := closedHouse(t)
	m.said.asks = true
	site := newVisitor(t, m)
	body := site.get("/search?q=Mestrov").Body.String()
	if !strings.Contains(body, "For what do you search?") || strings.Contains(body, "was here") {
		t.Errorf("without a purpose it is answered:\n%s", body)
	}
	if len(m.said.searches) != 0 {
		t.Error("a search that was not answered is recorded as one")
	}
	body = site.get("/search?q=Mestrov&for=" + lead.String()).Body.String()
	if !strings.Contains(body, "was here") || len(m.said.searches) != 1 || m.said.searches[0].Lead != lead || m.said.searches[0].Found != 1 {
		t.Errorf("from the page of a lead: %+v\n%s", m.said.searches, body)
	}
	if !strings.Contains(site.get("/lead/"+lead.String()).Body.String(), `name="for" value="`+lead.String()+`"`) {
		t.Error("the search field of a lead's page does not say that it is for the lead")
	}
	got := site.post("/purpose", url.Values{"words": {"triage: a call"}, "once": {record.NewID().String()}, "back": {"/search?q=Mestrov&of=both"}})
	if got.Header().Get("Location") != "/search?q=Mestrov&of=both" {
		t.Errorf("stating a purpose leads to %q", got.Header().Get("Location"))
	}
	site.get("/search?q=nobody&as_of=2026-03-01T08:00:00Z")
	if n := len(m.said.searches); n != 2 || m.said.searches[1].Found != 0 || m.said.searches[1].Words != "nobody" {
		t.Errorf("a search of the past that finds nothing is recorded as %+v", m.said.searches)
	}
}

func TestR6TipsAndIntelligenceStandInTwoLists(t *testing.T) {
	m, lead, _ := closedHouse(t)
	other := newLead(noon-record.Hour, "Mestrov again")
	other.since = noon - record.Hour
	other.first.Members[0].Standing = record.StandingIntelligence
	m.leads = append(m.leads, other)
	site := newVisitor(t, m)
	for of, want := range map[string]int{"": 2, "both": 2, "tips": 1, "intelligence": 1} {
		body := site.get("/search?q=Mestrov&for=" + lead.String() + "&of=" + of).Body.String()
		if n := strings.Count(body, `<ol class="hits">`); n != want {
			t.Errorf("of %q: %d lists", of, n)
		}
	}
	if got := site.get("/search?q=Mestrov&of=anything"); got.Code != http.StatusBadRequest {
		t.Errorf("of anything: %d", got.Code)
	}
}

func TestWhoIsShownWhatIsRecordedWhereItIsLive(t *testing.T) {
	m, _, _ := closedHouse(t)
	report := m.leads[0].first.Members[0].ID
	site := newVisitor(t, m)
	site.get("/report/" + report.String() + "?as_of=2026-03-01T08:00:00Z")
	if len(m.said.reads) != 0 {
		t.Error("a past page counts as read")
	}
	site.get("/report/" + report.String())
	site.get("/operations")
	if len(m.said.reads) != 2 || m.said.reads[0] != report {
		t.Errorf("read: %v", m.said.reads)
	}
}

func TestR17APurposeLeadsOnlyToPagesOfTheHouse(t *testing.T) {
	for _, back := range []string{"https://example.org/search", "//example.org/search", "/decide", "/search/..//example.org", "javascript:1", ""} {
		if got := backFrom(desk.Purpose{}, back); got != "/" {
			t.Errorf("%q leads to %q", back, got)
		}
	}
}

package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

func TestADutyIsRosteredOnTheClocksOfTheHouse(t *testing.T) {
	m := newCity(t)
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	m.duty.zone = london
	day, _ := withPosts(m)
	m.duty.asked = nil
	v := newVisitor(t, m)
	form := url.Values{"act": {"add"}, "once": {record.NewID().String()}, "post": {day.String()}, "person": {m.viewer.Actor.String()},
		"from": {"2027-03-27T22:00"}, "until": {"2027-03-28T06:00"}, "days": {"2"}, "week": {"2027-03-22"}}
	w := v.post("/roster", form)
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/roster?week=2027-03-22" {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	var got []string
	for _, d := range m.duty.asked[0].Add {
		got = append(got, d.From.String()+" "+d.Until.String())
	}
	if want := "2027-03-27T22:00:00Z 2027-03-28T05:00:00Z, 2027-03-28T21:00:00Z 2027-03-29T05:00:00Z"; strings.Join(got, ", ") != want {
		t.Errorf("rostered %s, want %s", got, want)
	}
	form.Set("days", "32")
	if w := v.post("/roster", form); w.Code != http.StatusConflict {
		t.Errorf("32 days: %d", w.Code)
	}
}

func TestAFileIsShownBeforeItChangesTheRoster(t *testing.T) {
	m := newCity(t)
	withPosts(m)
	v := newVisitor(t, m)
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	file, err := form.CreateFormFile("file", "duties.csv")
	if err != nil {
		t.Fatal(err)
	}
	file.Write([]byte("post,person,from,until\n"))
	form.WriteField("replace", "1")
	form.Close()
	w := v.do("POST", "/roster/import", body.String(), "Content-Type", form.FormDataContentType())
	if w.Code != http.StatusOK || len(m.duty.asked) > 0 || !m.duty.file.Replace || !strings.HasPrefix(string(m.duty.file.Bytes), "post,") {
		t.Fatalf("%d, %+v: %s", w.Code, m.duty.file, w.Body)
	}
	for _, want := range []string{"Nothing is changed yet", "line 40", "nobody here is called", "Several people at once", "Taken out"} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	w = v.post("/roster", url.Values{"act": {"accept"}, "once": {record.NewID().String()}, "plan": {writePlan(m.duty.plan)}})
	if w.Code != http.StatusSeeOther || len(m.duty.asked) != 1 {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	got := m.duty.asked[0]
	want := m.duty.plan.Decision()
	want.Add[0].Shift = record.ID{}
	if len(got.Add) != 1 || got.Add[0] != want.Add[0] || len(got.Cancel) != 1 || got.Cancel[0] != want.Cancel[0] || got.Way != record.RosterICS {
		t.Errorf("decided %+v, want %+v", got, want)
	}
	if w := v.post("/roster", url.Values{"act": {"accept"}, "once": {record.NewID().String()}, "plan": {"ics\nnonsense here"}}); w.Code != http.StatusBadRequest {
		t.Errorf("a plan that is none: %d", w.Code)
	}
}

func TestWhoDoesNotPlanOnlyReadsTheRoster(t *testing.T) {
	m := newCity(t)
	withPosts(m)
	m.viewer.Roles = lawful.Roles{record.RoleAnalyst}
	v := newVisitor(t, m)
	if w := v.get("/roster"); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "Roster somebody") || strings.Contains(w.Body.String(), "cancel:") {
		t.Errorf("%d: an analyst finds controls for planning", w.Code)
	}
	for _, path := range []string{"/roster", "/roster/import"} {
		if w := v.post(path, url.Values{}); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

func TestThePostChosenIsTheOneActedOn(t *testing.T) {
	m := newCity(t)
	day, harbour := withPosts(m)
	v := newVisitor(t, m)
	w := v.post("/roster/on", url.Values{"post": {day.String()}})
	if w.Code != http.StatusSeeOther || len(w.Result().Cookies()) != 1 {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	c := w.Result().Cookies()[0]
	v.cookie += "; " + c.Name + "=" + c.Value
	if page := v.get("/roster").Body.String(); !strings.Contains(page, `<strong dir="auto">Duty desk</strong>`) {
		t.Error("the page does not say on which post one is")
	}
	if w := v.post("/roster/on", url.Values{"post": {record.NewID().String()}}); w.Code != http.StatusConflict {
		t.Errorf("a post that one does not hold: %d", w.Code)
	}
	_ = harbour
}

func TestHandOversStandOnTopForWhomTheyConcern(t *testing.T) {
	m := newCity(t)
	withPosts(m)
	page := newVisitor(t, m).get("/operations").Body.String()
	for _, want := range []string{"Handed to you:", "Came back, not acknowledged:"} {
		if !strings.Contains(page, want) {
			t.Errorf("not on top: %q", want)
		}
	}
	m.duty.duties = nil
	m.viewer.Roles = lawful.Roles{record.RoleAnalyst}
	for i := range m.duty.handed {
		m.duty.handed[i].ToMe, m.duty.handed[i].FromMe = false, false
	}
	if page := newVisitor(t, m).get("/operations").Body.String(); strings.Contains(page, "Handed to you:") || strings.Contains(page, "Came back") {
		t.Error("somebody whom it does not concern is told")
	}
	m.viewer.Roles = lawful.Roles{record.RoleSupervisor}
	if page := newVisitor(t, m).get("/operations").Body.String(); !strings.Contains(page, "Came back, not acknowledged:") {
		t.Error("who plans is not told of what came back")
	}
}

func TestCoverIsSaidInWords(t *testing.T) {
	me := record.NewID()
	b := &base{Me: me, Now: noon, zone: time.UTC, names: func(record.ID) string { return "" }}
	for want, c := range map[string]desk.Cover{
		"uncovered, nobody is rostered":             {},
		"uncovered since 11:00, nobody is rostered": {Since: noon - record.Hour},
		"uncovered since 11:00, until 13:00":        {Since: noon - record.Hour, Until: noon + record.Hour},
		"you until 14:00":                           {Holders: []desk.Duty{{Account: me, Until: noon + 2*record.Hour}}},
	} {
		if got := b.Covered(c); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

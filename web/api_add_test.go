package web

import (
	"net/http"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/record"
)

// TestAProgramAddsNamesAndPlaces: what it sends becomes the decision of the form, and what
// stands just so is no error.
func TestAProgramAddsNamesAndPlaces(t *testing.T) {
	m := newMemory(t)
	v := newVisitor(t, m)
	holding, request := record.NewID(), record.NewID()
	w := v.do("POST", "/api/v1/holding/"+holding.String()+"/names", `{"request":"`+request.String()+`","name":"Orlo Tavish"}`)
	if want := `{"house":"demo","holding":"` + holding.String() + `","name":"Orlo Tavish","added":true}`; w.Code != http.StatusCreated || strings.TrimSpace(w.Body.String()) != want {
		t.Errorf("a name: %d %s, want %s", w.Code, w.Body, want)
	}
	if got := m.names.named; len(got) != 1 || got[0] != (desk.NameDecision{Request: request, Holding: holding, Text: "Orlo Tavish"}) {
		t.Errorf("the house was asked for %+v", got)
	}
	w = v.do("POST", "/api/v1/places", `{"name":"Dock Four","names":["D4"],"latitude":51.5074,"longitude":-0.1278,"within":80,"labels":["harbour"]}`)
	if want := `{"house":"demo","name":"Dock Four","kept":true}`; w.Code != http.StatusCreated || strings.TrimSpace(w.Body.String()) != want {
		t.Errorf("a place: %d %s, want %s", w.Code, w.Body, want)
	}
	if d := m.places.decided; len(d) != 1 || d[0].Spot != (desk.Spot{Latitude: 51_507_400, Longitude: -127_800, Within: 80}) || strings.Join(d[0].Names, ";") != "Dock Four;D4" || d[0].Labels[0] != "harbour" {
		t.Errorf("the house was asked for %+v", d)
	}
	m.broken = desk.ErrKeptSo
	if w := v.do("POST", "/api/v1/places", `{"name":"Dock Four","latitude":51.5,"longitude":0.1}`); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"kept":false`) {
		t.Errorf("kept just so: %d %s", w.Code, w.Body)
	}
	m.broken = desk.ErrNamedSo
	if w := v.do("POST", "/api/v1/holding/"+holding.String()+"/names", `{"name":"Orlo Tavish"}`); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"added":false`) {
		t.Errorf("named just so: %d %s", w.Code, w.Body)
	}
}

// TestWhatAProgramCannotAddIsSaid: nothing of it reaches the house.
func TestWhatAProgramCannotAddIsSaid(t *testing.T) {
	m := newMemory(t)
	v := newVisitor(t, m)
	for _, c := range []struct {
		path, body string
		status     int
	}{
		{"/api/v1/holding/nothing/names", `{"name":"Orlo Tavish"}`, 404},
		{"/api/v1/holding/" + record.NewID().String() + "/names", `{"nam":"Orlo Tavish"}`, 400},
		{"/api/v1/holding/" + record.NewID().String() + "/names?as_of=2026-11-20T08:00:00Z", `{"name":"Orlo Tavish"}`, 409},
		{"/api/v1/places", `{"name":"Dock Four"}`, 400},
		{"/api/v1/places", `{"name":"Dock Four","latitude":91,"longitude":0}`, 400},
		{"/api/v1/places", `{"name":"` + strings.Repeat("x", matchLimit) + `"}`, 413},
	} {
		if w := v.do("POST", c.path, c.body); w.Code != c.status || !strings.Contains(w.Body.String(), `"error":`) {
			t.Errorf("%s %.60s: %d %.200s, want %d", c.path, c.body, w.Code, w.Body, c.status)
		}
	}
	if len(m.names.named)+len(m.places.decided) > 0 {
		t.Errorf("the house was asked for %+v %+v", m.names.named, m.places.decided)
	}
}

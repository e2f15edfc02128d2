package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"watchfloor/record"
)

// TestAProgramAddsToTheHouse: a name that comes over HTTP is matched, a place is read,
// also in what came before; the same again changes nothing, one request is done once, and
// what a form refuses is refused.
func TestAProgramAddsToTheHouse(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		l.tell(happening{what: "list", line: "name,type,id\nRasmin Tollivar,person,h1\n"})
		report := l.takes(`{"id":"b1","source":"Line 1","text":"Orlo Tavish waits at Tallow Steps."}`)
		w := newWalker(l, l.house, l.viewer())
		names := "/api/v1/holding/" + l.open.holdings[0].String() + "/names"
		send := func(path, body string, status int) string {
			t.Helper()
			got := w.do(send(path, "application/json", body))
			if got.Code != status {
				t.Errorf("%s %s: %d %s, want %d", path, body, got.Code, got.Body, status)
			}
			return got.Body.String()
		}
		request, err := json.Marshal(map[string]any{"name": "Orlo Tavish", "request": record.NewID()})
		must(t, err)
		send(names, string(request), http.StatusCreated)
		send(names, string(request), http.StatusCreated)
		if got := send(names, `{"name":"Orlo  Tavish"}`, http.StatusOK); !strings.Contains(got, `"added":false`) {
			t.Errorf("the same name again: %s", got)
		}
		send(names, `{"name":" "}`, http.StatusConflict)
		if got := send("/api/v1/match", `{"name":"Orlo Tavish"}`, http.StatusOK); !strings.Contains(got, l.open.holdings[0].String()) {
			t.Errorf("the name is not matched: %s", got)
		}
		place := `{"name":"Tallow Steps","latitude":51.501,"longitude":-0.071,"within":150}`
		send("/api/v1/places", place, http.StatusCreated)
		send("/api/v1/places", place, http.StatusOK)
		send("/api/v1/places", `{"name":"Tallow Steps","latitude":51.5,"longitude":-0.1,"labels":["nobody holds it"]}`, http.StatusConflict)
		if got := l.spoken(report, 0); got != "Tallow Steps is Tallow Steps, later" {
			t.Errorf("the earlier report: %q", got)
		}
		if n, kept := l.count(record.KindNameAdded), l.count(record.KindPlaceKept); n != 1 || kept != 1 {
			t.Errorf("%d names and %d places were added", n, kept)
		}
	})
}

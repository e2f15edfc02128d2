package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/intake/eml"
	"watchfloor/intake/jsonl"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/web"
)

// TestAnExerciseRunsOnItsOwnClock: what comes in comes at its time on that clock,
// once, whoever plays it.
func TestAnExerciseRunsOnItsOwnClock(t *testing.T) {
	inTurn(t)
	h := newTested(t, record.HouseFounded{Class: record.Exercise, Pace: 60}, inSQLite(t))
	founded := h.db.Founded()
	board := func() standing {
		t.Helper()
		b, err := h.Board(t.Context(), h.sitter(), 0, 1000)
		if err != nil {
			t.Fatal(err)
		}
		return standing{b.Open, b.Moment.Now}
	}
	s, err := h.comesIn(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	all := len(s.coming)
	wait, err := s.catchUp(t.Context())
	if err != nil || wait <= 0 || wait > 24*time.Minute || len(s.coming) != all {
		t.Fatalf("at the founding the next report is %v away, %d of %d to come: %v", wait, len(s.coming), all, err)
	}
	h.clock.move(24 * time.Minute) // a day of the exercise
	if now := record.At(h.db.Now()); now != founded+record.Day {
		t.Errorf("after 24 minutes at 60 times the pace it is %s, a day after %s", now, founded)
	}
	if _, err := s.catchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	day := board()
	if left := len(s.coming); left == 0 || left == all || day.open == 0 || day.now != founded+record.Day {
		t.Errorf("after a day %d of %d are to come and the board has %+v", left, all, day)
	}
	again, err := h.comesIn(t.Context(), 2) // another process, later
	if err == nil {
		_, err = again.catchUp(t.Context())
	}
	if err != nil || board() != day || len(again.coming) != len(s.coming) {
		t.Errorf("played again: %+v, before %+v: %v", board(), day, err)
	}
	h.clock.move(24 * time.Minute)
	if wait, err := again.catchUp(t.Context()); err != nil || len(again.coming) != 0 || wait < time.Minute {
		t.Errorf("after two days %d are to come, the next in %v: %v", len(again.coming), wait, err)
	}
}

type standing struct {
	open int
	now  record.Time
}

// TestNothingOfAnExerciseEntersALiveHouse, nor the reverse: what says where it
// comes from is refused by houses of another class, and kept as a refusal.
func TestNothingOfAnExerciseEntersALiveHouse(t *testing.T) {
	for _, house := range []struct{ class, other record.Class }{{record.Live, record.Exercise}, {record.Exercise, record.Live}} {
		h := newTested(t, record.HouseFounded{Class: house.class}, inSQLite(t))
		lines := strings.ReplaceAll(`{"id":"a","text":"One.","house":"OTHER"}
{"id":"b","text":"Two.","house":"OWN"}
{"id":"c","text":"Three."}`, "OTHER", house.other.String())
		got, err := h.Take(t.Context(), h.sitter(), web.Delivery{Door: record.DoorAPI}, jsonl.Read(strings.NewReader(strings.ReplaceAll(lines, "OWN", house.class.String())), intake.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		mail := intake.HouseHeader + ": " + house.other.String() + "\nFrom: a@example.org\nSubject: x\n\nA letter.\n"
		letter, err := h.Take(t.Context(), h.sitter(), web.Delivery{Door: record.DoorMail}, eml.Read(strings.NewReader(mail), intake.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Taken) != 2 || len(got.Refused) != 1 || len(letter.Taken) != 0 || len(letter.Refused) != 1 {
			t.Fatalf("a house of class %s took %d and %d of another's", house.class, len(got.Taken)-2, len(letter.Taken))
		}
		for _, r := range append(got.Refused, letter.Refused...) {
			if r.Reason != record.RefusedOtherClass || !strings.Contains(r.Detail, "send it to the house for which it was made") {
				t.Errorf("refused because %s: %s", r.Reason, r.Detail)
			}
		}
		kept, err := h.Arrivals(t.Context(), h.sitter(), 0, desk.ArrivalQuery{Refused: true})
		if err != nil || len(kept.Lines) != 2 {
			t.Errorf("%d refusals are kept: %v", len(kept.Lines), err)
		}
	}
}

// TestWhateverLeavesAnExerciseSaysSo asks every address: the header of each
// answer, the text of each page and each object of the API say what the house is.
func TestWhateverLeavesAnExerciseSaysSo(t *testing.T) {
	h := newTested(t, record.HouseFounded{Class: record.Exercise}, inSQLite(t))
	if _, err := h.Take(t.Context(), h.sitter(), web.Delivery{Door: record.DoorAPI}, jsonl.Read(strings.NewReader(`{"id":"a","text":"One."}`), intake.Options{})); err != nil {
		t.Fatal(err)
	}
	server, err := web.New(h, web.Options{Viewer: func(*http.Request) lawful.Viewer { return h.sitter() }, Now: h.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	enter := httptest.NewRecorder()
	server.ServeHTTP(enter, httptest.NewRequest("GET", "http://127.0.0.1"+server.OneTimeLink(), nil))
	for _, r := range server.Routes() {
		method, address, ok := strings.Cut(r.Pattern, " ")
		if !ok {
			method, address = "GET", method
		}
		address = strings.NewReplacer("{$}", "", "{id}", record.NewID().String(), "{n}", "0", "{name}", "watchfloor.css", "{path}", "x").Replace(address)
		if address == "/events" || address == "/raised" {
			continue // a stream without an end, and a part of a page that is open already
		}
		q := httptest.NewRequest(method, "http://127.0.0.1"+address, nil)
		for _, c := range enter.Result().Cookies() {
			q.AddCookie(c)
		}
		w := httptest.NewRecorder()
		server.ServeHTTP(w, q)
		body := w.Body.String()
		switch kind := w.Header().Get("Content-Type"); {
		case w.Header().Get(intake.HouseHeader) != "exercise":
			t.Errorf("%s: the header says %q", r.Pattern, w.Header().Get(intake.HouseHeader))
		case strings.HasPrefix(kind, "text/html") && !strings.Contains(body, "EXERCISE"):
			t.Errorf("%s: the page does not say so: %.200s", r.Pattern, body)
		case strings.HasPrefix(kind, "application/json") && body != "[]\n" && !strings.HasPrefix(strings.TrimPrefix(body, "["), `{"house":"exercise"`):
			t.Errorf("%s: the answer does not say so: %.200s", r.Pattern, body)
		}
	}
}

// TestAnExerciseHasNoDoors: what strangers send is real, and would be missed where
// nobody takes it so.
func TestAnExerciseHasNoDoors(t *testing.T) {
	h := newTested(t, record.HouseFounded{Class: record.Exercise}, inSQLite(t))
	for _, f := range []doorFlags{{mailFlags: mailFlags{SMTP: "127.0.0.1:0"}}, {feedFlags: feedFlags{Feeds: "x"}}, {hookFlags: hookFlags{Hooks: "x"}}} {
		if _, err := f.openDoors(h.house, streams{err: io.Discard}); err == nil || !strings.Contains(err.Error(), "what comes there is real") {
			t.Errorf("%+v opens: %v", f, err)
		}
	}
}

// TestCodesAreThoseOfTheWorld: the device at the desk shows the codes of now, however
// fast an exercise runs.
func TestCodesAreThoseOfTheWorld(t *testing.T) {
	h := newTested(t, record.HouseFounded{Class: record.Exercise, Pace: 60}, inSQLite(t))
	h.clock.move(time.Hour) // two and a half days of the exercise
	tells(t, h, `{"id":"a","text":"The lantern is lit.","labels":["lantern"]}`)
	_, mira := peopled(t, h)
	h.clock.move(time.Minute)
	if w := mira.signIn(words, mira.code()); w.Code != http.StatusSeeOther {
		t.Errorf("a code of the world is refused in an exercise: %d %s", w.Code, plain(w.Body.String()))
	}
}

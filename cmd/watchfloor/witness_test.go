package main

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchfloor/cmd/watchfloor/witness"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// watched is a house with a witness, who looks.
type watched struct {
	*tested
	t      *testing.T
	sender *sender
	dir    string
	state  string
	id     record.ID
}

func newWatched(t *testing.T) *watched {
	t.Helper()
	w := &watched{tested: newTested(t, record.HouseFounded{Class: record.Exercise}, inSQLite(t)), t: t, dir: t.TempDir(), state: filepath.Join(t.TempDir(), "state")}
	w.sender = &sender{w.house, slog.New(slog.DiscardHandler), map[record.ID]failure{}}
	w.id = w.appoint(record.WitnessDrop, w.dir)
	return w
}

func (w *watched) appoint(way record.WitnessWay, address string) record.ID {
	w.t.Helper()
	id := record.NewID()
	d := w.sitter().Draft(id, &record.WitnessAppointed{Witness: id, Way: way})
	d.Contents = []record.Content{{ID: record.NewID(), Key: id, Class: record.ClassName, Bytes: []byte(address)}}
	if err := w.note(w.t.Context(), d, 0); err != nil {
		w.t.Fatal(err)
	}
	return id
}

// after lets time pass and the sender look once.
func (w *watched) after(d time.Duration) {
	w.clock.move(d)
	w.sender.round(w.t.Context(), false)
}

func (w *watched) happens() {
	w.t.Helper()
	if err := w.note(w.t.Context(), w.sitter().Draft(record.ID{}, &record.LineRefused{Line: 1}), 0); err != nil {
		w.t.Fatal(err)
	}
}

func (w *watched) look() witness.Seen {
	w.t.Helper()
	key, err := w.db.SigningKey()
	if err != nil {
		w.t.Fatal(err)
	}
	seen, err := witness.Look(w.dir, w.state, key, w.now())
	if err != nil {
		w.t.Fatal(err)
	}
	return seen
}

func (w *watched) wants(news int, problem string) {
	w.t.Helper()
	if seen := w.look(); seen.New != news || (problem == "") != (seen.Problem == "") || !strings.Contains(seen.Problem, problem) {
		w.t.Errorf("the witness sees %+v, not %d new and %q", seen, news, problem)
	}
}

// TestAWitnessNoticesThatNothingComes: checkpoints come within the hour where
// something happened, after half a day where nothing did, and silence is told.
func TestAWitnessNoticesThatNothingComes(t *testing.T) {
	w := newWatched(t)
	w.wants(0, "")
	w.after(0)
	w.wants(1, "")
	w.happens()
	w.after(30 * time.Minute)
	w.wants(0, "")
	w.after(30 * time.Minute)
	w.wants(1, "")
	w.after(2 * time.Hour)
	w.wants(0, "")
	w.after(10 * time.Hour)
	w.wants(1, "")
	w.wants(0, "")
	w.clock.move(24*time.Hour + time.Minute)
	w.wants(0, "no checkpoint has come since 2026-03-02T21:00:00Z")
	w.after(0)
	w.wants(1, "")
	w.happens()
	w.sender.round(t.Context(), true)
	w.wants(1, "")
	if f, err := w.db.Verify(t.Context(), nil); err != nil || len(f.Problems) > 0 {
		t.Error(f.Problems, err)
	}
}

// TestAWitnessThatIsDismissedIsTold: the last checkpoint says that it is the last.
func TestAWitnessThatIsDismissedIsTold(t *testing.T) {
	w := newWatched(t)
	w.after(0)
	w.wants(1, "")
	if err := w.note(t.Context(), w.sitter().Draft(w.id, &record.WitnessDismissed{Witness: w.id}), 0); err != nil {
		t.Fatal(err)
	}
	w.after(time.Minute)
	w.wants(1, "this witness was dismissed at 2026-03-02T08:01:00Z")
	w.after(14 * time.Hour)
	w.wants(0, "dismissed")
}

// TestARewrittenRecordIsFound: whoever holds the database and all its keys makes
// another past of it, which is signed as the first was.
func TestARewrittenRecordIsFound(t *testing.T) {
	w := newWatched(t)
	var entries, keys bytes.Buffer
	if err := w.db.Backup(t.Context(), &entries, &keys); err != nil {
		t.Fatal(err)
	}
	w.happens()
	w.after(0)
	w.wants(1, "")
	again := *w
	h := houseIn(t, inSQLite(t), store.Options{Now: w.clock.Now, Restore: &store.Saved{Entries: &entries, Keys: &keys}})
	again.tested = &tested{h, w.clock}
	w.clock.move(time.Second)
	again.sender = &sender{h, slog.New(slog.DiscardHandler), map[record.ID]failure{}}
	for range 5 {
		again.happens()
	}
	again.after(time.Hour)
	again.wants(0, "the record was rewritten")
	again.wants(0, "the record was rewritten")
	if err := os.Remove(w.state); err != nil {
		t.Fatal(err)
	}
	again.wants(1, "the record was rewritten")
}

// TestAHouseIsTheWitnessOfAnother over the network, and keeps what does not hold
// out of its record.
func TestAHouseIsTheWitnessOfAnother(t *testing.T) {
	w := newWatched(t)
	other := newTested(t, record.HouseFounded{Class: record.Exercise}, inSQLite(t))
	pages, err := web.New(other, web.Options{Viewer: func(*http.Request) lawful.Viewer { return other.sitter() }, Now: w.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(pages)
	defer server.Close()
	w.appoint(record.WitnessHouse, server.URL)
	kept := func() record.Seq {
		all, err := asked(t.Context(), other.house, lawful.House, 0, (*store.Asked).Kept)
		if err != nil || len(all) > 1 {
			t.Fatal(all, err)
		}
		if len(all) == 0 {
			return 0
		}
		return all[0].Size
	}
	w.after(0)
	first := kept()
	if first == 0 {
		t.Fatal("nothing is kept")
	}
	w.happens()
	w.after(time.Hour)
	if kept() <= first {
		t.Errorf("after %d entries %d are kept", first, kept())
	}
	if f, err := other.db.Verify(t.Context(), nil); err != nil || len(f.Problems) > 0 {
		t.Error(f.Problems, err)
	}
	server.Close()
	w.happens()
	w.after(time.Hour)
	if f := w.sender.failed; len(f) != 1 {
		t.Errorf("a house that does not answer: %v", f)
	}
}

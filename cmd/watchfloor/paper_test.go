package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/store/sqlite"
)

// TestWhatCameOnPaperCountsFromWhenItWasReceived takes a sheet and a line that
// says its own time.
func TestWhatCameOnPaperCountsFromWhenItWasReceived(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"sheet.txt": "A boat at the quay.", "more.jsonl": `{"id":"own","text":"A light.","received_at":"2026-01-02T09:00:00Z","written_by":"K. Ashgrove","written_at":"2026-01-02T09:30:00Z"}`} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ran(t, "", "take", "--data", dir, "--source", "Night desk", "--received-at", "2026-01-02T03:05:00Z", "--written-by", "R. Okonedo",
		"--written-at", "2026-01-02T04:00:00Z", filepath.Join(dir, "sheet.txt"), filepath.Join(dir, "more.jsonl"))
	held := opened(t, inFolder(t, dir, sqlite.Durable))
	a, err := held.Arrivals(t.Context(), held.sitter(), 0, desk.ArrivalQuery{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"sheet": "2026-01-02T03:05:00Z R. Okonedo 2026-01-02T04:00:00Z", "own": "2026-01-02T09:00:00Z K. Ashgrove 2026-01-02T09:30:00Z"}
	for _, l := range a.Lines {
		p, err := held.Report(t.Context(), held.sitter(), 0, l.Report)
		if err != nil {
			t.Fatal(err)
		}
		r := p.Report
		if got := r.Received.String() + " " + r.Said.WrittenBy + " " + r.Said.WrittenAt.String(); got != want[r.Said.SentID] || r.Recorded <= r.Received {
			t.Errorf("%s: %s", r.Said.SentID, got)
		}
	}
	if len(a.Lines) != 2 {
		t.Errorf("%d came in", len(a.Lines))
	}
}

func TestTimesOfPaperThatCannotBeAreRefused(t *testing.T) {
	now, err := record.ParseTime("2026-03-02T08:00:00Z")
	if err != nil {
		t.Fatal(err)
	}
	for words, f := range map[string]writtenFlags{
		"--received-at":               {ReceivedAt: "yesterday"},
		"has not come yet":            {ReceivedAt: "2026-03-02T08:01:00Z"},
		"--written-at":                {WrittenAt: "soon"},
		"lies before --received-at 2": {ReceivedAt: "2026-03-02T07:00:00Z", WrittenAt: "2026-03-02T06:00:00Z"},
	} {
		if _, err := f.written(now); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%+v: %v, want a word about %s", f, err, words)
		}
	}
}

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/web"
)

func sheetsIn(t *testing.T, dir string) (names []string, newest string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"+continuityEnd))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sheet in %s: %v", dir, err)
	}
	b, err := os.ReadFile(files[len(files)-1])
	if err != nil {
		t.Fatal(err)
	}
	return files, string(b)
}

// TestAContinuitySheetIsTheBoardOnPaper: one file that needs nothing besides itself,
// without anything that carries a label, and of which words that were disposed of
// leave no copy.
func TestAContinuitySheetIsTheBoardOnPaper(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	c := continuity{h.house, t.TempDir()}
	first := taking(t, h, h.sitter(), `{"id":"a","text":"There was a van by the gate."}`).Taken[0]
	taking(t, h, h.sitter(), `{"id":"b","text":"The lantern is lit.","labels":["lantern"]}`)
	now := h.clock.Now()
	if err := os.WriteFile(filepath.Join(c.dir, "own notes.html"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := c.write(t.Context(), now, false); err != nil {
		t.Fatal(err)
	}
	_, sheet := sheetsIn(t, c.dir)
	for _, want := range []string{"There was a van by the gate.", web.PaperNumber(first.Lead), "LIVE", "no handling stated", "1 leads are open"} {
		if !strings.Contains(sheet, want) {
			t.Errorf("no %q on the sheet:\n%s", want, sheet)
		}
	}
	for _, bad := range []string{"lantern", "src=", "href=", "<script"} {
		if strings.Contains(sheet, bad) {
			t.Errorf("%q on the sheet", bad)
		}
	}
	for hour := range 26 {
		if err := c.write(t.Context(), now.Add(time.Duration(hour)*time.Hour), false); err != nil {
			t.Fatal(err)
		}
	}
	if names, _ := sheetsIn(t, c.dir); len(names) != 24 {
		t.Errorf("%d sheets are kept", len(names))
	}
	if err := h.db.Dispose(t.Context(), h.sitter(), record.DisposalDue, first.ID); err != nil {
		t.Fatal(err)
	}
	gone, _, err := c.disposed(t.Context(), 1)
	if err != nil || !gone {
		t.Fatalf("a disposal goes unnoticed: %v", err)
	}
	if err := c.write(t.Context(), now.Add(27*time.Hour), true); err != nil {
		t.Fatal(err)
	}
	names, sheet := sheetsIn(t, c.dir)
	if len(names) != 1 || strings.Contains(sheet, "van by the gate") {
		t.Errorf("%d sheets hold words that were disposed of", len(names))
	}
	if _, err := os.Stat(filepath.Join(c.dir, "own notes.html")); err != nil {
		t.Error("a file that is no sheet was removed")
	}
}

// TestWhatWasDoneOnPaperKeepsItsOwnTime: the record says when it was done and when
// it was taken in, and as of before the second it was not known.
func TestWhatWasDoneOnPaperKeepsItsOwnTime(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		lead := taking(t, h, h.sitter(), `{"id":"a","text":"There was a van by the gate."}`).Taken[0].Lead
		h.clock.move(time.Minute)
		did := h.now()
		h.clock.move(2 * time.Hour)
		found, err := h.LeadOnPaper(t.Context(), h.sitter(), web.PaperNumber(lead))
		if err != nil || found != lead {
			t.Fatalf("the number of %s finds %s: %v", lead, found, err)
		}
		if _, err := h.LeadOnPaper(t.Context(), h.sitter(), "zzzzzz"); err == nil {
			t.Error("no number finds a lead")
		}
		before := h.now()
		h.clock.move(time.Second)
		if _, err := h.Decide(t.Context(), h.sitter(), desk.Decision{Act: desk.Reject, Reason: record.ReasonInnocent, Lead: lead, Occurred: did, Words: "By Remy."}); err != nil {
			t.Fatal(err)
		}
		now, err := h.Lead(t.Context(), h.sitter(), 0, lead)
		if err != nil || now.State != record.StateRejected || now.Trail[0].Text != "Rejected: innocent explanation, on paper, at 08:01 on 2 Mar" || now.Trail[0].At != h.now() {
			t.Errorf("the trail says %+v: %v", now.Trail[0], err)
		}
		if then, err := h.Lead(t.Context(), h.sitter(), before, lead); err != nil || then.State != record.StateOpen {
			t.Errorf("before it was taken in the lead was %s: %v", then.State, err)
		}
		if _, err := h.Decide(t.Context(), h.sitter(), desk.Decision{Act: desk.Reopen, Lead: lead, Occurred: h.now() + record.Hour}); err == nil {
			t.Error("something was done in the future")
		}
	})
}

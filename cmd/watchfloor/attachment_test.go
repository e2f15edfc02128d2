package main

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/intake/eml"
	"watchfloor/intake/mbox"
	"watchfloor/record"
	"watchfloor/web"
)

// letter is a message of somebody named Remy with a table attached.
const letter = "From: Remy Ashgrove <remy@example.org>\nMessage-ID: <1@example.org>\nSubject: the list\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nAs promised.\n" +
	"--b\nContent-Type: image/png\nContent-Disposition: attachment; filename=big.png\n\n" + "\x89PNG\r\n\x1a\n" +
	"\n--b\nContent-Type: text/csv\nContent-Disposition: attachment; filename=plates.csv\n\nplate,seen\nLANTERNFISH 7,quay\n--b--\n"

func attachedMail(t *testing.T, h *tested, in inputs) desk.ReportView {
	t.Helper()
	got, err := h.Take(t.Context(), h.sitter(), web.Delivery{Door: record.DoorMail, Format: record.FormatEML}, in)
	if err != nil || len(got.Taken) != 1 {
		t.Fatalf("taken %d, refused %v, %v", len(got.Taken), got.Refused, err)
	}
	return got.Taken[0]
}

func hits(t *testing.T, h *tested, words string) int {
	t.Helper()
	found, err := h.Search(t.Context(), h.sitter(), 0, record.StandingTip, web.SearchQuery{Words: words})
	if err != nil {
		t.Fatal(err)
	}
	return len(found.Hits)
}

func TestWhatCameAttachedIsFoundDownloadedAndDestroyed(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		r := attachedMail(t, h, eml.Read(strings.NewReader(letter), intake.Options{}))
		again := attachedMail(t, h, mbox.Read(strings.NewReader("From remy@example.org Mon Jan  5 10:00:00 2026\n"+letter+"\n"), intake.Options{}))
		if again.ID != r.ID || again.Arrival != record.ArrivalRepeat {
			t.Errorf("the same message in a mailbox is %s, of %s", again.Arrival, again.ID)
		}
		if n := hits(t, h, "lanternfish"); n != 1 {
			t.Errorf("%d reports are found by a word of an attachment", n)
		}
		f, err := h.Attachment(t.Context(), h.sitter(), 0, r.ID, 1)
		if err != nil || string(f.Bytes) != "plate,seen\nLANTERNFISH 7,quay" || f.SafeName() != "plates.csv" {
			t.Errorf("got %q, %v", f.Bytes, err)
		}
		if _, err := h.Attachment(t.Context(), h.sitter(), 0, r.ID, 2); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("a third of two: %v", err)
		}
		if err := h.db.Dispose(t.Context(), h.sitter(), record.DisposalDue, r.ID); err != nil {
			t.Fatal(err)
		}
		for n := range 2 {
			if f, err := h.Attachment(t.Context(), h.sitter(), 0, r.ID, n); !errors.Is(err, desk.ErrNotFound) {
				t.Errorf("attachment %d after its disposal: %q, %v", n, f.Bytes, err)
			}
		}
		if n := hits(t, h, "lanternfish"); n != 0 {
			t.Errorf("%d reports are found by what was disposed of", n)
		}
		if err := h.db.Rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
		if n := hits(t, h, "lanternfish"); n != 0 {
			t.Errorf("%d reports are found after a rebuild by what was disposed of", n)
		}
	})
}

// The bytes as they came and those of a refusal hold the sender.
func TestWhoSentAMessageIsInNoAnswer(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	r := attachedMail(t, h, eml.Read(strings.NewReader(letter), intake.Options{}))
	_, err := h.Take(t.Context(), h.sitter(), web.Delivery{Door: record.DoorMail, Format: record.FormatEML},
		eml.Read(strings.NewReader("From: Remy Ashgrove <remy@example.org>\n\n \n"), intake.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	page, err := h.Report(t.Context(), h.sitter(), 0, r.ID)
	if err != nil {
		t.Fatal(err)
	}
	lead, err := h.Lead(t.Context(), h.sitter(), 0, r.Lead)
	if err != nil {
		t.Fatal(err)
	}
	log, err := h.Arrivals(t.Context(), h.sitter(), 0, desk.ArrivalQuery{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal([]any{page, lead, log})
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"remy@", "Remy", "Ashgrove"} {
		if strings.Contains(string(b), secret) || hits(t, h, secret) > 0 {
			t.Errorf("%q stands in an answer: %s", secret, b)
		}
	}
}

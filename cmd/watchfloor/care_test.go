package main

import (
	"slices"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
)

// TestAWarningTravelsWithTheWords: what is said of one report is said of the lead,
// of its row and of every copy of its words, and of what was shown before nothing.
func TestAWarningTravelsWithTheWords(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		const words = "We heard him say behind the boat house that he would bring the long knife to the market on Friday and not come home."
		first := taking(t, h, h.sitter(), `{"id":"a","source":"Line 1","text":"`+words+`"}`)
		copied := taking(t, h, h.sitter(), `{"id":"b","source":"Line 2","text":"`+words+` Sent on by the night desk."}`)
		other := taking(t, h, h.sitter(), `{"id":"c","text":"A lamp is out."}`)
		before := h.now()
		h.clock.move(time.Second)
		if err := h.Warn(t.Context(), h.sitter(), first.Taken[0].ID, []record.Warning{record.WarningInjury, record.WarningInjury}); err != nil {
			t.Fatal(err)
		}
		said := []record.Warning{record.WarningInjury}
		warned := func(at record.Time, report record.ID) []record.Warning {
			t.Helper()
			p, err := h.Report(t.Context(), h.sitter(), at, report)
			if err != nil {
				t.Fatal(err)
			}
			return p.Report.Warnings
		}
		if !slices.Equal(warned(0, first.Taken[0].ID), said) || !slices.Equal(warned(0, copied.Taken[0].ID), said) || warned(0, other.Taken[0].ID) != nil || warned(before, first.Taken[0].ID) != nil {
			t.Error("a warning is not where the words are")
		}
		b, err := h.Board(t.Context(), h.sitter(), 0, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range b.Rows {
			if with := r.Lead == first.Taken[0].Lead; with != slices.Equal(r.Warnings, said) {
				t.Errorf("the row of %v has the warnings %v", r.SentIDs, r.Warnings)
			}
		}
		if err := h.Warn(t.Context(), h.sitter(), first.Taken[0].ID, nil); err != nil || warned(0, copied.Taken[0].ID) != nil {
			t.Errorf("a warning that was taken back stays: %v", err)
		}
	})
}

// TestCareIsEachOnesOwn: what one person chooses changes nothing for another.
func TestCareIsEachOnesOwn(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	mine, other := h.sitter(), h.sitter()
	other.Actor = record.NewID()
	want := desk.Care{Images: true, Sound: true}
	if err := h.ChooseCare(t.Context(), mine, want); err != nil {
		t.Fatal(err)
	}
	got, err := h.Care(t.Context(), mine)
	theirs, err2 := h.Care(t.Context(), other)
	if got != want || theirs != (desk.Care{}) || err != nil || err2 != nil {
		t.Errorf("mine is %+v, theirs %+v: %v, %v", got, theirs, err, err2)
	}
}

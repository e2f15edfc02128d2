package main

import (
	"testing"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/web"
)

func TestALeadChangesWhenItsReportsAreLinked(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		report := taking(t, h, h.sitter(), `{"id":"s1","text":"Nadja Ostrander has a key."}`, `{"id":"s2","text":"A lamp is out."}`).Taken[0]
		since := changed(t, h, "").Head
		if got := changed(t, h, since); len(got.Leads) != 0 {
			t.Fatalf("changed without reason: %v", got.Leads)
		}
		l := newTeller(t, h)
		l.tell(happening{what: "list", line: "list_id,type,name\np1,person,Nadja Ostrander\n"})
		got := changed(t, h, since)
		if len(got.Leads) != 1 || got.Leads[0].Lead != report.Lead {
			t.Fatalf("after something held was found in it: %v, want %v", got.Leads, report.Lead)
		}
		page, err := h.Report(t.Context(), h.sitter(), 0, report.ID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := h.Decide(t.Context(), h.sitter(), desk.Decision{Act: desk.Judge, Link: page.Report.Links[0].ID, State: record.LinkConfirmed}); err != nil {
			t.Fatal(err)
		}
		if got := changed(t, h, got.Head); len(got.Leads) != 1 || got.Leads[0].Lead != report.Lead {
			t.Errorf("after a link was confirmed: %v, want %v", got.Leads, report.Lead)
		}
	})
}

func changed(t *testing.T, h *tested, since record.Mark) web.Changes {
	t.Helper()
	got, err := h.Changed(t.Context(), h.sitter(), since)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

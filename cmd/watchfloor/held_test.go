package main

import (
	"testing"
	"time"

	"watchfloor/record"
	"watchfloor/store"
)

// heldHouse is a house looked into from this process.
type heldHouse struct {
	t *testing.T
	*house
}

func opened(t *testing.T, open opener) heldHouse {
	t.Helper()
	db, err := open(store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	h, err := newHouse(db, "GB")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	return heldHouse{t, h}
}

// arrived calls each with every report held, by its title, and its lead.
func (h heldHouse) arrived(each func(title string, lead record.ID, repeat bool)) {
	h.t.Helper()
	for before := record.Seq(0); ; {
		page, err := h.Arrivals(h.t.Context(), h.sitter(), 0, before)
		if err != nil {
			h.t.Fatal(err)
		}
		for _, l := range page.Lines {
			each(l.Headline, l.Lead, l.Repeat)
			before = l.Seq
		}
		if len(page.Lines) == 0 {
			return
		}
	}
}

// waiting are the reports that stand in no lead yet.
func (h heldHouse) waiting() (titles []string) {
	h.arrived(func(title string, lead record.ID, repeat bool) {
		if lead.IsZero() {
			titles = append(titles, title)
		}
	})
	return titles
}

// complete fails the test unless all that was acknowledged is there, nothing is
// there twice, and the record is whole.
func (h heldHouse) complete(acknowledged map[string]bool) {
	h.t.Helper()
	times := map[string]int{}
	h.arrived(func(title string, _ record.ID, repeat bool) {
		if !repeat {
			times[title]++
		}
	})
	for id := range acknowledged {
		if times[id] == 0 {
			h.t.Errorf("%s was acknowledged and is lost", id)
		}
	}
	for id, n := range times {
		if n > 1 {
			h.t.Errorf("%s is there %d times", id, n)
		}
	}
	found, err := h.db.Verify(h.t.Context(), nil)
	if err != nil || len(found.Problems) > 0 {
		h.t.Errorf("verify: %v %v", found.Problems, err)
	}
	h.t.Logf("%d acknowledged, %d held", len(acknowledged), len(times))
}

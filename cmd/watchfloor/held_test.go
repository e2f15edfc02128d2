package main

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"watchfloor/desk"
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
	return heldHouse{t, houseIn(t, open, store.Options{Now: time.Now})}
}

// arrived calls each with every report held, by its title, and its lead.
func (h heldHouse) arrived(each func(title string, lead record.ID, repeat bool)) {
	h.t.Helper()
	for before := record.Mark(""); ; {
		page, err := h.Arrivals(h.t.Context(), h.sitter(), 0, desk.ArrivalQuery{Before: before})
		if err != nil {
			h.t.Fatal(err)
		}
		for _, l := range page.Lines {
			each(l.Headline, l.Lead, l.Repeat)
			before = l.Mark
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
	h.addsUp()
	found, err := h.db.Verify(h.t.Context(), nil)
	if err != nil || len(found.Problems) > 0 {
		h.t.Errorf("verify: %v %v", found.Problems, err)
	}
	h.t.Logf("%d acknowledged, %d held", len(acknowledged), len(times))
}

// addsUp fails the test unless what every source sent is exactly what is held
// and refused of it, and returns the newest deliveries.
func (h heldHouse) addsUp() []desk.DeliveryLine {
	h.t.Helper()
	held, sent := map[string]desk.Sent{}, map[string]desk.Sent{}
	var deliveries []desk.DeliveryLine
	for before := record.Mark(""); ; {
		page, err := h.Arrivals(h.t.Context(), h.sitter(), 0, desk.ArrivalQuery{Before: before})
		if err != nil {
			h.t.Fatal(err)
		}
		for _, l := range page.Lines {
			one := desk.Sent{Sent: 1, Taken: 1}
			switch {
			case l.Refused != "":
				one = desk.Sent{Sent: 1, Refused: 1}
			case l.Repeat:
				one = desk.Sent{Sent: 1, Repeated: 1}
			}
			held[l.Source] = held[l.Source].Plus(one)
			before = l.Mark
		}
		if len(page.Lines) == 0 {
			break
		}
	}
	err := h.ask(h.t.Context(), h.sitter(), 0, func(a *store.Asked) error {
		all, err := a.PerSource()
		for _, l := range all.Lines {
			if l.Sent.Sent > 0 {
				sent[l.Name] = l.Sent
			}
		}
		d, other := a.Deliveries("")
		deliveries = d.Lines
		return errors.Join(err, other)
	})
	if err != nil {
		h.t.Fatal(err)
	}
	if diff := cmp.Diff(held, sent); diff != "" {
		h.t.Errorf("what is held -, what was sent +:\n%s", diff)
	}
	return deliveries
}

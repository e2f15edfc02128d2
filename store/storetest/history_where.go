package storetest

import (
	"slices"

	"watchfloor/record"
)

// judgesWhere says of a place or time in a report that it is not meant, or what is.
func (h *history) judgesWhere() []record.Draft {
	r, ok := pick(h, slices.DeleteFunc(slices.Clone(h.reports), func(r *madeReport) bool { return h.disposed[r.id] || r.seq == 0 }))
	if !ok {
		return nil
	}
	b := &record.MentionJudged{Report: r.id, Mention: record.MentionPlace, End: 4, Holds: h.r.IntN(3) > 0}
	value := "place:51.500000,-0.120000:500:london"
	if h.r.IntN(2) == 0 {
		b.Mention, value = record.MentionDate, "date:2026-03-02T21:00:00Z/2026-03-02T21:00:00Z"
		b.When, b.Threatens = record.WindowSaid{From: 5, Until: 5}, h.r.IntN(2) == 0
	}
	d := sitter.Draft(r.id, b)
	d.Labels = r.labels
	if b.Holds {
		d = with(d, r.id, record.ClassValues, value)
	}
	if h.r.IntN(3) == 0 {
		d = with(d, r.id, record.ClassNote, h.text())
	}
	return []record.Draft{d}
}

package storetest

import (
	"slices"

	"watchfloor/record"
)

// marksPeople says what somebody is in a report, read or not.
func (h *history) marksPeople() []record.Draft {
	r, ok := pick(h, slices.DeleteFunc(slices.Clone(h.reports), func(r *madeReport) bool { return h.disposed[r.id] || r.seq == 0 }))
	if !ok {
		return nil
	}
	b := &record.PersonMarked{Report: r.id, Role: record.Role(h.r.IntN(6)), Age: record.AgeMark(h.r.IntN(4)),
		Places: []record.Named{{Mention: -1, Start: int64(h.r.IntN(4)), End: 4 + int64(h.r.IntN(9))}, {Mention: int64(h.r.IntN(2))}}}
	d := sitter.Draft(r.id, b)
	d.Labels = r.labels
	if h.r.IntN(2) == 0 {
		d = with(d, r.id, record.ClassNote, h.text())
	}
	return []record.Draft{d}
}

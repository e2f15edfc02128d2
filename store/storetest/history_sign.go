package storetest

import (
	"slices"

	"watchfloor/record"
)

// judgesSigns says of an indicator that it holds or does not: one that was read, one
// that was missed, in a report read or not.
func (h *history) judgesSigns() []record.Draft {
	r, ok := pick(h, slices.DeleteFunc(slices.Clone(h.reports), func(r *madeReport) bool { return h.disposed[r.id] || r.seq == 0 }))
	if !ok {
		return nil
	}
	sign := record.Sign{Code: 3, End: 4}
	if h.r.IntN(3) == 0 {
		sign = record.Sign{Code: uint8(h.r.IntN(20)), Start: -4, End: int64(h.r.IntN(9)) - 3, Harm: uint8(h.r.IntN(5))}
	}
	d := sitter.Draft(r.id, &record.SignJudged{Report: r.id, Sign: sign, Holds: h.r.IntN(2) == 0})
	d.Labels = r.labels
	if h.r.IntN(3) == 0 {
		d = with(d, r.id, record.ClassNote, h.text())
	}
	return []record.Draft{d}
}

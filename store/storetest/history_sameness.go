package storetest

import (
	"bytes"

	"watchfloor/record"
)

// judgesHoldings says of two holdings, or of the same two again, whether they are one.
func (h *history) judgesHoldings() []record.Draft {
	if len(h.holdings) < 2 {
		return nil
	}
	n := h.r.IntN(len(h.holdings) - 1)
	a, b := h.holdings[n], h.holdings[n+1]
	if bytes.Compare(a[:], b[:]) > 0 {
		a, b = b, a
	}
	d := sitter.Draft(record.ID{}, &record.HoldingsJudged{A: a, B: b, Same: record.Sameness(h.r.IntN(3))})
	d.Labels = record.Labels(h.r.IntN(3))
	if h.r.IntN(2) == 0 {
		return []record.Draft{d}
	}
	return []record.Draft{with(d, record.NewID(), record.ClassNote, h.text())}
}

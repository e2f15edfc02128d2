package storetest

import "watchfloor/record"

// judgesValues says of a value whether it connects, of some twice.
func (h *history) judgesValues() []record.Draft {
	var drafts []record.Draft
	value := h.oneOf(&h.values)
	if h.disposed[value] {
		return nil
	}
	for range 1 + h.r.IntN(2) {
		d := sitter.Draft(record.ID{}, &record.ValueJudged{Value: value, Connects: record.Connects(h.r.IntN(3))})
		d = with(d, value, record.ClassName, "phone:+15550100")
		if h.r.IntN(2) == 0 {
			d = with(d, value, record.ClassNote, h.text())
		}
		drafts = append(drafts, d)
	}
	return drafts
}

package storetest

import "watchfloor/record"

// handles gives a report, a holding or an operation other handling codes. What is
// said of holdings carries all labels that a holding here may have.
func (h *history) handles() []record.Draft {
	marks := []record.Handling{0, record.TLPAmber, record.TLPRed | record.HandlingC, record.HandlingInWords}[h.r.IntN(4)]
	if id, ok := pick(h, h.holdings); ok && h.r.IntN(3) == 0 {
		d := sitter.Draft(id, &record.HandlingSet{Item: id, Handling: marks})
		d.Labels = 3
		return []record.Draft{d}
	}
	if r, ok := pick(h, h.reports); ok && h.r.IntN(2) == 0 {
		return []record.Draft{record.Machine(record.Entry{Labels: r.labels}, r.id, &record.HandlingSet{Item: r.id, Handling: marks})}
	}
	id, ok := pick(h, h.operations)
	if !ok {
		id = record.NewID()
		h.operations = append(h.operations, id)
		return []record.Draft{with(sitter.Draft(id, &record.OperationOpened{Operation: id, Priority: record.P2H, Marks: marks}), id, record.ClassName, "Lantern")}
	}
	return []record.Draft{sitter.Draft(id, &record.HandlingSet{Item: id, Handling: marks})}
}

package storetest

import "watchfloor/record"

// endsOperations ends the operations one after the other, and opens them again, in turn:
// by no dice, so that the rest of a history does not depend on it.
func (h *history) endsOperations() []record.Draft {
	if len(h.operations) == 0 {
		return nil
	}
	id := h.operations[h.ends%len(h.operations)]
	var body record.Body = &record.OperationReopened{Operation: id}
	if how := record.OperationEnd(h.ends % 5); how != record.OperationRuns {
		body = &record.OperationEnded{Operation: id, How: how}
	}
	h.ends++
	return []record.Draft{with(sitter.Draft(id, body), record.NewID(), record.ClassNote, "The flat was empty.")}
}

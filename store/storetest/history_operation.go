package storetest

import "watchfloor/record"

// endsOperations ends operations, and opens them again.
func (h *history) endsOperations() []record.Draft {
	id, ok := pick(h, h.operations)
	if !ok {
		return nil
	}
	var body record.Body = &record.OperationReopened{Operation: id}
	if how := record.OperationEnd(h.r.IntN(5)); how != record.OperationRuns {
		body = &record.OperationEnded{Operation: id, How: how}
	}
	return []record.Draft{with(sitter.Draft(id, body), record.NewID(), record.ClassNote, h.text())}
}

package storetest

import "watchfloor/record"

// sendersAreSetAside sets a source aside or brings it back.
func (h *history) sendersAreSetAside() []record.Draft {
	source, ok := pick(h, h.sources)
	if !ok {
		return nil
	}
	var body record.Body = &record.SourceSetAside{Source: source, Reason: record.AsideFlood}
	if h.r.IntN(2) == 0 {
		body = &record.SourceBroughtBack{Source: source}
	}
	return []record.Draft{sitter.Draft(source, body)}
}

// deliveriesAndCalls closes a delivery, or lets somebody ring from beginning to end.
func (h *history) deliveriesAndCalls(id record.ID) []record.Draft {
	if h.r.IntN(4) == 0 {
		source, _ := pick(h, h.sources)
		n := h.r.Int64N(100)
		return []record.Draft{sitter.Draft(id, &record.DeliveryTaken{Delivery: id, Source: source, Door: record.DoorMail, Sent: n + 1, Taken: n, Refused: 1})}
	}
	r, ok := pick(h, h.reports)
	if !ok {
		return nil
	}
	ends := sitter.Draft(id, &record.CallEnded{Call: id, Report: r.id, CallBack: record.At(h.clock.Now()) + record.Hour})
	raised := sitter.Draft(id, &record.CallRaised{Call: id, Report: r.id})
	ends.Labels, raised.Labels = r.labels, r.labels
	return []record.Draft{sitter.Draft(id, &record.CallBegun{Call: id}), raised, sitter.Draft(id, &record.CallAnswered{Call: id}),
		ends, sitter.Draft(id, &record.CalledBack{Call: id, Reached: h.r.IntN(2) == 0})}
}

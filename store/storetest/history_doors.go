package storetest

import "watchfloor/record"

// sendersAreSetAside sets a source aside or brings it back.
func (h *history) sendersAreSetAside() []record.Draft {
	source, ok := pick(h, h.sources)
	if !ok {
		return nil
	}
	var body record.Body = &record.SourceSetAside{Source: source, Reason: record.AsideFlood}
	if h.r.IntN(3) == 0 {
		body = &record.SourceBroughtBack{Source: source}
	}
	d := sitter.Draft(source, body)
	d.Labels = record.Labels(h.r.IntN(2))
	return []record.Draft{d}
}

// deliveriesAndCalls closes a delivery, or lets somebody ring from beginning to end.
func (h *history) deliveriesAndCalls(id record.ID) []record.Draft {
	if h.r.IntN(3) == 0 {
		return h.delivery(id)
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

// delivery is a piece of a delivery, new or begun before.
func (h *history) delivery(id record.ID) []record.Draft {
	if before, ok := pick(h, h.deliveries); ok && h.r.IntN(2) == 0 {
		id = before
	} else {
		h.deliveries = append(h.deliveries, id)
	}
	source, _ := pick(h, h.sources)
	n := h.r.Int64N(100)
	b := &record.DeliveryTaken{Delivery: id, Source: source, Door: record.DoorMail, Sent: n + 1, Taken: n, Refused: 1, End: record.DeliveryEnd(h.r.IntN(3))}
	if other, ok := pick(h, h.sources); ok && other != source && h.r.IntN(3) == 0 {
		b.Source = record.ID{}
		b.Parts = []record.SentPart{{Source: source, Sent: n, Taken: n}, {Source: other, Sent: 1, Refused: 1}}
	}
	d := sitter.Draft(id, b)
	d.Labels = record.Labels(h.r.IntN(3))
	return []record.Draft{d}
}

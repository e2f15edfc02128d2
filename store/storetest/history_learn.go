package storetest

import "watchfloor/record"

// learns says of closed leads what came of them, and looks at rejected ones again.
func (h *history) learns() []record.Draft {
	var drafts []record.Draft
	for _, lead := range h.leads {
		switch lead.state {
		case record.StateRejected, record.StateTraced, record.StateAttached:
		default:
			continue
		}
		if h.r.IntN(3) > 0 {
			continue
		}
		d := sitter.Draft(lead.id, &record.OutcomeStated{Lead: lead.id, Came: record.Came(h.r.IntN(3))})
		d.Labels = lead.labels
		drafts = append(drafts, with(d, record.NewID(), record.ClassNote, h.text()))
		if h.r.IntN(2) == 0 {
			d := sitter.Draft(lead.id, &record.AgainTaken{Lead: lead.id})
			d.Actor, d.Labels = record.NewID(), lead.labels // somebody whose pages are not compared
			drafts = append(drafts, d)
		}
		if lead.state == record.StateRejected {
			d := sitter.Draft(lead.id, &record.LeadLookedAgain{Lead: lead.id, Follow: h.r.IntN(2) == 0})
			d.Labels = lead.labels
			drafts = append(drafts, with(d, record.NewID(), record.ClassNote, h.text()))
		}
	}
	return drafts
}

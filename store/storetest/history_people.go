package storetest

import "watchfloor/record"

// atTheDesk is what is recorded of those at the desk: who they are, what they may
// read, what they read, and what the desk hands on.
func (h *history) atTheDesk(id record.ID) []record.Draft {
	at := record.At(h.clock.Now())
	bodies := []record.Body{
		&record.TokenIssued{Token: id, Account: id, Expires: at + record.Day},
		&record.TokenRevoked{Token: id},
		&record.ReadRefused{Item: id},
		&record.CareChosen{Account: sitter.Actor, Images: h.r.IntN(2) == 0, Text: h.r.IntN(2) == 0},
		&record.ShiftSheetMade{Sheet: id, Post: id},
		&record.ShiftSheetSigned{Sheet: id, Post: id},
	}
	drafts := h.warns()
	for range 6 {
		drafts = append(drafts, sitter.Draft(id, bodies[h.seen%len(bodies)]))
		h.seen++
	}
	return drafts
}

// warns says of a report what its readers may not be prepared for.
func (h *history) warns() []record.Draft {
	r, ok := pick(h, h.reports)
	if !ok {
		return nil
	}
	d := sitter.Draft(r.id, &record.WarningSet{Report: r.id, Warnings: []record.Warning{record.WarningInjury, record.WarningChild}[:h.r.IntN(3)]})
	d.Labels = r.labels
	return []record.Draft{d}
}

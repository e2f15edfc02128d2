package storetest

import "watchfloor/record"

// purposes is what people say of reports and leads, for what they read, and what
// they read and search.
func (h *history) purposes(id record.ID) []record.Draft {
	r, ok := pick(h, h.reports)
	if !ok {
		return nil
	}
	at := record.At(h.clock.Now())
	holding, _ := pick(h, h.holdings)
	drafts := []record.Draft{
		with(sitter.Draft(r.id, &record.StandingSet{Report: r.id, Standing: record.Standing(h.r.IntN(2))}), record.NewID(), record.ClassNote, h.text()),
		sitter.Draft(record.ID{}, &record.PurposeStated{Item: holding, Lead: id, Until: at + record.Hour}),
		with(sitter.Draft(record.ID{}, &record.Searched{Found: 2}), id, record.ClassSearch, h.text()),
		sitter.Draft(record.ID{}, &record.ItemRead{Item: r.id, Of: record.ReadReport}),
	}
	if lead, ok := pick(h, h.leads); ok {
		drafts = append(drafts, with(sitter.Draft(lead.id, &record.FactsStated{Lead: lead.id}), record.NewID(), record.ClassNote, h.text()))
	}
	return drafts
}

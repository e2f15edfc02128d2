package storetest

import "watchfloor/record"

// namesAndAsks adds names to holdings and takes some back, keeps a search that
// found nothing asking, answers it and ends some.
func (h *history) namesAndAsks(id record.ID) []record.Draft {
	search := sitter.Draft(record.ID{}, &record.Searched{Until: record.At(h.clock.Now()) + record.Day})
	search.Contents = []record.Content{{ID: id, Key: id, Class: record.ClassSearch, Bytes: []byte(h.text())}}
	drafts := []record.Draft{search}
	if r, ok := pick(h, h.reports); ok {
		d := sitter.Draft(record.ID{}, &record.SearchAnswered{Search: id, Item: r.id, Of: record.ReadReport})
		d.Labels = r.labels
		drafts = append(drafts, d)
	}
	if holding, ok := pick(h, h.holdings); ok && !h.disposed[holding] {
		d := sitter.Draft(holding, &record.NameAdded{Holding: holding, Name: id})
		d.Labels = record.Labels(h.r.IntN(3))
		d.Contents = []record.Content{{ID: record.NewID(), Key: holding, Class: record.ClassHolding, Bytes: []byte(`{"text":"Orlo Tavish"}`)}}
		drafts = append(drafts, d)
		if h.r.IntN(2) == 0 {
			drafts = append(drafts, sitter.Draft(holding, &record.NameRemoved{Holding: holding, Name: id}))
		}
	}
	if h.r.IntN(2) == 0 {
		drafts = append(drafts, sitter.Draft(record.ID{}, &record.SearchEnded{Search: id}))
	}
	return drafts
}

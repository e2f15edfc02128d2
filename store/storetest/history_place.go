package storetest

import (
	"slices"

	"watchfloor/record"
)

// keepsPlaces keeps a place, changes one, and takes some out.
func (h *history) keepsPlaces() []record.Draft {
	id := h.oneOf(&h.places)
	if h.disposed[id] {
		return nil
	}
	d := sitter.Draft(record.ID{}, &record.PlaceKept{Place: id, Latitude: 51_500_000 + h.r.Int64N(9), Longitude: -120_000, Within: 500})
	d.Labels = record.Labels(h.r.IntN(3))
	drafts := []record.Draft{with(d, id, record.ClassName, "Dock Four\nD4")}
	if r, ok := pick(h, slices.DeleteFunc(slices.Clone(h.reports), func(r *madeReport) bool { return h.disposed[r.id] || r.seq == 0 || !d.Labels.Within(r.labels) })); ok {
		found := record.Machine(record.Entry{Labels: r.labels}, r.id, &record.PlaceFound{Report: r.id, Place: id, Mentions: []record.Mention{{Kind: record.MentionPlace, Start: h.r.Int64N(3), End: 4}}})
		drafts = append(drafts, with(found, r.id, record.ClassValues, `["place:51.500000,-0.120000:500:`+id.String()+`"]`))
	}
	if h.r.IntN(2) == 0 {
		drafts = append(drafts, with(sitter.Draft(record.ID{}, &record.PlaceDropped{Place: id}), id, record.ClassNote, h.text()))
	}
	return drafts
}

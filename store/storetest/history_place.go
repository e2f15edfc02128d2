package storetest

import "watchfloor/record"

// keepsPlaces keeps a place, changes one, and takes some out.
func (h *history) keepsPlaces() []record.Draft {
	id := h.oneOf(&h.places)
	if h.disposed[id] {
		return nil
	}
	d := sitter.Draft(record.ID{}, &record.PlaceKept{Place: id, Latitude: 51_500_000 + h.r.Int64N(9), Longitude: -120_000, Within: 500})
	d.Labels = record.Labels(h.r.IntN(3))
	drafts := []record.Draft{with(d, id, record.ClassName, "Dock Four\nD4")}
	if h.r.IntN(2) == 0 {
		drafts = append(drafts, with(sitter.Draft(record.ID{}, &record.PlaceDropped{Place: id}), id, record.ClassNote, h.text()))
	}
	return drafts
}

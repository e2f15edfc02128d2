package rank

import (
	"bytes"
	"cmp"
	"slices"

	"watchfloor/record"
)

// Place is all that decides where a lead stands at a moment.
type Place struct {
	Index record.Millionths
	First record.Time // first report received
	ID    record.ID
}

// Compare orders leads: the higher index first, of equal ones the lead whose first
// report came earlier, then by id.
func (p Place) Compare(q Place) int {
	if p.Index != q.Index {
		return cmp.Compare(q.Index, p.Index)
	}
	return cmp.Or(cmp.Compare(p.First, q.First), bytes.Compare(p.ID[:], q.ID[:]))
}

func (r *Row) place(index record.Millionths) Place { return Place{index, r.Weight.First, r.ID} }

// Place returns where a row stands at now.
func (s *Scale) Place(r *Row, now record.Time) Place { return r.place(s.index(&r.Weight, now)) }

// Order returns the places of all rows at now, the first first. The rows may come
// in any order: it does what [Scale.Page] does for the top alone, for who wants to
// see everything, as a preview or a simulation does.
func (s *Scale) Order(rows []Row, now record.Time) []Place {
	all := make([]Place, len(rows))
	for i := range rows {
		all[i] = s.Place(&rows[i], now)
	}
	slices.SortFunc(all, Place.Compare)
	return all
}

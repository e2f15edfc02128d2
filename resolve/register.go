package resolve

import (
	"encoding/binary"

	"watchfloor/record"
)

// register gives every holding a reference, in the order in which they came, and
// keeps what a match says of it. It is made for a million: nothing in it moves when it
// grows but a table of four bytes a place, and a holding is looked up by its own id in
// the list, not by a copy of it.
type register struct {
	pages [][]Identity
	n     uint32
	table []uint32 // reference and one, by the hash of an id; 0: free
	in    uint32   // how many are in the table
	apart map[heldAs]uint32
}

const registerPage = 1 << 10

func (r *register) at(ref uint32) *Identity { return &r.pages[ref/registerPage][ref%registerPage] }

// of returns the reference of a holding, which it gets when it is new.
func (r *register) of(as heldAs) uint32 {
	if as.more != 0 {
		ref, known := r.apart[as]
		if !known {
			ref = r.add(as.id)
			if r.apart == nil {
				r.apart = map[heldAs]uint32{}
			}
			r.apart[as] = ref
		}
		return ref
	}
	if 4*(r.in+1) > 3*uint32(len(r.table)) {
		r.grow()
	}
	at := r.place(as.id)
	if r.table[at] == 0 {
		r.table[at] = r.add(as.id) + 1
		r.in++
	}
	return r.table[at] - 1
}

// place is where an id stands in the table, or would.
func (r *register) place(id record.ID) uint32 {
	mask := uint32(len(r.table) - 1)
	at := uint32((binary.LittleEndian.Uint64(id[:8])^binary.LittleEndian.Uint64(id[8:]))*0x9E3779B97F4A7C15>>32) & mask
	for r.table[at] != 0 && r.at(r.table[at]-1).ID != id {
		at = (at + 1) & mask
	}
	return at
}

func (r *register) grow() {
	before := r.table
	r.table = make([]uint32, max(64, 2*len(before)))
	for _, ref := range before {
		if ref > 0 {
			r.table[r.place(r.at(ref-1).ID)] = ref
		}
	}
}

func (r *register) add(id record.ID) uint32 {
	if r.n%registerPage == 0 {
		size := registerPage
		if r.n == 0 {
			size = 16 // a small register stays small
		}
		r.pages = append(r.pages, make([]Identity, 0, size))
	}
	last := len(r.pages) - 1
	r.pages[last] = append(r.pages[last], Identity{ID: id})
	r.n++
	return r.n - 1
}

package resolve

import (
	"encoding/binary"

	"watchfloor/record"
)

// register gives every holding a reference, in the order in which they came, and
// keeps what a match says of it. It is made for a million: nothing in it moves when it
// grows but a table of four bytes a place, a holding is looked up by its own id in the
// list, not by a copy of it, and what many have in common is kept once.
type register struct {
	pages   []registerPage
	n       uint32
	table   []uint32 // reference and one, by the hash of an id; 0: free
	in      uint32   // how many are in the table
	apart   map[heldAs]uint32
	natures []nature
	nature  map[nature]uint32 // place in natures
}

const rowsAPage = 1 << 10

// registerPage holds rows and the ids that their lists give them.
type registerPage struct {
	rows  []registerRow
	texts []byte // each with its length before it; at 0 stands that of none
}

type registerRow struct {
	id     record.ID
	text   uint32 // where its id in its list begins in texts
	nature uint32
}

// nature is what many holdings have in common.
type nature struct {
	typ    record.HoldingType
	labels record.Labels
	marks  record.Handling
}

func (r *register) row(ref uint32) (*registerPage, *registerRow) {
	p := &r.pages[ref/rowsAPage]
	return p, &p.rows[ref%rowsAPage]
}

func (r *register) at(ref uint32) Identity {
	p, row := r.row(ref)
	n := r.natures[row.nature]
	return Identity{row.id, string(p.text(row.text)), n.typ, n.labels, n.marks}
}

func (p *registerPage) text(at uint32) []byte {
	n, size := binary.Uvarint(p.texts[at:])
	return p.texts[at+uint32(size):][:n]
}

// set says what a match says of a reference.
func (r *register) set(ref uint32, is Identity) {
	p, row := r.row(ref)
	row.id, row.nature = is.ID, r.natureOf(nature{is.Type, is.Labels, is.Marks})
	if string(p.text(row.text)) == is.ListID {
		return
	}
	if row.text != 0 {
		row.text = 0
		p.forget()
	}
	if is.ListID != "" {
		row.text = p.add([]byte(is.ListID))
	}
}

func (p *registerPage) add(text []byte) uint32 {
	at := uint32(len(p.texts))
	p.texts = append(binary.AppendUvarint(p.texts, uint64(len(text))), text...)
	return at
}

// forget writes down anew what is still in use, and leaves nothing of the others.
func (p *registerPage) forget() {
	before := registerPage{texts: p.texts}
	p.texts = append(make([]byte, 0, len(before.texts)), 0)
	for i := range p.rows {
		if at := p.rows[i].text; at != 0 {
			p.rows[i].text = p.add(before.text(at))
		}
	}
	clear(before.texts[:cap(before.texts)])
}

func (r *register) natureOf(n nature) uint32 {
	at, known := r.nature[n]
	if !known {
		if r.nature == nil {
			r.nature = map[nature]uint32{}
		}
		at = uint32(len(r.natures))
		r.natures, r.nature[n] = append(r.natures, n), at
	}
	return at
}

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
	for r.table[at] != 0 && r.idOf(r.table[at]-1) != id {
		at = (at + 1) & mask
	}
	return at
}

func (r *register) grow() {
	before := r.table
	r.table = make([]uint32, max(64, 2*len(before)))
	for _, ref := range before {
		if ref > 0 {
			r.table[r.place(r.idOf(ref-1))] = ref
		}
	}
}

func (r *register) idOf(ref uint32) record.ID {
	_, row := r.row(ref)
	return row.id
}

func (r *register) add(id record.ID) uint32 {
	if r.n%rowsAPage == 0 {
		size := rowsAPage
		if r.n == 0 {
			size = 16 // a small register stays small
		}
		r.pages = append(r.pages, registerPage{make([]registerRow, 0, size), []byte{0}})
	}
	p := &r.pages[len(r.pages)-1]
	p.rows = append(p.rows, registerRow{id: id, nature: r.natureOf(nature{})})
	r.n++
	return r.n - 1
}

package names

import (
	"bytes"
	"encoding/binary"
)

// name is one name of an entity as it lies in a tray: what is needed of it together
// lies together. Its first bytes are the entity, the next name of that entity, how many
// terms and letters it has and how long its text is; its terms follow, then its text.
type name []byte

const (
	nameEntity = 0
	nameNext   = 4
	nameSizes  = 8
	nameTerms  = 12

	termsBits   = 5 // of how many terms
	lettersBits = 8 // of the letters of all terms together
	mostText    = 1<<(32-termsBits-lettersBits) - 1
)

func (n name) entity() uint32 { return binary.LittleEndian.Uint32(n[nameEntity:]) }

// next is the next name of the entity, or none.
func (n name) next() uint32        { return binary.LittleEndian.Uint32(n[nameNext:]) }
func (n name) setNext(next uint32) { binary.LittleEndian.PutUint32(n[nameNext:], next) }

func (n name) sizes() uint32 { return binary.LittleEndian.Uint32(n[nameSizes:]) }
func (n name) terms() uint32 { return n.sizes() & (1<<termsBits - 1) }
func (n name) letters() int  { return int(n.sizes() >> termsBits & (1<<lettersBits - 1)) }

// term is a held term, see packTerm.
func (n name) term(k uint32) uint32 { return binary.LittleEndian.Uint32(n[nameTerms+4*k:]) }

// written is the name as it was written; it may be read while the index may.
func (n name) written() []byte {
	sizes := n.sizes()
	from := nameTerms + 4*(sizes&(1<<termsBits-1))
	return n[from : from+sizes>>(termsBits+lettersBits)]
}

// text is a copy of what is written.
func (n name) text() string { return string(n.written()) }

func (n name) compareText(m name) int { return bytes.Compare(n.written(), m.written()) }

func nameLength(terms, text int) int { return nameTerms + 4*terms + text }

// name returns a name held.
func (x *Index) name(id uint32) name { return name(x.tray.at(*x.places.at(id))) }

// newName makes room for a name and gives it a number.
func (x *Index) newName(entity uint32, text string, terms, letters int) (id uint32, n name) {
	if len(text) > mostText {
		text = cutText(text, mostText)
	}
	place := x.tray.put(nameLength(terms, len(text)))
	n = name(x.tray.at(place))
	binary.LittleEndian.PutUint32(n[nameEntity:], entity)
	n.setNext(none)
	sizes := uint32(terms) | uint32(min(letters, 1<<lettersBits-1))<<termsBits | uint32(len(text))<<(termsBits+lettersBits)
	binary.LittleEndian.PutUint32(n[nameSizes:], sizes)
	copy(n[nameTerms+4*terms:], text)
	if k := len(x.freeNames); k > 0 {
		id, x.freeNames = x.freeNames[k-1], x.freeNames[:k-1]
		*x.places.at(id) = place
		return id, n
	}
	x.bits.add(0)
	return x.places.add(place), n
}

func (n name) setTerm(k, term uint32) { binary.LittleEndian.PutUint32(n[nameTerms+4*k:], term) }

// forgetName gives the number and the place of a name away.
func (x *Index) forgetName(id uint32) {
	n, place := x.name(id), x.places.at(id)
	x.tray.drop(*place, nameLength(int(n.terms()), len(n.written())))
	*place, *x.bits.at(id) = none, 0
	x.freeNames = append(x.freeNames, id)
}

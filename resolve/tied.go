package resolve

import (
	"slices"

	"watchfloor/holdings"
	"watchfloor/resolve/names"
)

// tied finds the other side of the ties that lists state by id. It is made when
// the first such tie is met: most houses hold none.
type tied struct {
	lists   []string            // their names; a place here is the number of a list
	of      []uint16            // the list of each reference
	byID    map[listed]uint32   // nil until a tie is met
	waiting map[listed][]uint32 // tied to something that is not held yet
}

// listed is an id in a list.
type listed struct {
	list uint16
	id   string
}

// renamed notes in which list and under which id a reference stands. The caller
// holds the lock. First says that it is how the list has it, without names that
// people added under labels of their own: others are tied to that.
func (k *Known) renamed(ref uint32, h Held, first bool) {
	t := &k.tied
	for len(t.of) <= int(ref) {
		t.of = append(t.of, 0)
	}
	if t.byID != nil {
		if old := (listed{t.of[ref], k.by.at(ref).ListID}); t.byID[old] == ref {
			delete(t.byID, old)
		}
	}
	t.of[ref] = t.list(h.List)
	if first && t.byID != nil && h.ListID != "" {
		t.byID[listed{t.of[ref], h.ListID}] = ref
	}
}

// list is the number of a list. So many lists that their numbers run out share
// the last one.
func (t *tied) list(name string) uint16 {
	if i := slices.Index(t.lists, name); i >= 0 {
		return uint16(i)
	}
	if len(t.lists) < 1<<16-1 {
		t.lists = append(t.lists, name)
	}
	return uint16(len(t.lists) - 1)
}

// entity is what the index of names holds of a holding, and who waits for it to
// be tied. The caller holds the lock.
func (k *Known) entity(ref uint32, h Held, first bool) (names.Entity, []uint32) {
	e := entity(ref, h)
	t := &k.tied
	if !first {
		return e, nil
	}
	if t.byID == nil && slices.ContainsFunc(h.Links, func(l holdings.Link) bool { return l.To != "" }) {
		t.index(&k.by)
	}
	if t.byID == nil {
		return e, nil
	}
	for _, l := range h.Links {
		to := listed{t.of[ref], l.To}
		if other, held := t.byID[to]; held && l.To != "" {
			e.TiedTo = append(e.TiedTo, other)
		} else if l.To != "" && !slices.Contains(t.waiting[to], ref) {
			t.waiting[to] = append(t.waiting[to], ref)
		}
	}
	return e, t.waiting[listed{t.of[ref], h.ListID}]
}

func (t *tied) index(by *register) {
	t.byID, t.waiting = make(map[listed]uint32, by.n), map[listed][]uint32{}
	for ref := range by.n {
		if id := by.at(ref).ListID; id != "" {
			t.byID[listed{t.of[ref], id}] = ref
		}
	}
}

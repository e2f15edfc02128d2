package names

import (
	"bytes"
	"cmp"
	"slices"
)

// owners finds the entities of the names that were judged: a table of open places
// that is never cleared, because each question has a stamp of its own.
type owners struct {
	table []ownerSlot
	stamp uint32
	of    []owner
	more  []another
}

type ownerSlot struct{ entity, stamp, owner uint32 }

// owner is an entity with the place of its best name among the judged, and where
// its other names begin in the list of those.
type owner struct{ best, others int32 }

// another is one more name of an entity, and the next one; -1 is none.
type another struct{ place, next int32 }

func (o *owners) begin(names int) {
	size := 64
	for size < 2*names {
		size *= 2
	}
	if len(o.table) < size || o.stamp == none {
		o.table, o.stamp = make([]ownerSlot, size), 0
	}
	o.stamp++
	o.of, o.more = o.of[:0], o.more[:0]
}

// find returns the owner of a name, and whether it was not known before.
func (o *owners) find(entity uint32) (*owner, bool) {
	mask := uint32(len(o.table) - 1)
	for at := entity * 0x9E3779B1 & mask; ; at = (at + 1) & mask {
		switch e := &o.table[at]; {
		case e.stamp != o.stamp:
			*e = ownerSlot{entity, o.stamp, uint32(len(o.of))}
			o.of = append(o.of, owner{-1, -1})
			return &o.of[e.owner], true
		case e.entity == entity:
			return &o.of[e.owner], false
		}
	}
}

// bestOfEach keeps the best name of every entity and lets its other names
// answer for words that the best one lacks. It returns the places in s.judged.
func (x *Index) bestOfEach(s *scratch, vs []variant) []int32 {
	o := &s.owners
	o.begin(len(s.judged))
	for i := range s.judged {
		at, fresh := o.find(s.judged[i].entity)
		if fresh {
			at.best = int32(i)
			continue
		}
		worse := int32(i)
		if x.betterName(&s.judged[i], &s.judged[at.best]) {
			worse, at.best = at.best, worse
		}
		o.more = append(o.more, another{worse, at.others})
		at.others = int32(len(o.more) - 1)
	}
	s.order = s.order[:0]
	for _, at := range o.of {
		if at.others >= 0 {
			s.pool(vs, at)
		}
		s.order = append(s.order, at.best)
	}
	return s.order
}

// betterName reports whether p stands before q, another name of the same entity.
func (x *Index) betterName(p, q *judged) bool {
	c := cmp.Or(cmp.Compare(q.odds, p.odds), cmp.Compare(p.variant, q.variant))
	return c < 0 || c == 0 && bytes.Compare(x.nameOf(p), x.nameOf(q)) < 0
}

// pool adds to the best of several names of one entity what the others answer.
func (s *scratch) pool(vs []variant, of owner) {
	best := &s.judged[of.best]
	if best.name == none || best.sums.whole {
		return
	}
	rows := best.sums.rows
	for i := of.others; i >= 0; i = s.owners.more[i].next {
		if other := &s.judged[s.owners.more[i].place]; other.name != none && other.variant == best.variant {
			for r := range rows {
				rows[r] = max(rows[r], other.sums.rows[r])
			}
		}
	}
	v := &vs[best.variant]
	for r, j := range v.rows {
		if d := gains[rows[r]] - gains[best.sums.rows[r]]; d > 0 {
			best.sums.elsewhere += float32(d * v.terms[j].bits)
		}
	}
	if best.sums.elsewhere > 0 {
		best.odds = best.sums.logOdds(best.kind)
	}
}

// likeliest keeps the most likely of the places, in order: the few that count are
// put in their place one by one, the others are only looked at.
func (x *Index) likeliest(s *scratch, places []int32, most int) []int32 {
	order := func(a, b int32) int {
		p, q := &s.judged[a], &s.judged[b]
		return cmp.Or(cmp.Compare(q.odds, p.odds), cmp.Compare(x.entities.at(p.entity).ref, x.entities.at(q.entity).ref))
	}
	n := min(len(places), most)
	first := places[:n]
	slices.SortFunc(first, order)
	for _, place := range places[n:] {
		if s.judged[place].odds < s.judged[first[n-1]].odds || order(place, first[n-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(first, place, order)
		copy(first[at+1:], first[at:n-1])
		first[at] = place
	}
	return first
}

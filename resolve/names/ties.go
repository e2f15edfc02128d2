package names

import (
	"slices"

	"watchfloor/record"
)

// ties say which entities belong together, as the lists have it. Who may not read
// one of two does not see the tie.
type ties struct {
	of map[uint32]tied     // by Ref
	by map[uint32][]uint32 // by the Ref of the other side
}

type tied struct {
	names []string
	refs  []uint32
}

func newTies() ties { return ties{map[uint32]tied{}, map[uint32][]uint32{}} }

func (t *ties) put(ref uint32, names []string, refs []uint32) {
	if len(names) == 0 && len(refs) == 0 {
		return
	}
	t.of[ref] = tied{slices.Clone(names), nil}
	for _, to := range refs {
		t.add(ref, to)
	}
}

func (t *ties) add(ref, to uint32) {
	e := t.of[ref]
	if ref == to || slices.Contains(e.refs, to) {
		return
	}
	e.refs = append(e.refs, to)
	t.of[ref] = e
	t.by[to] = append(t.by[to], ref)
}

func (t *ties) drop(ref uint32) {
	for _, to := range t.of[ref].refs {
		if left := slices.DeleteFunc(t.by[to], func(r uint32) bool { return r == ref }); len(left) > 0 {
			t.by[to] = left
		} else {
			delete(t.by, to)
		}
	}
	delete(t.of, ref)
}

// Tie says that one entity is tied to another, which may be put later.
func (x *Index) Tie(ref, to uint32) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if _, held := x.byRef.get(ref); held {
		x.ties.add(ref, to)
	}
}

// mostTied bounds how many others of one entity are compared.
const mostTied = 50

// namesTied are the names of those to whom an entity is tied, as far as the
// viewer may read them.
func (x *Index) namesTied(s *scratch, ref uint32) []string {
	out := slices.Clone(x.ties.of[ref].names)
	for _, list := range [...][]uint32{x.ties.of[ref].refs, x.ties.by[ref]} {
		for _, other := range list {
			slot, held := x.byRef.get(other)
			if !held || len(out) >= mostTied {
				continue
			}
			e := x.entities.at(slot)
			if !x.shards[e.shard].labels.Within(s.holds) {
				continue
			}
			for n := e.first; n != none; n = x.name(n).next() {
				out = append(out, x.name(n).text())
			}
		}
	}
	return out
}

// leastTied is the probability from which a name beside means a name tied.
const leastTied = record.One / 2

// tieWeight is the worth of n others who are named beside and tied to the same.
func tieWeight(n int) float64 {
	if n == 0 {
		return 0
	}
	return 3.5 + 1.5*min(2, float64(n-1))
}

// looseWeight is what it costs that others are named and none of those tied to it:
// little, because lists know few ties.
const looseWeight = -0.15

// addTies looks for those to whom the likeliest entities are tied among the
// others named in the same report. They are matched as any name is, in an index
// of their own.
func (x *Index) addTies(s *scratch, places []int32, q *Query) {
	if len(q.Beside) == 0 || len(x.ties.of) == 0 {
		return
	}
	var others *Index
	for n, i := range places {
		j := &s.judged[i]
		known := x.namesTied(s, x.entities.at(j.entity).ref)
		if len(known) == 0 {
			continue
		}
		if others == nil {
			others = New()
		}
		for _, name := range known {
			others.Put(Entity{Ref: uint32(n)<<16 | uint32(others.Len()), Names: []string{name}})
		}
		j.known.loose = true
	}
	if others == nil {
		return
	}
	for _, name := range q.Beside {
		seen := map[uint32]bool{}
		for _, c := range others.Match(Query{Name: name, Limit: mostTied}) {
			if at := c.Ref >> 16; c.P >= leastTied && !seen[at] {
				seen[at] = true
				e := &s.judged[places[at]].known
				e.tied, e.loose = e.tied+1, false
			}
		}
	}
	for _, i := range places {
		j := &s.judged[i]
		more := j.known.weight() - j.beside
		j.beside += more
		j.odds += more
	}
}

package names

import (
	"bytes"
	"cmp"
	"slices"

	"watchfloor/record"
)

// judged is an entity with the name of it that fits best.
type judged struct {
	entity, name uint32
	variant      uint8
	kind         Type // whose model weighs it
	odds         float64
	p, sum       record.Millionths // what odds come to, once it is certain
	known        evidence
	beside       float64 // log-odds of what is known beside the name
	sums         comparison
}

// Match returns the readable entities that the query may mean, best first. Ties
// are settled by name and then Ref, so that the same holdings always answer
// alike. What may not be read takes no part: the answer is that of an index
// without it.
func (x *Index) Match(q Query) []Candidate {
	x.mu.RLock()
	defer x.mu.RUnlock()
	s := x.borrow()
	defer x.pool.Put(s)
	x.readable(s, q.Readable, q.Type)
	vs := x.readings(s, q.Name, q.Type)
	s.judged = s.judged[:0]
	for i := range vs {
		x.judge(s, &vs[i], uint8(i), &q)
	}
	x.byIdentifier(s, &q)
	return x.answer(s, x.refine(s, vs, x.bestOfEach(s, vs), &q), &q)
}

// readings makes all readings of a name, with those that depend on what words
// are borne.
func (x *Index) readings(s *scratch, name string, t Type) []variant {
	vs := read(name, t)
	for i := range vs {
		if v, ok := x.parted(s, &vs[i], t); ok {
			vs = append(vs, v)
		}
	}
	return vs
}

// judge scores the names gathered for one reading.
func (x *Index) judge(s *scratch, v *variant, i uint8, q *Query) {
	most := deep
	if q.hasEvidence() {
		most = deeper
	}
	x.gather(s, v, max(most, q.Limit))
	s.joins.forget()
	for _, f := range s.found {
		owner := x.name(f.name).entity()
		s.judged = append(s.judged, judged{entity: owner, name: f.name, variant: i, kind: q.Type})
		j := &s.judged[len(s.judged)-1]
		if q.Type == Unknown {
			j.kind = x.kindOf(owner)
		}
		x.compare(s, v, f.name, &j.sums)
		j.odds = j.sums.logOdds(j.kind)
	}
}

// byIdentifier adds the entities that share an identifier with the query.
func (x *Index) byIdentifier(s *scratch, q *Query) {
	for _, id := range q.Identifiers {
		for _, slot := range x.byID[id] {
			e := x.entities.at(slot)
			if s.open[e.shard] {
				s.judged = append(s.judged, judged{entity: slot, name: none, odds: nameless})
			}
		}
	}
}

// nameless are the log-odds of an entity whose name does not fit at all.
const nameless = -5

// refine judges the likeliest entities once more, by the whole model and by
// what else is known of them.
func (x *Index) refine(s *scratch, vs []variant, places []int32, q *Query) []int32 {
	x.addEvidence(s, places, q)
	places = x.likeliest(s, places, max(q.Limit, 10)+refineMore)
	x.addTies(s, places, q)
	for _, i := range places {
		j := &s.judged[i]
		if j.name != none {
			j.sums.strange = x.strangeness(&vs[j.variant], j.name, j.sums.left)
			j.odds = j.sums.refined(j.kind) + j.beside
		}
	}
	return places
}

// refineMore is how many entities beyond those asked for are judged again.
const refineMore = 20

// answer orders the judged and writes the best as candidates.
func (x *Index) answer(s *scratch, places []int32, q *Query) []Candidate {
	limit := q.Limit
	if limit <= 0 {
		limit = 10
	}
	for _, i := range places {
		j := &s.judged[i]
		j.p, j.sum = record.Round(probability(j.odds)), record.Round(j.odds)
	}
	slices.SortFunc(places, func(a, b int32) int {
		p, q := &s.judged[a], &s.judged[b]
		if c := cmp.Or(cmp.Compare(q.p, p.p), cmp.Compare(q.sum, p.sum)); c != 0 {
			return c
		}
		return cmp.Or(bytes.Compare(x.nameOf(p), x.nameOf(q)),
			cmp.Compare(x.entities.at(p.entity).ref, x.entities.at(q.entity).ref))
	})
	out := make([]Candidate, 0, min(limit, len(places)))
	for _, i := range places[:min(limit, len(places))] {
		j := &s.judged[i]
		c := Candidate{Ref: x.entities.at(j.entity).ref, Name: string(x.nameOf(j)), P: j.p, Why: j.why(), Others: j.others(q.population())}
		c.Rule = j.rule(c.P, c.Others)
		out = append(out, c)
	}
	return out
}

func (x *Index) nameOf(j *judged) []byte {
	if j.name != none {
		return x.name(j.name).written()
	}
	if n := x.entities.at(j.entity).first; n != none {
		return x.name(n).written()
	}
	return nil
}

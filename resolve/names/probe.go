package names

import (
	"cmp"
	"slices"
)

// probe fills s.probes and s.like for the compared terms of the variant and for
// neighbouring terms written together.
func (x *Index) probe(s *scratch, v *variant) {
	s.forget()
	s.probes, s.nears = s.probes[:0], s.nears[:0]
	for row, i := range v.rows {
		t := &v.terms[i]
		p := x.aim(s, t)
		p.row = row
		s.remember(row, int(x.vocab.words.n), p.list)
		s.probes = append(s.probes, p)
	}
	for i := 0; i+1 < len(v.terms) && len(s.probes) < 40; i++ {
		x.probeJoined(s, v, i)
	}
}

// aim finds the words like t that somebody readable bears, likest first.
func (x *Index) aim(s *scratch, t *term) probe {
	p := probe{bits: t.bits}
	s.pairs = x.vocab.related(s.pairs[:0], t)
	s.pairs = append(s.pairs, x.near(s, t)...)
	from := len(s.nears)
	for _, n := range s.pairs {
		if r := x.reach(s, n.id); r > 0 {
			s.nears = append(s.nears, n)
			p.reach += r
		}
	}
	p.list = s.nears[from:len(s.nears):len(s.nears)]
	slices.SortFunc(p.list, func(a, b near) int {
		return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(a.id, b.id))
	})
	return p
}

// reach counts the readable names that bear a word.
func (x *Index) reach(s *scratch, id uint32) int {
	n := 0
	w := x.vocab.words.at(id)
	for i := range w.lists() {
		if l := w.list(i); s.open[l.shard] {
			n += len(l.names)
		}
	}
	return n
}

// probeJoined looks for the words that terms i, i+1 (and a particle between
// them) make when written together.
func (x *Index) probeJoined(s *scratch, v *variant, i int) {
	a := &v.terms[i]
	j := i + 1
	if v.terms[j].role == particle && j+1 < len(v.terms) && a.role == plain {
		j++
	}
	b := &v.terms[j]
	if a.role == title || b.role == title || b.role == particle || a.bare != b.bare {
		return
	}
	t := joined(a, b)
	if len(t.text) < 4 {
		return
	}
	t.bits = min(rareBits, a.bits+b.bits)
	p := probe{row: -1, bits: t.bits}
	add := func(id uint32, like uint8) {
		if r := x.reach(s, id); r > 0 {
			p.list = append(p.list, near{id, like})
			p.reach += r
		}
	}
	if min(len(a.text), len(b.text)) <= 4 || b.fold == "din" {
		for _, n := range x.nearJoined(s, &t) {
			if n.like >= joinedLike {
				add(n.id, n.like)
			}
		}
	} else {
		x.vocab.soundingAs(t.fold, func(id uint32) { add(id, sounds) })
	}
	if p.reach > 0 {
		s.probes = append(s.probes, p)
	}
}

// joinedLike is how alike words must be when one is made of two.
const joinedLike = 205

func joined(a, b *term) term {
	t := term{text: a.text + b.text, bare: a.bare, role: plain}
	if len(t.text) > maxToken {
		t.text = cutText(t.text, maxToken)
	}
	t.fold = words().sounds(t.text, t.bare)
	return t
}

// remember notes how alike each word is to the term of a row.
func (s *scratch) remember(row, size int, list []near) {
	for len(s.like) <= row {
		s.like = append(s.like, nil)
		s.set = append(s.set, nil)
	}
	if len(s.like[row]) < size {
		s.like[row] = make([]uint8, size+size/4+64)
		s.set[row] = s.set[row][:0]
	}
	for _, n := range list {
		if s.like[row][n.id] < n.like {
			s.like[row][n.id] = n.like
			s.set[row] = append(s.set[row], n.id)
		}
	}
}

// forget undoes remember for all rows.
func (s *scratch) forget() {
	for row := range s.set {
		for _, id := range s.set[row] {
			s.like[row][id] = 0
		}
		s.set[row] = s.set[row][:0]
	}
}

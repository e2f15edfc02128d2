package names

import "strings"

// spots finds names by two of their words, as running text is read. A name is
// entered under pairs of its words (a name of one word under that word alone);
// the pair needs no order, so "Last, First" is found as well.
type spots struct {
	heads   map[uint32]uint32 // hash of a pair of words to the newest record
	records paged[spotRecord]
	free    []uint32
	uses    map[uint32]uint32 // how many names bear a word of this sound
	fresh   uint64            // how often a sound came that no name had
	seen    []uint64          // bits of all pairs ever entered: most pairs of a text are none
}

// spotRecord is a name under one of its pairs. Need marks the other words of the
// name, of which one must stand in the text as well, see needOf.
type spotRecord struct{ name, next, need uint32 }

// bitsAPair sizes the bits of the pairs; beyond mostSeen words of them they only
// grow denser.
const (
	bitsAPair = 16
	mostSeen  = 1 << 20
)

// maybe reports whether a pair may be entered: most often it is not, and this costs
// less than looking it up.
func (s *spots) maybe(pair uint32) bool {
	if len(s.seen) == 0 {
		return false
	}
	at := pair & uint32(len(s.seen)*64-1)
	return s.seen[at/64]>>(at%64)&1 != 0
}

func (s *spots) mark(pair uint32) {
	if len(s.seen) < mostSeen && int(s.records.n)*bitsAPair >= len(s.seen)*64 {
		s.seen = make([]uint64, max(16, 4*len(s.seen)))
		for p := range s.heads {
			s.set(p)
		}
	}
	s.set(pair)
}

func (s *spots) set(pair uint32) {
	at := pair & uint32(len(s.seen)*64-1)
	s.seen[at/64] |= 1 << (at % 64)
}

func newSpots() spots { return spots{heads: map[uint32]uint32{}, uses: map[uint32]uint32{}} }

// soundKey is the number under which Find knows a word: words of one number
// count as the same. Spellings that differ in e/i or o/u, doubled letters or
// digraphs share it, and so do the groups of sameName.
func (l *lexicon) soundKey(text, f string, bare bool) uint32 {
	if rep, ok := l.head[text]; ok && !bare {
		f = rep
	}
	h := uint32(2166136261)
	for i := range len(f) {
		c := f[i]
		switch c {
		case 'e', 'y':
			c = 'i'
		case 'o', 'w':
			c = 'u'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	if bare {
		h ^= 0x5bd1e995
	}
	return h
}

func pairKey(a, b uint32) uint32 {
	if a > b {
		a, b = b, a
	}
	h := (uint64(a)<<32 | uint64(b)) * 0x9E3779B97F4A7C15
	return uint32(h >> 32)
}

// aloneKey is the key of a name of one word, which no pair of words has.
func aloneKey(a uint32) uint32 { return pairKey(a, a) ^ 0x5bd1e995 }

// pairsOf calls yield with the pairs under which a name is entered: all pairs
// of up to three words, and of longer names those of the three most telling
// words and that of the first and the last.
func (x *Index) pairsOf(id uint32, yield func(pair, need uint32)) {
	var keys [maxTerms]uint32
	var bits [maxTerms]float32
	var at [maxTerms]int // where the word stands among these words of the name
	n := 0
	nm := x.names.at(id)
	for k := range uint32(nm.n) {
		t := *x.terms.at(nm.terms + k)
		if r := termRole(t); r == plain || r == number {
			keys[n], bits[n], at[n] = x.vocab.keys[termWord(t)], termBits(t), n
			n++
		}
	}
	if n == 0 {
		return
	}
	if n == 1 {
		if x.standsAlone(nm) {
			yield(aloneKey(keys[0]), 0)
		}
		return
	}
	ends := pairKey(keys[0], keys[n-1])
	need := func(i, j int) uint32 { return needOf(keys[:n], bits[:n], at[:n], i, j) }
	endsNeed := need(0, n-1)
	top := min(n, 3)
	for i := range top {
		for j := i + 1; j < n; j++ {
			if bits[j] > bits[i] {
				bits[i], bits[j], keys[i], keys[j], at[i], at[j] = bits[j], bits[i], keys[j], keys[i], at[j], at[i]
			}
		}
	}
	found := false
	for i := range top {
		for j := range i {
			found = found || pairKey(keys[i], keys[j]) == ends
			yield(pairKey(keys[i], keys[j]), need(i, j))
		}
	}
	if !found {
		yield(ends, endsNeed)
	}
}

const (
	// aloneBits and aloneLetters say when a name of one word is looked for in
	// text at all: a word in none of the tables of common words, of at least
	// five letters (two in scripts that write a word with one or two signs).
	aloneBits    = 13
	aloneLetters = 5
)

func (x *Index) standsAlone(nm *name) bool {
	for k := range uint32(nm.n) {
		t := *x.terms.at(nm.terms + k)
		switch termRole(t) {
		case plain:
			w := x.vocab.words.at(termWord(t))
			if termBits(t) < aloneBits || words().ordinary[w.text] {
				return false
			}
			if len(w.text) < aloneLetters && (w.text[0] < 0x80 || len(w.text) < 6) {
				return false
			}
		case initial, number:
			return false
		}
	}
	return true
}

func (s *spots) add(x *Index, id uint32) {
	x.eachKey(id, func(k uint32) {
		if s.uses[k]++; s.uses[k] == 1 {
			s.fresh++
		}
	})
	x.pairsOf(id, func(pair, need uint32) {
		r := spotRecord{name: id, next: none, need: need}
		if head, ok := s.heads[pair]; ok {
			r.next = head
		}
		at := none
		if n := len(s.free); n > 0 {
			at, s.free = s.free[n-1], s.free[:n-1]
			*s.records.at(at) = r
		} else {
			at = s.records.add(r)
		}
		s.heads[pair] = at
		s.mark(pair)
	})
}

func (s *spots) remove(x *Index, id uint32) {
	x.eachKey(id, func(k uint32) {
		if s.uses[k]--; s.uses[k] == 0 {
			delete(s.uses, k)
		}
	})
	x.pairsOf(id, func(pair, _ uint32) {
		at, ok := s.heads[pair]
		before := none
		for ok && at != none && s.records.at(at).name != id {
			before, at = at, s.records.at(at).next
		}
		if !ok || at == none {
			return
		}
		next := s.records.at(at).next
		switch {
		case before != none:
			s.records.at(before).next = next
		case next == none:
			delete(s.heads, pair)
		default:
			s.heads[pair] = next
		}
		s.free = append(s.free, at)
	})
}

func (x *Index) eachKey(id uint32, yield func(uint32)) {
	nm := x.names.at(id)
	for k := range uint32(nm.n) {
		if t := *x.terms.at(nm.terms + k); termRole(t) == plain || termRole(t) == number {
			yield(x.vocab.words.at(termWord(t)).key)
		}
	}
}

func (l *lexicon) addOrdinary() {
	l.ordinary = map[string]bool{}
	for _, w := range strings.Fields(ordinary) {
		l.ordinary[w] = true
	}
}

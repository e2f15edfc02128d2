package names

import (
	"slices"
	"strings"
)

// spots finds names by two of their words, as running text is read. A name is
// entered under pairs of its words (a name of one word under that word alone);
// the pair needs no order, so "Last, First" is found as well.
type spots struct {
	buckets [][]spot // by the low bits of the hash of a pair
	n       int
	uses    map[uint32]uint32 // how many words of this sound names have
	fresh   uint64            // how often a sound came that no name had
	seen    []uint64          // bits of all pairs ever entered: most pairs of a text are none
}

// spot is a name under one of its pairs: high bits of the hash of the pair, marks of
// the other words of the name, of which one must stand in the text as well, see
// needOf, and the number of the name.
type spot uint64

const (
	spotName = 26 // bits
	spotNeed = 24
	spotPair = 64 - spotName - spotNeed
)

func makeSpot(pair, need, name uint32) spot {
	return spot(pair>>(32-spotPair))<<(spotName+spotNeed) | spot(need)<<spotName | spot(name)
}

func (s spot) of(pair uint32) bool { return uint32(s>>(spotName+spotNeed)) == pair>>(32-spotPair) }
func (s spot) need() uint32        { return uint32(s>>spotName) & (1<<spotNeed - 1) }
func (s spot) name() uint32        { return uint32(s) & (1<<spotName - 1) }

// spotBits sizes the bits of the pairs, for each bucket. A bucket that is full gets
// room for spotsMore more: most hold some ten, and doubling would waste a third.
const (
	spotBits  = 128
	spotsMore = 4
)

// under returns the names under pairs with the same low bits as this one. Most often
// there are none of the pair, and to see that costs less than looking them up.
func (s *spots) under(pair uint32) []spot {
	if len(s.buckets) == 0 {
		return nil
	}
	if at := pair & uint32(len(s.seen)*64-1); s.seen[at/64]>>(at%64)&1 == 0 {
		return nil
	}
	return s.buckets[pair&uint32(len(s.buckets)-1)]
}

// any reports whether a name has the pair.
func (s *spots) any(pair uint32) bool {
	return slices.ContainsFunc(s.under(pair), func(p spot) bool { return p.of(pair) })
}

func (s *spots) enter(x *Index, id uint32) {
	x.pairsOf(id, func(pair, need uint32) {
		at := pair & uint32(len(s.seen)*64-1)
		s.seen[at/64] |= 1 << (at % 64)
		b := &s.buckets[pair&uint32(len(s.buckets)-1)]
		if n := len(*b); n == cap(*b) && n >= spotsMore {
			*b = append(make([]spot, 0, n+max(spotsMore, n/4)), *b...)
		}
		*b = append(*b, makeSpot(pair, need, id))
		s.n++
	})
}

// grow makes the table larger and enters all names anew.
func (s *spots) grow(x *Index) {
	s.buckets, s.n = make([][]spot, min(mostBuckets, max(fewestBuckets, 8*len(s.buckets)))), 0
	s.seen = make([]uint64, len(s.buckets)*spotBits/64)
	for id := range x.places.n {
		if *x.places.at(id) != none {
			s.enter(x, id)
		}
	}
}

func newSpots() spots { return spots{uses: map[uint32]uint32{}} }

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
	nm := x.name(id)
	for k := range nm.terms() {
		t := nm.term(k)
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

func (x *Index) standsAlone(nm name) bool {
	for k := range nm.terms() {
		t := nm.term(k)
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
	if s.n >= mostInBucket*len(s.buckets) && len(s.buckets) < mostBuckets {
		s.grow(x)
		return
	}
	s.enter(x, id)
}

func (s *spots) remove(x *Index, id uint32) {
	x.pairsOf(id, func(pair, _ uint32) {
		b := &s.buckets[pair&uint32(len(s.buckets)-1)]
		if i := slices.IndexFunc(*b, func(p spot) bool { return p.name() == id && p.of(pair) }); i >= 0 {
			*b = slices.Delete(*b, i, i+1)
			s.n--
		}
	})
}

// sound counts a word of this sound that names have now.
func (s *spots) sound(key uint32) {
	if s.uses[key]++; s.uses[key] == 1 {
		s.fresh++
	}
}

// silence counts one less.
func (s *spots) silence(key uint32) {
	if s.uses[key]--; s.uses[key] == 0 {
		delete(s.uses, key)
	}
}

func (l *lexicon) addOrdinary() {
	l.ordinary = map[string]bool{}
	for _, w := range strings.Fields(ordinary) {
		l.ordinary[w] = true
	}
}

package names

import (
	"math/bits"
	"slices"
)

// pieces finds the words held that one or two slips of the pen made of another,
// without looking at all words: whoever makes one slip leaves one half of the word
// as it was, and whoever makes two leaves a third. A word is entered under its
// halves, if it is long under its thirds, and under its consonants, each with its
// length, so that few words share an entry.
type pieces struct {
	buckets [][]piece // by the low bits of the hash of a piece
	met     []uint64  // bits of all hashes ever entered: most pieces of a text are none
	n       int
}

// piece is a word under one of its pieces, made so that those who share a piece
// lie together and most are told apart without looking at the word: 14 bits of the
// hash, the 26 bits of the signature that count consonants, and the word's number.
type piece uint64

func makePiece(hash uint32, sig uint64, word uint32) piece {
	return piece(hash>>18)<<50 | piece(sig&(1<<sigPairs-1))<<wordBits | piece(word)
}

func (p piece) word() uint32 { return uint32(p) & wordMask }

// mostOff is how many consonant bits two slips change.
const mostOff = 4

const (
	leastHalved = 4 // sounds from which one slip is forgiven
	leastThirds = 8 // sounds from which two are
)

// What a piece is of its word.
const (
	firstHalf = iota + 1
	secondHalf
	firstThird
	middleThird
	lastThird
	consonantsOf // of any word
	bareWordOf   // of a word without vowels
)

func (p *pieces) put(hash uint32, sig uint64, id uint32) {
	at := hash & uint32(len(p.buckets)-1)
	p.buckets[at] = append(p.buckets[at], makePiece(hash, sig, id))
	bit := hash & uint32(len(p.met)*64-1)
	p.met[bit/64] |= 1 << (bit % 64)
	p.n++
}

// may reports whether something may be entered under a hash: a look at a bucket
// costs more.
func (p *pieces) may(hash uint32) bool {
	bit := hash & uint32(len(p.met)*64-1)
	return p.met[bit/64]>>(bit%64)&1 != 0
}

// fewestBuckets and mostInBucket size the table: it grows eightfold when a bucket
// holds so many pieces on the mean.
const (
	fewestBuckets = 64
	mostInBucket  = 8
	mostBuckets   = 1 << 18
	bitsABucket   = 32
)

// findable enters the newest word. When the table is full it is made larger, by
// entering all words anew.
func (v *vocabulary) findable(id uint32) {
	p := &v.pieces
	if p.n < mostInBucket*len(p.buckets) || len(p.buckets) >= mostBuckets {
		p.enter(v.words.at(id), v.sigs[id], id)
		return
	}
	p.buckets, p.n = make([][]piece, min(mostBuckets, max(fewestBuckets, 8*len(p.buckets)))), 0
	p.met = make([]uint64, len(p.buckets)*bitsABucket/64)
	for id := range v.words.n {
		p.enter(v.words.at(id), v.sigs[id], id)
	}
}

func pieceKey(of, length int, s []byte) uint32 {
	h := uint32(2166136261)
	h = (h ^ uint32(of)) * 16777619
	h = (h ^ uint32(length)) * 16777619
	for _, c := range s {
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>15
}

// plainSounds writes sounds so that those one letter writes for the other are one,
// as soundKey does.
func plainSounds(buf *[maxToken]byte, f string) []byte {
	n := copy(buf[:], f)
	for i, c := range buf[:n] {
		switch c {
		case 'e', 'y':
			buf[i] = 'i'
		case 'o', 'w':
			buf[i] = 'u'
		}
	}
	return buf[:n]
}

// bones are the consonants of a word by their classes, doubled ones once: what is
// left of it in a script that writes no vowels.
func bones(buf *[maxToken]byte, f string) []byte {
	n := 0
	for i := range len(f) {
		if k := byte(consonantClass(f[i])); k != 0 && n < len(buf) && (n == 0 || buf[n-1] != k) {
			buf[n] = k
			n++
		}
	}
	return buf[:n]
}

// enter puts a new word of the vocabulary under its pieces.
func (p *pieces) enter(w *word, sig uint64, id uint32) {
	p.eachPiece(w, func(hash uint32) { p.put(hash, sig, id) })
}

// eachPiece calls yield with the hash of each piece of a word.
func (p *pieces) eachPiece(w *word, yield func(hash uint32)) {
	if w.text == "" || w.fold == w.text && w.text[0] >= 0x80 {
		return // a script that is compared sign by sign
	}
	var buf [maxToken]byte
	c := plainSounds(&buf, w.fold)
	n := len(c)
	if n >= leastHalved {
		yield(pieceKey(firstHalf, n, c[:n/2]))
		yield(pieceKey(secondHalf, n, c[n/2:]))
	}
	if n >= leastThirds {
		yield(pieceKey(firstThird, n, c[:n/3]))
		yield(pieceKey(middleThird, n, c[n/3:2*n/3]))
		yield(pieceKey(lastThird, n, c[2*n/3:]))
	}
	if b := bones(&buf, w.fold); len(b) >= 2 {
		yield(pieceKey(consonantsOf, 0, b))
		if w.bare {
			yield(pieceKey(bareWordOf, 0, b))
		}
	}
}

// slips appends the words of the vocabulary that the term may be with one or two
// slips, or in a script that writes vowels or does not; m is memory to work in.
func (v *vocabulary) slips(out []near, m *matcher, a *term) []near {
	if len(v.pieces.buckets) == 0 {
		return out
	}
	m.begin(a)
	g := guess{v: v, m: m, sig: signature(a.fold), out: out}
	g.most = reach(g.sig)
	var buf [maxToken]byte
	c := plainSounds(&buf, a.fold)
	if n := len(c); n >= leastHalved-1 && a.fold != "" && a.fold[0] < 0x80 {
		g.halves(c)
		if n >= leastThirds-2 {
			g.thirds(c)
		}
	}
	if b := bones(&buf, a.fold); len(b) >= 2 {
		g.across = true
		if a.bare {
			g.under(pieceKey(consonantsOf, 0, b))
		} else {
			g.under(pieceKey(bareWordOf, 0, b))
		}
	}
	return g.out
}

// guess gathers the words that share a piece with a term and are alike.
type guess struct {
	v      *vocabulary
	m      *matcher
	sig    uint64
	most   int
	across bool // words of the other kind of script are wanted
	out    []near
	tried  [256]uint32 // words looked at, one more than their number, by their low bits
}

func (g *guess) halves(c []byte) {
	for n := max(leastHalved, len(c)-1); n <= len(c)+1; n++ {
		if h := n / 2; h <= len(c) {
			g.under(pieceKey(firstHalf, n, c[:h]))
		}
		if h := n - n/2; h <= len(c) {
			g.under(pieceKey(secondHalf, n, c[len(c)-h:]))
		}
	}
	if h := len(c) / 2; len(c) >= leastHalved { // the letters around the middle swapped
		c[h-1], c[h] = c[h], c[h-1]
		g.under(pieceKey(firstHalf, len(c), c[:h]))
		c[h-1], c[h] = c[h], c[h-1]
	}
}

func (g *guess) thirds(c []byte) {
	for n := max(leastThirds, len(c)-2); n <= len(c)+2; n++ {
		first, second := n/3, 2*n/3
		if first <= len(c) {
			g.under(pieceKey(firstThird, n, c[:first]))
		}
		if h := n - second; h <= len(c) {
			g.under(pieceKey(lastThird, n, c[len(c)-h:]))
		}
		for shift := -1; shift <= 1; shift++ {
			if from, to := first+shift, second+shift; to <= len(c) {
				g.under(pieceKey(middleThird, n, c[from:to]))
			}
		}
	}
}

// under tries every word entered under the hash.
func (g *guess) under(hash uint32) {
	if !g.v.pieces.may(hash) {
		return
	}
	b := g.v.pieces.buckets
	want := makePiece(hash, g.sig, 0)
	for _, p := range b[hash&uint32(len(b)-1)] {
		off := p ^ want
		if off>>50 == 0 && (g.across || bits.OnesCount64(uint64(off)>>wordBits) <= mostOff) {
			g.try(p.word())
		}
	}
}

// try keeps a word if it is alike.
func (g *guess) try(id uint32) {
	v := g.v
	if t := &g.tried[id%uint32(len(g.tried))]; g.across {
		w := v.words.at(id)
		if w.bare == g.m.bare && !w.bare || slices.ContainsFunc(g.out, func(n near) bool { return n.id == id }) {
			return
		}
		if like := g.m.similar(w.text, w.fold, w.bare); like >= likeInText {
			g.out = append(g.out, near{id, like})
		}
		return
	} else if *t == id+1 {
		return // most words that share one piece share two
	} else {
		*t = id + 1
	}
	if bits.OnesCount64(v.sigs[id]^g.sig) > g.most || !g.m.hopeful(v.begins[id]) {
		return
	}
	w := v.words.at(id)
	if w.bare != g.m.bare || slices.ContainsFunc(g.out, func(n near) bool { return n.id == id }) {
		return
	}
	if like := g.m.similar(w.text, w.fold, w.bare); like > 0 {
		g.out = append(g.out, near{id, like})
	}
}

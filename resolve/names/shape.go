package names

import "math/bits"

// shape is a word as scan compares it: its sounds and letters in one piece of memory,
// so that a word need not be looked up to be told apart. Words are put into it by their
// number, and are read in that order.
type shape struct {
	sounds, letters packed
	kind            shapeKind
}

// packed is up to fifteen bytes of text, the first lowest; the rest is zero.
type packed [2]uint64

type shapeKind uint8

const (
	shapeBare  shapeKind = 1 << iota // of a script without vowels
	shapeLarge                       // the word is longer: it must be looked up
)

// mostPacked is how many bytes a shape has room for.
const mostPacked = 16

func pack(s string) (p packed) {
	for i := range min(len(s), mostPacked) {
		p[i/8] |= uint64(s[i]) << (i % 8 * 8)
	}
	return p
}

func (p packed) len() int {
	if p[1] != 0 {
		return 8 + (bits.Len64(p[1])+7)/8
	}
	return (bits.Len64(p[0]) + 7) / 8
}

// bytes writes them into buf.
func (p packed) bytes(buf *[mostPacked]byte) []byte {
	for i := range 8 {
		buf[i], buf[8+i] = byte(p[0]>>(8*i)), byte(p[1]>>(8*i))
	}
	return buf[:p.len()]
}

func shapeOf(text, f string, bare bool) shape {
	s := shape{sounds: pack(f), letters: pack(text)}
	if bare {
		s.kind |= shapeBare
	}
	if len(text) > mostPacked || len(f) > mostPacked {
		s.kind |= shapeLarge
	}
	return s
}

// hopeful reports whether a word that begins with these sounds, of the same kind of
// script, can be alike at all: one of fewer than eight sounds needs no look at its letters.
func (m *matcher) hopeful(begin uint64) bool {
	if begin>>56 != 0 {
		return true
	}
	n := (bits.Len64(begin) + 7) / 8
	return !tooFar(osaPacked(&m.sounds, len(m.fold), packed{begin}), len(m.fold)+n)
}

// similarShape is similar for a hopeful word that is not large.
func (m *matcher) similarShape(p *shape) uint8 {
	bare := p.kind&shapeBare != 0
	if m.shape.kind == p.kind && m.shape.letters == p.letters {
		return same
	}
	if m.shape.kind&shapeLarge == 0 && m.shape.sounds == p.sounds {
		return sounds
	}
	n := p.sounds.len()
	var buf [mostPacked]byte
	like := uint8(0)
	if m.bare != bare || n < 8 || !tooFar(osaPacked(&m.sounds, len(m.fold), p.sounds), len(m.fold)+n) {
		like = m.weighSound(string(p.sounds.bytes(&buf)), bare)
	}
	if k := p.letters.len(); like < surelyAlike && m.bare == bare && len(m.text)-k <= 3 && k-len(m.text) <= 3 {
		like = max(like, likeness(osaPacked(&m.letters, len(m.text), p.letters)*whole+2, len(m.text)+k, leastLike))
	}
	if like > 0 && like < surelyTwo && m.known && m.bare == bare && m.lex.byFold[string(p.sounds.bytes(&buf))] > 0 {
		return m.twoPeople(like)
	}
	return like
}

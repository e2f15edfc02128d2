package places

import "unicode/utf8"

// beginnings are the first two letters of words, so that most words of a text are
// told from them at a glance.
type beginnings [1 << 10]uint64

func (b *beginnings) note(folded string) {
	if len(folded) >= 2 {
		at := twoBytes(folded[0], folded[1])
		b[at/64] |= 1 << (at % 64)
	}
}

// may reports whether a word, not folded yet, may be one of those noted.
func (b *beginnings) may(w string) bool {
	if len(w) < 2 || w[0] >= utf8.RuneSelf || w[1] >= utf8.RuneSelf || !letter(w[0]) || !letter(w[1]) {
		return true // marks and apostrophes go when it is folded
	}
	at := twoBytes(lowered(w[0]), lowered(w[1]))
	return b[at/64]>>(at%64)&1 != 0
}

func twoBytes(a, b byte) uint { return uint(a)<<8 | uint(b) }

func lowered(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

package origin

import (
	"unicode"
	"unicode/utf8"
)

// leastName is how many letters a name has at least to say what a text is about.
const leastName = 4

// SameMatter reports whether the texts have a name or number in common outside
// the words that they share: two that quote one saying and have none are about
// different things. Scripts without capital letters show no names; there, two
// words of leastName letters stand for one.
func (m Match) SameMatter() bool {
	inA := named(m.a, func(p piece) (int, int) { return p.a, p.words }, m.pieces)
	inB := named(m.b, func(p piece) (int, int) { return p.b, p.words }, m.pieces)
	points := 0
	for w, weight := range inA {
		if _, ok := inB[w]; ok {
			points += weight
		}
	}
	return points >= 2
}

// named returns the words outside the pieces that say what a text is about, with
// what one counts: 2 a name or number, 1 a word of a script without capitals.
func named(t *Text, where func(piece) (int, int), pieces []piece) map[uint64]int {
	inside := make([]bool, len(t.words))
	for _, p := range pieces {
		from, n := where(p)
		for i := from; i < from+n; i++ {
			inside[i] = true
		}
	}
	out := map[uint64]int{}
	for i, w := range t.words {
		if inside[i] || w.end-w.start < leastName {
			continue
		}
		if weight := t.says(w); weight > 0 {
			out[w.hash] = weight
		}
	}
	return out
}

func (t *Text) says(w word) int {
	first, _ := utf8.DecodeRuneInString(t.raw[w.start:])
	switch {
	case unicode.IsNumber(first):
		return 2
	case unicode.IsUpper(first):
		if t.opensSentence(w) {
			return 0
		}
		return 2
	case unicode.IsLower(first):
		return 0
	}
	if utf8.RuneCountInString(t.raw[w.start:w.end]) >= leastName {
		return 1
	}
	return 0
}

// opensSentence reports whether a word's capital may only say that a sentence
// begins.
func (t *Text) opensSentence(w word) bool {
	before := t.raw[:w.start]
	for before != "" {
		r, size := utf8.DecodeLastRuneInString(before)
		switch {
		case r == '.' || r == '!' || r == '?' || r == '\n' || r == ':' || r == '–':
			return true
		case unicode.IsSpace(r), closers[r] != "":
			before = before[:len(before)-size]
		default:
			return false
		}
	}
	return true
}

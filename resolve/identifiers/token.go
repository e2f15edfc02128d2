package identifiers

import (
	"strings"
	"unicode/utf8"
)

// token is a run of letters and digits of the view.
type token struct {
	start, end int
	shape      shape
	word       word
	platform   uint8 // index in platforms; 0 for none
	misread    bool  // figures, with O for 0 or I or l for 1 among them
}

// shape says which characters a token holds.
type shape uint8

const (
	hasDigit shape = 1 << iota
	hasUpper
	hasLower
	hasWide // letters outside ASCII
)

// digits reports whether the token is digits only.
func (t token) digits() bool { return t.shape == hasDigit }

// dials reports whether the token is digits only, or digits among which a letter
// stands that is read for one.
func (t token) dials() bool { return t.shape == hasDigit || t.misread }

// mixed reports whether the token has both digits and letters.
func (t token) mixed() bool { return t.shape&hasDigit != 0 && t.shape != hasDigit }

// split appends the tokens of a view.
func split(out []token, s string) []token {
	for i := 0; i < len(s); i++ {
		sh := shapeOf(s[i])
		if sh == 0 {
			continue
		}
		t := token{start: i}
		for i < len(s) {
			sh := shapeOf(s[i])
			if sh == 0 {
				break
			}
			t.shape |= sh
			i++
		}
		t.end = i
		if t.shape&(hasDigit|hasWide) == 0 {
			t.word, t.platform = classify(s[t.start:t.end])
		}
		t.misread = t.mixed() && t.shape&hasWide == 0 && misread(s[t.start:t.end])
		out = append(out, t)
	}
	return out
}

// misread reports whether s is figures of which a few are letters: "O77OO".
func misread(s string) bool {
	digits := 0
	for i := range len(s) {
		switch c := s[i]; {
		case isDigit(c):
			digits++
		case c == 'O' || c == 'o' || c == 'I' || c == 'l':
		default:
			return false
		}
	}
	return digits >= 2 && len(s) >= 3
}

// unmisread writes the misread tokens of s in digits.
func unmisread(s string) string {
	for _, t := range split(nil, s) {
		if t.misread {
			s = s[:t.start] + figures(s[t.start:t.end]) + s[t.end:]
		}
	}
	return s
}

// figures writes s with digits where letters are read for them.
func figures(s string) string {
	return strings.NewReplacer("O", "0", "o", "0", "I", "1", "l", "1").Replace(s)
}

func shapeOf(c byte) shape {
	switch {
	case c >= 'a' && c <= 'z':
		return hasLower
	case c >= '0' && c <= '9':
		return hasDigit
	case c >= 'A' && c <= 'Z':
		return hasUpper
	case c >= utf8.RuneSelf:
		return hasWide
	}
	return 0
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isAlnum(c byte) bool { return shapeOf(c)&^hasWide != 0 }

// lower writes an ASCII capital small.
func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + ('a' - 'A')
	}
	return c
}

// upper writes an ASCII small letter as a capital.
func upper(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - ('a' - 'A')
	}
	return c
}

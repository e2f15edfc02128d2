package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxWord is where a word is cut, in bytes: what is longer is an encoded file,
// and an index of words has limits.
const maxWord = 240

// Words splits a text into the words that search knows: lower case, without
// accents and vowel points, in the order of the text. It is applied to reports
// and to searches alike, in Go, so that both engines find the same.
func Words(text string) []string {
	var (
		out  []string
		word strings.Builder
	)
	end := func() {
		if word.Len() > 0 {
			out = append(out, norm.NFC.String(word.String()))
			word.Reset()
		}
	}
	for _, r := range norm.NFKD.String(strings.ToLower(text)) {
		switch {
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r) && word.Len() > 0, unicode.Is(unicode.Co, r):
			if r = unicode.ToLower(r); !isPoint(r) && word.Len()+utf8.RuneLen(r) <= maxWord {
				word.WriteRune(r)
			}
		case r == '\u200c', r == '\u200d', r == '\u00ad', isPoint(r): // joiners stand within words
		default:
			end()
		}
	}
	end()
	return out
}

// isPoint reports whether r is an accent or vowel point without which a word is
// still the same word, or a letter that only stretches it.
func isPoint(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r <= 0x36f, // accents
		0x591 <= r && r <= 0x5c7,                           // Hebrew points
		0x610 <= r && r <= 0x61a, 0x64b <= r && r <= 0x65f, // Arabic vowels
		r == 0x670, 0x6d6 <= r && r <= 0x6ed, r == 0x640: // and marks, and the stretching letter
		return unicode.IsMark(r) || r == 0x640
	}
	return false
}

package places

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// script is how words of a text are written, as far as recognition differs.
type script uint8

const (
	latin    script = iota // capitals tell names from words
	cyrillic               // likewise, and words are inflected
	arabic                 // and Hebrew: words begin with what is a preposition elsewhere
	han                    // words are not parted
	other
)

func scriptOf(r rune) script {
	switch {
	case r < 0x0370:
		return latin
	case r < 0x0400:
		return other // Greek
	case r < 0x0530:
		return cyrillic
	case r >= 0x0590 && r < 0x0780:
		return arabic
	case r >= 0x2E80 && r < 0xAC00, r >= 0xF900 && r < 0xFB00, r >= 0x20000:
		return han
	case r >= 0xAC00 && r < 0xD7B0:
		return han // Korean words carry their particles behind them
	case r >= 0x1E00 && r < 0x1F00:
		return latin
	}
	return other
}

// plain are the letters that people write without their marks.
var plain = func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ł': "l", 'ı': "i", 'þ': "th", 'ð': "d", 'ё': "е", 'أ': "ا", 'إ': "ا", 'آ': "ا",
		'ى': "ي", 'ی': "ي", 'ک': "ك", 'ة': "ه", 'ـ': ""}
	for to, from := range map[string]string{"a": "àáâãäåāăą", "c": "çćĉċč", "d": "ď", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭį",
		"j": "ĵ", "k": "ķ", "l": "ĺļľŀ", "n": "ñńņňŉ", "o": "òóôõöōŏőơ", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťŧț", "u": "ùúûüũūŭůűųư", "w": "ŵ", "y": "ýŷÿ",
		"z": "źżž", "α": "ά", "ε": "έ", "η": "ή", "ι": "ίϊΐ", "ο": "ό", "υ": "ύϋΰ", "ω": "ώ", "σ": "ς"} {
		for _, r := range from {
			m[r] = to
		}
	}
	return m
}()

// folded appends a word as it is looked up: small letters without marks, Cyrillic
// words without the ending of their case.
func folded(to []byte, word string) []byte {
	start, sc := len(to), latin
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			if c != '\'' {
				to = append(to, c)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		i += n
		if sc == latin {
			sc = scriptOf(r)
		}
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || r == '’' {
			continue
		}
		r = unicode.ToLower(r)
		if p, ok := plain[r]; ok {
			to = append(to, p...)
			continue
		}
		to = utf8.AppendRune(to, r)
	}
	if sc == cyrillic {
		return to[:start+len(stem(to[start:]))]
	}
	return to
}

// endings are those of Russian and Ukrainian nouns and adjectives in names of
// places, the longest first.
var endings = []string{"ого", "ому", "ами", "ями", "ой", "ый", "ий", "ом", "ем", "ою", "ах", "ам", "ів", "а", "у", "е", "ы", "и", "і", "ю", "я", "о", "ь", "й"}

// stem cuts one ending off a Cyrillic word of which enough is left.
func stem(word []byte) []byte {
	for _, e := range endings {
		if len(word)-len(e) >= 6 && strings.HasSuffix(string(word), e) {
			return word[:len(word)-len(e)]
		}
	}
	return word
}

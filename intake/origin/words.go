package origin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is a word of a text: letters and digits, compared without case, accents,
// apostrophes and invisible signs.
type word struct {
	hash       uint64
	start, end int // byte offsets
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// plain are the bytes that are letters or digits by themselves.
var plain = func() (t [256]bool) {
	for c := range t {
		t[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
	}
	return t
}()

// wordsOf cuts a text into words. Marks of HTML and the ends of lines inside a
// hyphenated word are passed over, so that a text and its reprint read alike.
func wordsOf(s string) []word {
	words := make([]word, 0, len(s)/6+1)
	for i := 0; i < len(s); {
		if s[i] == ' ' || s[i] == '\n' {
			i++
			continue
		}
		if n := markup(s[i:]); n > 0 {
			i += n
			continue
		}
		if n := address(s[i:]); n > 0 {
			words = append(words, word{foldHash(s[i : i+n]), i, i + n})
			i += n
			continue
		}
		n, wide := letter(s[i:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		end := i + n
		if !wide {
			end = wordEnd(s, end)
		}
		words = append(words, word{foldHash(s[i:end]), i, end})
		i = end
	}
	return words
}

// letter returns how many bytes of a word begin here, 0 for none. Wide: the
// letter is a word by itself, as in Chinese, which puts no space between words.
func letter(s string) (n int, wide bool) {
	if c := s[0]; c < utf8.RuneSelf {
		if plain[c] {
			return 1, false
		}
		return 0, false
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return size, true
	case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
		return size, false
	}
	return 0, false
}

// wordEnd returns where the word that goes on at i ends.
func wordEnd(s string, i int) int {
	for {
		for i < len(s) && plain[s[i]] {
			i++
		}
		if i == len(s) || s[i] <= ' ' || s[i] == ',' || s[i] == '.' {
			return i
		}
		if n, wide := letter(s[i:]); n > 0 && !wide {
			i += n
			continue
		}
		n := joint(s[i:])
		if n == 0 || i+n >= len(s) {
			return i
		}
		if m, wide := letter(s[i+n:]); m == 0 || wide {
			return i
		}
		i += n
	}
}

// joint returns the length of what may stand inside a word: an apostrophe, an
// invisible sign, or a hyphen at the end of a line.
func joint(s string) int {
	switch r, size := utf8.DecodeRuneInString(s); r {
	case '\'', '’', '‘', 'ʼ', '\u00ad', '\u200b', '\u200c', '\u200d', '\ufeff', 'ـ':
		return size
	case '-', '‐':
		rest := s[size:]
		if cut := strings.TrimPrefix(strings.TrimPrefix(rest, "\r"), "\n"); len(cut) < len(rest) {
			return len(s) - len(cut)
		}
	}
	return 0
}

// foldHash hashes a word as it is compared.
func foldHash(s string) uint64 {
	h := uint64(fnvOffset)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return foldHashRunes(s)
		}
		if c == '\'' || c == '-' || c == '\n' || c == '\r' {
			continue
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}

func foldHashRunes(s string) uint64 {
	if norm.NFKD.QuickSpanString(s) != len(s) {
		s = norm.NFKD.String(s)
	}
	h := uint64(fnvOffset)
	var buf [utf8.UTFMax]byte
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			continue
		}
		for _, c := range buf[:utf8.EncodeRune(buf[:], unicode.ToLower(r))] {
			h = (h ^ uint64(c)) * fnvPrime
		}
	}
	return h
}

// markupLength bounds what counts as a mark of HTML.
const markupLength = 200

// markup returns the length of a tag or entity that begins here.
func markup(s string) int {
	switch {
	case s[0] == '<' && len(s) > 1 && (s[1] == '/' || s[1] == '!' || 'a' <= s[1]|0x20 && s[1]|0x20 <= 'z'):
		if n := strings.IndexByte(s[:min(len(s), markupLength)], '>'); n > 0 && !strings.Contains(s[1:n], "<") {
			return n + 1
		}
	case s[0] == '&' && len(s) > 2:
		for i := 1; i < min(len(s), 10); i++ {
			c := s[i]
			if c == ';' && i > 1 {
				return i + 1
			}
			if c != '#' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
				break
			}
		}
	}
	return 0
}

// address returns the length of a web address that begins here: it is one word.
func address(s string) int {
	if s[0]|0x20 != 'h' || !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
		return 0
	}
	n := strings.IndexAny(s, " \t\r\n\"'<>()[]«»“”")
	if n < 0 {
		n = len(s)
	}
	return len(strings.TrimRight(s[:n], ".,;:!?"))
}

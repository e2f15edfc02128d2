package places

import (
	"unicode"
	"unicode/utf8"
)

// word is a run of letters and digits of a text.
type word struct {
	start, end int
	script     script
	capital    bool // its first letter is one, or has no case
	fresh      bool // a sentence begins with it
	joined     bool // only a space or a hyphen parts it from the one before
	shout      bool // it has no small letter
	role       role // what it is beside a name, once asked
}

// words appends the words of a text. An apostrophe inside a word belongs to it, but for "'s".
func words(out []word, text string) []word {
	fresh, last := true, -1
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf && !letter(c) {
			if c == '.' || c == '!' || c == '?' || c == '\n' || c == ':' || c == '"' {
				fresh = true
			}
			i++
			continue
		}
		w, ok := read(text, i)
		if !ok {
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
			continue
		}
		w.fresh = fresh
		w.joined = last >= 0 && w.start-last == 1 && (text[last] == ' ' || text[last] == '-')
		out = append(out, w)
		fresh, last, i = false, w.end, w.end
		if i+1 < len(text) && text[i] == '\'' && text[i+1] == 's' {
			i += 2
		}
	}
	return out
}

func letter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// read reads the word that begins at i; not ok when none does.
func read(text string, i int) (word, bool) {
	w := word{start: i, shout: true}
	end := i
	for end < len(text) {
		c := text[end]
		if c < utf8.RuneSelf {
			if letter(c) {
				w.shout = w.shout && c < 'a'
				end++
				continue
			}
			if c == '\'' && end > i && end+2 < len(text) && letter(text[end+1]) && letter(text[end+2]) {
				end++
				continue
			}
			break
		}
		r, n := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Cf, r) {
			break
		}
		w.shout = w.shout && !unicode.IsLower(r)
		end += n
	}
	if end == i {
		return w, false
	}
	w.end = end
	r, _ := utf8.DecodeRuneInString(text[i:])
	w.script = scriptOf(r)
	w.capital = !unicode.IsLower(r) && !unicode.IsDigit(r)
	w.shout = w.shout && end-i > 1
	return w, true
}

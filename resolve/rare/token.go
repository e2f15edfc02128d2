package rare

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word of a text in lower case.
type token struct {
	word       string
	start, end int
	breaks     bool // punctuation stands before it
	tag        bool // # stands before it
}

// tokens cuts a text into words. Addresses on the net, and accounts that are
// answered or passed on (@name), are left out.
func tokens(s string) []token {
	var all []token
	breaks, tag := false, false
	for i := 0; i < len(s); {
		if n := skipped(s[i:]); n > 0 {
			i, breaks, tag = i+n, true, false
			continue
		}
		n := wordLength(s[i:])
		if n == 0 {
			r, size := utf8.DecodeRuneInString(s[i:])
			breaks, tag = breaks || r != ' ' && r != '-', r == '#'
			i += size
			continue
		}
		word := strings.TrimSuffix(strings.ReplaceAll(strings.ToLower(s[i:i+n]), "’", "'"), "'s")
		all = append(all, token{strings.ReplaceAll(word, "'", ""), i, i + n, breaks, tag})
		i, breaks, tag = i+n, false, false
	}
	return all
}

// skipped returns the length of an address or account that begins here.
func skipped(s string) int {
	if s[0] != '@' && !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "www.") {
		return 0
	}
	if i := strings.IndexFunc(s, unicode.IsSpace); i > 0 {
		return i
	}
	return len(s)
}

// wordLength returns how many bytes of a word begin here. A hyphen or an apostrophe
// between letters is part of it.
func wordLength(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			n += size
			continue
		}
		if (r == '-' || r == '\'' || r == '’') && n > 0 {
			if next, _ := utf8.DecodeRuneInString(s[n+size:]); unicode.IsLetter(next) {
				n += size
				continue
			}
		}
		break
	}
	return n
}

// stem is the word without the endings under which a thing is named as well.
func (t token) stem() string {
	w := t.word
	if len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return w[:len(w)-1]
	}
	return w
}

// rare reports whether the word stands in no table: letters, four at least, or
// letters and digits together.
func (t token) rare() bool { return t.rareOr(unlisted) }

func (t token) rareOr(also kind) bool {
	letters := 0
	for _, r := range t.word {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 4 && also == unlisted || letters < 3 {
		return false
	}
	k := kindOf(t.word)
	return k == unlisted || k == also
}

// functional are words before a street's or a building's kind that are no name of it.
var functional = setOf(`the this that a an my our your his her their of in on at by to from near outside inside every each any some
	no one two three next last other another same main whole big small nice good busy local city town front back side high
	first second bus police fire train tram railway petrol power swimming night shop coffee primary secondary public private
	hotel school car sports leisure shopping community health food dance concert conference council farmers care medical business retail
	industrial youth job call left right up down off over is was are were be been into onto behind opposite towards and or with for parked said`)

// foreign reports whether too few words of a text stand in the tables to say of
// the others that they are rare. Short messages are let through: they are little
// else than what is rare.
func foreign(ws []token) bool {
	if len(ws) < 8 {
		return false
	}
	known := 0
	for _, t := range ws {
		if kindOf(t.word) != unlisted {
			known++
		}
	}
	return known*10 < len(ws)*3
}

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
	begins     bool // a sentence begins with it
	tag        bool // # stands before it
	upper      bool // it begins with a capital
	strange    bool // it is written in another script than English
	name       int  // the number of the name of which it is a part; 0: of none
}

// tokens cuts a text into words. Addresses on the net, and accounts that are
// answered or passed on (@name), are left out.
func tokens(s string) []token {
	var all []token
	breaks, tag, begins := false, false, true
	for i := 0; i < len(s); {
		if n := skipped(s[i:]); n > 0 {
			i, breaks, tag = i+n, true, false
			continue
		}
		n := wordLength(s[i:])
		if n == 0 {
			r, size := utf8.DecodeRuneInString(s[i:])
			breaks, tag = breaks || r != ' ' && r != '-' && r != '־' && r != '・' && r != '·', r == '#'
			begins = begins || r == '.' || r == '!' || r == '?' || r == '\n'
			i += size
			continue
		}
		word := strings.TrimSuffix(strings.ReplaceAll(strings.ToLower(s[i:i+n]), "’", "'"), "'s")
		all = append(all, token{word: strings.ReplaceAll(word, "'", ""), start: i, end: i + n, breaks: breaks, begins: begins, tag: tag,
			upper: upper(s[i:]), strange: strange(word)})
		i, breaks, tag, begins = i+n, false, false, false
	}
	foundNames(all)
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
func (t token) rare() bool { return t.name == 0 && t.rareOr(unlisted) }

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
// the others that they are rare; a name is one word. Short messages are let through:
// they are little else than what is rare.
func foreign(ws []token) bool {
	all, known, last := 0, 0, 0
	for _, t := range ws {
		if t.name != 0 && t.name == last {
			continue
		}
		if last = t.name; t.name == 0 && kindOf(t.word) != unlisted {
			known++
		}
		all++
	}
	return all >= 8 && known*10 < all*3
}

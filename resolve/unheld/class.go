package unheld

import (
	"strings"
	"sync"

	"watchfloor/resolve/names"
)

// class is what the tables say of a word; a word may be in several.
type class uint16

const (
	ordinary class = 1 << iota // of everyday language
	title                      // "Mr", "Sheikh"
	cue                        // may begin words of naming: "called"
	particle                   // "bin", "van"
	kunya                      // "Abu", "Umm"
	calendar                   // months and days
	place                      // towns, countries
	site                       // "Street", "station": what stands before is a place
	people                     // faiths, peoples, nations
	organ                      // "Ltd", "Brigade": what stands before is an organisation
	given                      // a given name in a script without capitals
)

func (c class) is(any class) bool { return c&any != 0 }

// lexicon is what ships with the package: read only once it is built.
type lexicon struct {
	class map[string]class
	cues  map[string][][]string // words of naming behind their first word
}

var tables = sync.OnceValue(func() *lexicon {
	l := &lexicon{class: map[string]class{}, cues: map[string][][]string{}}
	for _, t := range []struct {
		words string
		class class
	}{
		{ordinaryWords, ordinary}, {openers, ordinary}, {titles, title}, {particles, particle}, {kunyas, kunya}, {calendarWords, calendar},
		{places, place}, {sites, site}, {peoples, people}, {organWords, organ}, {givenNames, given}, {alsoGiven, given},
	} {
		for _, tok := range names.Normalise(t.words) {
			l.class[key(&tok)] |= t.class
		}
	}
	for _, phrase := range strings.Split(cues, "|") {
		toks := names.Normalise(phrase)
		if len(toks) == 0 {
			continue
		}
		l.class[key(&toks[0])] |= cue
		var rest []string
		for i := range toks[1:] {
			rest = append(rest, key(&toks[i+1]))
		}
		l.cues[key(&toks[0])] = append(l.cues[key(&toks[0])], rest)
	}
	return l
})

// key is a word under which the tables know it: scripts without vowels have
// words of their own.
func key(t *names.Token) string {
	if t.Script == names.Bare {
		return "\x00" + t.Text
	}
	return t.Text
}

func (l *lexicon) of(t *names.Token) class {
	c := l.class[key(t)]
	if c == 0 && t.Upper && ending(t.Text) {
		c = ordinary
	}
	if c == 0 && len(t.Text) > 3 && t.Text[len(t.Text)-1] == 's' && t.End-t.Start > len(t.Text) {
		c = l.class[t.Text[:len(t.Text)-1]] // "London's"
	}
	return c
}

// ending reports whether a word ends as words of English do and names do not.
func ending(s string) bool {
	for _, e := range endings {
		if len(s) > len(e)+3 && strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

var endings = [...]string{"tion", "tions", "ness", "ment", "ments", "ism", "ists", "ally", "ously", "ings", "ities", "ability", "ships"}

// cueAt returns how many words of naming stand at word i: the longest phrase.
func (l *lexicon) cueAt(toks []names.Token, i int) int {
	best := 0
	for _, rest := range l.cues[key(&toks[i])] {
		n := 1
		for n <= len(rest) && i+n < len(toks) && key(&toks[i+n]) == rest[n-1] {
			n++
		}
		if n == len(rest)+1 {
			best = max(best, n)
		}
	}
	return best
}

// joins reports whether what stands between two words may stand inside a name:
// hyphens and apostrophes of other keyboards.
func joins(between string) bool {
	for _, r := range between {
		switch r {
		case ' ', '\u00a0', '‐', '‑', '’', '‘', 'ʼ', '\u200c', '\u200e', '\u200f', '־':
		default:
			return false
		}
	}
	return true
}

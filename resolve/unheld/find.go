package unheld

import (
	"slices"
	"strings"

	"watchfloor/resolve/names"
)

// Name is a likely name: text[Start:End].
type Name struct{ Start, End int }

// Most bounds how many names one text gives. Reports of a page name a dozen
// people at most; what names more is a list, and lists are taken in as holdings.
const Most = 32

// mostWords is how many words a name has at most, particles not counted.
const mostWords = 6

// Find returns the likely names in the order of their place, at most Most of
// them; none overlaps another, and each name stands there once, where it is first
// written.
func Find(text string) []Name {
	r := newReading(text)
	for i := 0; i < len(r.toks) && len(r.found) < Most; {
		n := r.named(i)
		if n == 0 {
			n = r.run(i)
		}
		if n == 0 {
			n = r.caseless(i)
		}
		i += max(n, 1)
	}
	return r.found
}

// again reports whether the words from i until before j were found already, or are
// part of a longer name found before: "Mr Tveitsund" behind "Jorun Tveitsund".
func (r *reading) again(i, j int) bool {
	for _, said := range r.said {
		k := 0
		for _, w := range said {
			if k < j-i && w == r.toks[i+k].Text {
				k++
			} else if k < j-i {
				k = 0
			}
		}
		if k == j-i {
			return true
		}
	}
	return false
}

// reading is one text while it is read.
type reading struct {
	text    string
	toks    []names.Token
	class   []class
	small   map[string]bool // words that the text writes with a small letter
	heading []bool          // the word stands in a line of capitals: they say nothing
	found   []Name
	said    [][]string // the words of each name found
}

func newReading(text string) *reading {
	r := &reading{text: text, toks: names.Normalise(text)}
	l := tables()
	r.class = make([]class, len(r.toks))
	r.small = make(map[string]bool, len(r.toks)/2)
	for i := range r.toks {
		t := &r.toks[i]
		r.class[i] = l.of(t)
		if !t.Upper {
			r.small[t.Text] = true
		}
	}
	r.heading = make([]bool, len(r.toks))
	r.headings()
	return r
}

// headings marks the lines in which most words are written with a capital.
func (r *reading) headings() {
	for from := 0; from < len(r.toks); {
		to, long, upper := from, 0, 0
		for to < len(r.toks) && (to == from || !r.lineBetween(to)) {
			t := &r.toks[to]
			if len(t.Text) >= 4 && t.Script <= names.Full {
				long++
				if t.Upper {
					upper++
				}
			}
			to++
		}
		if long >= 5 && upper*10 >= long*8 && !r.stops(to-1) {
			for i := from; i < to; i++ {
				r.heading[i] = true
			}
		}
		from = to
	}
}

// stops reports whether a full stop stands behind word i: headings have none.
func (r *reading) stops(i int) bool {
	end := r.toks[i].End
	return end < len(r.text) && strings.IndexByte(".!?", r.text[end]) >= 0
}

func (r *reading) lineBetween(i int) bool {
	for at := r.toks[i-1].End; at < r.toks[i].Start; at++ {
		if r.text[at] == '\n' {
			return true
		}
	}
	return false
}

// apart reports whether something stands before word i that parts names.
func (r *reading) apart(i int) bool {
	if i == 0 {
		return true
	}
	if r.toks[i-1].End == r.toks[i].Start {
		return !r.class[i-1].is(particle) // "WhatsApp" is one word, "MacAllan" a name
	}
	for at := r.toks[i-1].End; at < r.toks[i].Start; at++ {
		switch c := r.text[at]; {
		case c == ' ' || c == '\t' || c == '-' || c == '\'' || c == '.' && r.shortened(i-1):
		case c < 0x80:
			return true
		default:
			return !joins(r.text[at:r.toks[i].Start])
		}
	}
	return false
}

// shortened reports whether a full stop behind word i is that of a short form.
func (r *reading) shortened(i int) bool {
	return len(r.toks[i].Text) == 1 || r.class[i].is(title) && len(r.toks[i].Text) <= 5
}

// opens reports whether word i begins a sentence, so that its capital says nothing.
func (r *reading) opens(i int) bool {
	if i == 0 {
		return true
	}
	for at := r.toks[i].Start - 1; at >= r.toks[i-1].End; at-- {
		switch r.text[at] {
		case ' ', '\t', '"', '\'', '(', '*', '-':
			continue
		case ',', ')':
			return false
		case '.':
			return !r.shortened(i - 1)
		}
		return true
	}
	return false
}

// add notes the words from i until before j as a name; those of a possessive end
// before it.
func (r *reading) add(i, j int) {
	if r.again(i, j) {
		return
	}
	var words []string
	for k := i; k < j; k++ {
		words = append(words, r.toks[k].Text)
	}
	r.said = append(r.said, words)
	r.found = append(r.found, Name{r.toks[i].Start, r.endOf(j - 1)})
}

// endOf is where word i ends without the "'s" of English.
func (r *reading) endOf(i int) int {
	word := r.text[r.toks[i].Start:r.toks[i].End]
	for _, s := range possessives {
		if n := len(word) - len(s); n > 1 && word[n:] == s {
			return r.toks[i].Start + n
		}
	}
	return r.toks[i].End
}

var possessives = [...]string{"'s", "’s", "'S", "’S"}

// named reads what stands behind a title, a word of naming or "Abu" at word i, and
// returns how many words it took; 0: nothing is named here.
func (r *reading) named(i int) int {
	from := i
	switch {
	case r.class[i].is(kunya):
	case r.class[i].is(title | cue):
		if n := tables().cueAt(r.toks, i); n > 0 {
			from += n
		} else if r.class[i].is(title) {
			from++
		} else {
			return 0
		}
	default:
		return 0
	}
	for from < len(r.toks) && r.class[from].is(title) && !r.class[from].is(kunya) {
		from++
	}
	if from >= len(r.toks) || from > i && r.away(from) {
		return 0
	}
	to := r.extend(from, true)
	if to == from {
		return 0
	}
	r.add(from, to)
	return to - i
}

// away reports whether word i no longer belongs to the word of naming before it.
func (r *reading) away(i int) bool {
	if !r.apart(i) {
		return false
	}
	for at := r.toks[i-1].End; at < r.toks[i].Start; at++ {
		switch r.text[at] {
		case '\n', ';', '?', '!', ')':
			return true
		case '.':
			if !r.shortened(i-1) && !r.class[i-1].is(cue) {
				return true
			}
		}
	}
	return false
}

// run reads words with capitals that follow each other from word i.
func (r *reading) run(i int) int {
	if !r.nameWord(i, false) || i > 0 && r.toks[i].Hyphened && !r.toks[i-1].Upper {
		return 0
	}
	to := r.extend(i, false)
	from := i
	for from < to && (r.trimmed(from) || r.class[from].is(people) && !r.class[from].is(given)) {
		from++ // "Iraqi" is a family name at the end of a name alone
	}
	end := to
	for end > from && (r.trimmed(end-1) || r.class[end-1].is(particle)) {
		end--
	}
	if r.isName(from, end) {
		r.add(from, end)
		return to - i
	}
	if to > i+1 {
		return to - i
	}
	return 0
}

// isName decides whether the run of words with capitals is a name by itself.
func (r *reading) isName(from, to int) bool {
	words, known, own, firm := 0, 0, 0, false
	for i := from; i < to; i++ {
		c := r.class[i]
		switch {
		case c.is(particle) || len(r.toks[i].Text) == 1:
			continue
		case c.is(organ):
			firm = true
		case c.is(people) && c.is(given) && i == from && i+1 < to && !r.class[i+1].is(people|ordinary):
			own++ // "Christian Bergstrand"
		case c.is(ordinary | place | people | calendar):
		default:
			own++
		}
		words++
		if names.IsCommon(r.toks[i]) {
			known++
		}
	}
	if words < 2 || own == 0 || r.placed(to) {
		return false
	}
	if r.heading[from] {
		return known > 0 && names.IsCommon(r.toks[from]) && !r.class[from].is(ordinary)
	}
	return own >= 2 || firm || own == 1 && known > 0 && names.IsCommon(r.toks[from]) && !r.class[from].is(place|ordinary)
}

// placed reports whether the words before `to` are part of the name of a place:
// "Lindvik station", "Tveita Road".
func (r *reading) placed(to int) bool {
	if r.class[to-1].is(site) {
		return true
	}
	return to < len(r.toks) && !r.apart(to) && r.class[to].is(site)
}

// trimmed reports whether word i is none of a name at its edge.
func (r *reading) trimmed(i int) bool {
	c := r.class[i]
	if c.is(organ) {
		return i == 0 || !r.toks[i-1].Upper || r.apart(i)
	}
	if c.is(people) && !c.is(given) {
		return !names.IsCommon(r.toks[i])
	}
	return c.is(title) || c.is(calendar) && (i == 0 || !names.IsCommon(r.toks[i-1])) || c.is(ordinary) && !names.IsCommon(r.toks[i]) || c.is(ordinary) && r.opens(i)
}

// extend returns where the name ends that begins at word i. led says that the
// words before it show a name: then one known word with a small letter counts too.
func (r *reading) extend(i int, led bool) int {
	n, j := 0, i
	for j < len(r.toks) && n < mostWords {
		if j > i && r.apart(j) {
			break
		}
		switch {
		case r.joining(j):
			j++
			continue
		case r.nameWord(j, led):
		case n > 0 && r.class[j].is(calendar) && r.toks[j].Upper && names.IsCommon(r.toks[j-1]): // "Theresa May"
		case led && r.smallName(j):
		default:
			return r.cut(i, j, n)
		}
		n++
		j++
	}
	return r.cut(i, j, n)
}

// joining reports whether word j is a particle or an initial between words of a name.
func (r *reading) joining(j int) bool {
	t := &r.toks[j]
	if len(t.Text) == 1 {
		return t.Upper && t.Script <= names.Full && t.Text[0] > '9'
	}
	return r.class[j].is(particle|kunya) && j+1 < len(r.toks) && !r.apart(j+1)
}

// cut takes particles off the end of a name of n words from i until before j.
func (r *reading) cut(i, j, n int) int {
	for j > i && n > 0 && r.class[j-1].is(particle) && !r.class[j-1].is(kunya) {
		j--
	}
	if n == 0 {
		return i
	}
	return j
}

// nameWord reports whether word i is written like one of a name.
func (r *reading) nameWord(i int, led bool) bool {
	t := &r.toks[i]
	if t.Script > names.Full {
		return led && t.Script == names.Bare && !r.class[i].is(ordinary|people|place|calendar|cue)
	}
	if !t.Upper || len(t.Text) < 2 || strings.ContainsAny(t.Text, "0123456789") {
		return false
	}
	c := r.class[i]
	if c.is(organ) && i > 0 && r.toks[i-1].Upper {
		return true
	}
	if led {
		return !c.is(ordinary|people|place|calendar|title|cue) && (!t.Capitals || len(t.Text) > 3)
	}
	if t.Capitals && len(t.Text) <= 4 && !r.class[i].is(organ) {
		return false // an abbreviation
	}
	if c.is(calendar | title | cue) {
		return false
	}
	if c.is(ordinary) || r.small[t.Text] && !c.is(organ) {
		return names.IsCommon(*t) && !r.opens(i)
	}
	return !c.is(place) || names.IsCommon(*t)
}

// smallName reports whether word i, written small, is a known name.
func (r *reading) smallName(i int) bool {
	t := &r.toks[i]
	return !t.Upper && t.Script <= names.Full && len(t.Text) >= 3 && !r.class[i].is(ordinary|people|place|calendar|title|cue|particle) && names.IsCommon(*t)
}

// caseless reads names in a script without capitals from word i.
func (r *reading) caseless(i int) int {
	if r.toks[i].Script != names.Bare || !r.class[i].is(given) {
		return 0
	}
	j, words := i+1, 1
	for j < len(r.toks) && words < mostWords && !r.apart(j) && r.toks[j].Script == names.Bare {
		switch {
		case r.class[j].is(given) || r.withArticle(j):
			words++
		case r.class[j].is(particle|kunya) && j+1 < len(r.toks) && !r.apart(j+1):
			j++
			words++
		default:
			return r.caselessName(i, j, words)
		}
		j++
	}
	return r.caselessName(i, j, words)
}

func (r *reading) caselessName(i, j, words int) int {
	if words < 2 {
		return 0
	}
	r.add(i, j)
	return j - i
}

// withArticle reports whether word j is a family name with the Arabic article:
// "الطرابيشي".
func (r *reading) withArticle(j int) bool {
	word := r.text[r.toks[j].Start:r.toks[j].End]
	return len(word) >= 10 && word[:4] == "ال" && !r.class[j].is(people|ordinary|place) && slices.Contains(nisba[:], word[len(word)-2:])
}

// nisba are the last letters of family names that say where somebody is from, or
// whose they are.
var nisba = [...]string{"ي", "ی"}

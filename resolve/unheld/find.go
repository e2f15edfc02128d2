package unheld

import "watchfloor/resolve/names"

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
	t := names.Cut(text)
	defer t.Done()
	return FindIn(&t)
}

// FindIn is Find in a text that was cut before.
func FindIn(t *names.Text) []Name {
	r := newReading(t)
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
	return r.done()
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

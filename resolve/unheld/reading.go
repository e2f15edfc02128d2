package unheld

import (
	"slices"
	"strings"
	"sync"

	"watchfloor/resolve/names"
)

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

// readings are used again, so that a text costs no memory but for what is found in
// it. Between texts they hold no words.
var readings = sync.Pool{New: func() any { return &reading{small: map[string]bool{}} }}

func newReading(t *names.Text) *reading {
	r := readings.Get().(*reading)
	r.text, r.toks = t.String(), t.Words()
	l := tables()
	r.class = slices.Grow(r.class[:0], len(r.toks))[:len(r.toks)]
	for i := range r.toks {
		t := &r.toks[i]
		r.class[i] = l.of(t)
		if !t.Upper {
			r.small[t.Text] = true
		}
	}
	r.heading = slices.Grow(r.heading[:0], len(r.toks))[:len(r.toks)]
	clear(r.heading)
	r.headings()
	return r
}

// mostKept is how many words of a long text have room in the memory that is kept.
const mostKept = 1 << 14

// done returns what was found and gives the reading to the next text.
func (r *reading) done() []Name {
	found := r.found
	if len(r.toks) <= mostKept {
		clear(r.small)
		clear(r.said)
		*r = reading{class: r.class, small: r.small, heading: r.heading, said: r.said[:0]}
		readings.Put(r)
	}
	return found
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

package places

import (
	"strings"
	"unicode/utf8"

	"watchfloor/record"
)

// reader is one reading of one text.
type reader struct {
	text       string
	region     string
	ws         []word
	known, own *table
	readable   func(record.Labels) bool
	told       bool // the whole text is said to be a place
	buf        []byte
	spoken     map[string]int // how often the text speaks for a country or a place; nil until it is asked
	out        []Found
}

// candidate is a name of places on words of the text.
type candidate struct {
	first, end int // words
	start      int // byte: behind a preposition written with the word
	stop       int // byte behind the name
	own, known []sense
	leaning    bool // a preposition is written together with it
}

func (r *reader) read() {
	for i := 0; i < len(r.ws); {
		if r.ws[i].script == han {
			r.unparted(r.ws[i])
			i++
			continue
		}
		c, ok := r.named(i)
		if !ok {
			i++
			continue
		}
		if p, ok := r.judge(c); ok {
			r.out = append(r.out, Found{c.start, c.stop, p})
		}
		i = c.end
	}
}

// named returns the longest name of a place that begins with word i.
func (r *reader) named(i int) (candidate, bool) {
	w := r.ws[i]
	if word := r.text[w.start:w.end]; !r.known.begins.may(word) && !r.own.begins.may(word) {
		return candidate{}, false
	}
	if !w.capital && !r.told && (i == 0 || !r.preposition(i-1)) && len(r.own.places) == 0 {
		return candidate{}, false
	}
	r.buf = folded(r.buf[:0], r.text[w.start:w.end])
	if c, ok := r.longest(i, w.start); ok {
		return c, true
	}
	if w.script != arabic {
		return candidate{}, false
	}
	return r.prefixed(i)
}

// longest extends the word that stands folded in buf by those behind it.
func (r *reader) longest(i, start int) (candidate, bool) {
	most := int(max(r.known.longest[string(r.buf)], r.own.longest[string(r.buf)]))
	if most == 0 {
		return candidate{}, false
	}
	var c candidate
	for k := i; ; {
		own, of := r.own.names[string(r.buf)], r.known.names[string(r.buf)]
		if own = r.allowed(own); len(own)+len(of) > 0 {
			c = candidate{first: i, end: k + 1, start: start, stop: r.ws[k].end, own: own, known: of}
		}
		if k++; k-i >= most || k >= len(r.ws) || !r.ws[k].joined {
			break
		}
		r.buf = folded(append(r.buf, ' '), r.text[r.ws[k].start:r.ws[k].end])
	}
	return c, c.end > 0
}

// allowed leaves out what the house has added under labels that must not act here.
func (r *reader) allowed(own []sense) []sense {
	var out []sense
	for _, s := range own {
		if r.readable(r.own.places[s.place].Labels) {
			out = append(out, s)
		}
	}
	return out
}

// prefixed reads a word of Arabic or Hebrew letters without the "and", "in" or
// "to" that is written together with it.
func (r *reader) prefixed(i int) (candidate, bool) {
	w := r.ws[i]
	for at, n := w.start, 0; n < 2; n++ {
		c, size := utf8.DecodeRuneInString(r.text[at:w.end])
		if !strings.ContainsRune("وفبلكבלמהושכ", c) {
			break
		}
		at += size
		rest := r.text[at:w.end]
		if utf8.RuneCountInString(rest) < 3 {
			break
		}
		r.buf = folded(r.buf[:0], rest)
		if c == 'ل' && strings.HasPrefix(rest, "ل") { // "to" and "the" grow together
			r.buf = folded(r.buf[:0], "ا"+rest)
		}
		if found, ok := r.longest(i, at); ok {
			found.leaning = !strings.ContainsRune("وהוש", c)
			return found, true
		}
	}
	return candidate{}, false
}

// unparted finds names in a run of letters that parts no words.
func (r *reader) unparted(w word) {
	run := r.text[w.start:w.end]
	for at, c := range run {
		if last := len(r.out) - 1; !r.known.han[c] && !r.own.han[c] || last >= 0 && w.start+at < r.out[last].End {
			continue
		}
		end, n := at, 0
		for e := range run[at:] {
			if n > longestRun {
				break
			}
			n++
			if e == 0 {
				continue
			}
			r.take(w, run, at, at+e, &end)
		}
		if n <= longestRun {
			r.take(w, run, at, len(run), &end)
		}
	}
}

// longestRun is how many letters a name has at most that stands unparted.
const longestRun = 8

// take adds what run[at:e] names, in place of something shorter from at on.
func (r *reader) take(w word, run string, at, e int, end *int) {
	own, of := r.allowed(r.own.names[run[at:e]]), r.known.names[run[at:e]]
	if len(own)+len(of) == 0 || strings.HasPrefix(run[e:], "路") || strings.HasPrefix(run[e:], "街") {
		return
	}
	if *end > at {
		r.out = r.out[:len(r.out)-1]
	}
	*end = e
	r.out = append(r.out, Found{w.start + at, w.start + e, r.best(candidate{own: own, known: of})})
}

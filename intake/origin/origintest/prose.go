package origintest

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// body is sentences; a word carries the marks that stand at it.
type body [][]string

func (b body) words() int {
	n := 0
	for _, s := range b {
		n += len(s)
	}
	return n
}

// event is what several may tell of, each in words of their own.
type event struct {
	names  []string
	topics []string
}

func newEvent(r *rand.Rand, l *language) *event {
	e := &event{}
	for range 2 + r.IntN(3) {
		e.names = append(e.names, l.name(r))
	}
	for range 30 {
		e.topics = append(e.topics, l.rare(r))
	}
	return e
}

// wordy is from how many words on a text may hold what is in everybody's mouth:
// in a short one it would be most of the text.
const wordy = 60

// prose writes about n words on an event.
func prose(r *rand.Rand, l *language, e *event, n int) body {
	var b body
	for left := n; left > 0; {
		size := min(max(left, 5), 6+r.IntN(20))
		b = append(b, sentence(r, l, e, size, n >= wordy))
		left -= size
	}
	return b
}

func sentence(r *rand.Rand, l *language, e *event, size int, phrases bool) []string {
	var s []string
	phrase := phrases && l.spaced && r.IntN(8) == 0
	for len(s) < size {
		switch p := r.IntN(100); {
		case phrase && p < 12 && len(s)+8 < size:
			s, phrase = append(s, l.phrases[r.IntN(1+r.IntN(len(l.phrases)))]...), false
		case p < 14:
			s = append(s, e.topics[r.IntN(len(e.topics))])
		case p < 18:
			s = append(s, strings.Fields(e.names[r.IntN(len(e.names))])...)
		case p < 20:
			s = append(s, strconv.Itoa(2+r.IntN(r.IntN(3000)+1)))
		case p < 22 && l.spaced:
			s = append(s, l.rare(r)+"-"+l.rare(r))
		default:
			s = append(s, l.one(r))
		}
	}
	for i := 2; i < len(s)-2; i++ {
		if r.IntN(12) == 0 {
			s[i] += l.comma
		}
	}
	s[0] = capital(s[0])
	s[len(s)-1] += l.stop
	return s
}

// text writes sentences down, with a paragraph after every few.
func (l *language) text(b body, perParagraph int) string {
	var out strings.Builder
	for i, s := range b {
		switch {
		case i == 0:
		case perParagraph > 0 && i%perParagraph == 0:
			out.WriteString("\n\n")
		default:
			out.WriteString(l.gap())
		}
		out.WriteString(strings.Join(s, l.gap()))
	}
	return out.String()
}

// headline is a title of a few words of an event.
func headline(r *rand.Rand, l *language, e *event) string {
	w := []string{capital(strings.Fields(e.names[0])[0])}
	for range 3 + r.IntN(5) {
		if r.IntN(2) == 0 {
			w = append(w, e.topics[r.IntN(len(e.topics))])
		} else {
			w = append(w, l.one(r))
		}
	}
	return strings.Join(w, l.gap())
}

// lengths runs from some words to many, as often short as long by its logarithm.
func lengths(r *rand.Rand, from, to int) int {
	n := float64(from)
	for n*1.6 < float64(to) && r.IntN(4) != 0 {
		n *= 1.6
	}
	return min(int(n*(1+0.6*r.Float64())), to)
}

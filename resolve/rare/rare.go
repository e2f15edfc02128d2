// Package rare reads from a report the words by which it can be told from other
// reports: rare words, names of streets and buildings, and what happens in it. Two
// reports that share enough of them, close in time, are likely about the same thing.
//
// What is rare is said by tables that ship with the engine, not by what a house
// holds: a word is rare when it stands in none of them.
//
//	common.txt     everyday English: says nothing
//	events.txt     what happens, by class; shared only beside a word or place
//	play.txt       a text with these speaks of a game, a film, a joke or a bargain
//	protected.txt  faith, people, nation, sex, lawful opinion: never connects
//
// Promises:
//   - A protected word is no term, whatever stands beside it.
//   - A text that is not in the language of the tables has no terms: they would be
//     all its words.
//   - Who wrote a text, and whom it answers (@name), is no part of it.
package rare

import (
	"hash/fnv"
	"slices"
	"strings"
)

// Version is that of the tables and of the way terms are cut. Weights may change
// without it, keys may not.
const Version = 3

// Term is a word or a place by which a report is told from others.
type Term struct {
	Key        uint64
	Place      bool // the name of a street or building
	Part       bool // a word of the place that follows
	Tag        bool // a word by which writers say what they write about: #word
	Name       bool // the name of somebody, whole
	Unit       int  // words that stand together are one piece of evidence
	Start, End int  // bytes of the text; 0, 0 in a title
}

// Words is what a report is told from others by.
type Words struct {
	Terms  []Term
	Events Events
	Plain  []uint64 // the everyday words that say something, sorted
	Play   bool     // it speaks of a game, a film, a joke or a bargain
	Bare   bool     // too few words are known to say what is rare
}

// Events are classes of what happens, one bit each.
type Events uint32

// Read reads a report.
func Read(title, text string) Words {
	before := 0
	if title != "" {
		before = len(title) + 1
		text = title + "\n" + text
	}
	ws := tokens(text)
	if foreign(ws) {
		return Words{Bare: true}
	}
	ws = telling(ws)
	w := Words{Play: plays(ws), Plain: plainOf(ws)}
	w.Events = eventsOf(ws, w.Play)
	w.terms(ws)
	for i := range w.Terms {
		t := &w.Terms[i]
		if t.Start, t.End = t.Start-before, t.End-before; t.Start < 0 {
			t.Start, t.End = 0, 0
		}
	}
	return w
}

// terms collects rare words and places; words beside each other are one unit.
func (w *Words) terms(ws []token) {
	unit, last := 0, -2
	seen := map[uint64]bool{}
	add := func(i int, t Term) {
		if i != last+1 || ws[i].breaks {
			unit++
		}
		last = i
		if t.Unit = unit; !seen[t.Key] {
			seen[t.Key] = true
			w.Terms = append(w.Terms, t)
		}
	}
	for i, t := range ws {
		switch {
		case t.name != 0:
			if i == 0 || ws[i-1].name != t.name {
				whole, end := wholeName(ws[i:])
				add(i, Term{Key: whole, Name: true, Start: t.start, End: end})
			}
			last = i
		case t.rare():
			place := i+1 < len(ws) && namesPlace(t, ws[i+1])
			add(i, Term{Key: key(t.stem()), Part: place, Tag: t.tag, Start: t.start, End: t.end})
		case i > 0 && namesPlace(ws[i-1], t):
			// A name made of an everyday word may be none: it counts as a word.
			add(i, Term{Key: key(ws[i-1].word, t.word), Place: ws[i-1].rare(), Start: ws[i-1].start, End: t.end})
		}
	}
}

// wholeName is the key of the name that begins here, and where it ends.
func wholeName(ws []token) (whole uint64, end int) {
	of := []string{"\x00name"}
	for _, t := range ws {
		if t.name != ws[0].name {
			break
		}
		of, end = append(of, t.word), t.end
	}
	return key(of...), end
}

// namesPlace reports whether a word before the kind of a place is its name.
func namesPlace(first, kind token) bool {
	return kindOf(kind.word) == ofPlace && !kind.breaks && first.name == 0 && kind.name == 0 && first.rareOr(common) && !functional[first.word]
}

// key is that of words in which letters may have changed places.
func key(words ...string) uint64 {
	h := fnv.New64a()
	for i, w := range words {
		if len(w) > 4 {
			words[i] = letters(w)
		}
	}
	_, _ = h.Write([]byte("rare\x00" + strings.Join(words, " "))) // never fails
	return h.Sum64()
}

// Without returns what a text has beyond another: of a copy, what its author added.
func (w Words) Without(of Words) Words {
	had := make(map[uint64]bool, len(of.Terms))
	for _, t := range of.Terms {
		had[t.Key] = true
	}
	w.Terms = slices.DeleteFunc(slices.Clone(w.Terms), func(t Term) bool { return had[t.Key] })
	return w
}

// Period is the length of the stretches of time under which what happens is filed, and
// Short that of the short ones: where very many tell of one thing, the last of them are
// found by these.
const (
	Period = 2 * 60 * 60 * 1_000_000
	Short  = 20 * 60 * 1_000_000
)

// Keys returns the keys under which a report is found again: each term for good and,
// when it may tell of something that happens and the time is known (not 0), in its
// stretch of time. Sorted, each once.
func (w Words) Keys(at int64) []uint64 {
	keys := w.ForGood()
	if w.Timely() && at != 0 {
		keys = append(append(keys, w.Within(at/Period)...), w.Lately(at/Short)...)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// Timely reports whether a text may tell of something that happens now: it says so, or
// it speaks neither of a game nor of a bargain and has several pieces of evidence.
func (w Words) Timely() bool {
	return w.Events != 0 || !w.Play && len(w.Terms) > 0
}

// ForGood returns the key of each term.
func (w Words) ForGood() []uint64 {
	keys := make([]uint64, len(w.Terms), 2*len(w.Terms))
	for i, t := range w.Terms {
		keys[i] = t.Key
	}
	return keys
}

// Within returns the key of each term in one stretch of time.
func (w Words) Within(period int64) []uint64 {
	keys := make([]uint64, len(w.Terms))
	for i, t := range w.Terms {
		keys[i] = mixed(t.Key ^ uint64(period)*0x9e3779b97f4a7c15)
	}
	return keys
}

// Lately returns the key of each term in one short stretch.
func (w Words) Lately(short int64) []uint64 { return w.Within(^short) }

// mixed spreads the bits of a key (the finish of splitmix64).
func mixed(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

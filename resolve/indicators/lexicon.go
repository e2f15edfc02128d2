package indicators

import (
	_ "embed"
	"slices"
	"sync"
)

//go:embed lexicon.txt
var lexiconText string

// house is the lexicon that ships with the engine.
var house = sync.OnceValue(func() *lexicon {
	l, err := parseLexicon(lexiconText)
	if err != nil {
		panic("lexicon.txt: " + err.Error()) // part of the program, and read by its tests
	}
	return l
})

// lexicon is a set of rules, indexed by the word that each begins with.
type lexicon struct {
	version int
	words   map[string]vocable
	classes map[string]bits
	little  bits // the classes of these names, asked for often
	back    bits
	turn    bits
	deny    bits
	nothing bits // deny-nothing
	person  bits
	and, or wordID
	rules   []rule
	first   [][]int32 // by wordID: the rules that can begin there
}

// vocable is a word of the lexicon or of the calendar.
type vocable struct {
	id    wordID
	when  timeWord
	tense tense
}

// rule is one line: what the words of its pattern say.
type rule struct {
	kind     ruleKind
	codes    []Code
	severity Severity
	pattern  []element
	needs    []wordID // one of them stands in every text that the rule matches
	denies   bool     // a word of the pattern is itself a denial, as in "will not hesitate to"
	wording  string   // the pattern as it is written
	source   string   // where the line comes from
	line     int
}

// harm is how grave one of the rule's codes is. Where the words speak of lives, it
// is the threat to life that does: the threat alone would be of serious harm.
func (r *rule) harm(c Code) Severity {
	if c != ThreatToLife && slices.Contains(r.codes, ThreatToLife) {
		return min(r.severity, SeriousHarm)
	}
	return r.severity
}

type ruleKind uint8

const (
	says    ruleKind = iota // gives indicators
	guard                   // an idiom: nothing is indicated on its words
	event                   // speaks of a threatened event without naming it: "do it"
	frame                   // what follows in the sentence is a story: a film, a game, a novel
	setting                 // the whole sentence is no claim: a lesson, a question, what was in court
)

// element is one place of a pattern.
type element struct {
	kind     elementKind
	set      bits
	optional bool
}

type elementKind uint8

const (
	oneOf  elementKind = iota
	gap                // up to gapWords words
	any1               // one word that carries meaning
	except             // the next word is none of these
)

// gapWords is how many words ".." stands for at most.
const gapWords = 3

// bits is a set of words.
type bits []uint64

func (b bits) has(w wordID) bool {
	i := int(w / 64)
	return w != 0 && i < len(b) && b[i]>>(w%64)&1 == 1
}

func (b *bits) add(w wordID) {
	for int(w/64) >= len(*b) {
		*b = append(*b, 0)
	}
	(*b)[w/64] |= 1 << (w % 64)
}

// rarest returns the words of the place of the pattern, behind the first, that the
// fewest words can fill.
func (r *rule) rarest() (best []wordID) {
	for _, e := range r.pattern[1:] {
		if e.kind != oneOf || e.optional {
			continue
		}
		if words := e.set.words(); best == nil || len(words) < len(best) {
			best = words
		}
	}
	return best
}

// words are the members of a set.
func (b bits) words() (out []wordID) {
	for i := range wordID(len(b) * 64) {
		if b.has(i) {
			out = append(out, i)
		}
	}
	return out
}

// index notes which rules begin with which word, and which deny by themselves.
func (l *lexicon) index() {
	l.first = make([][]int32, len(l.words)+1)
	deny := l.classes["deny"]
	for i := range l.rules {
		r := &l.rules[i]
		r.needs = r.rarest()
		for id := range l.first {
			if r.pattern[0].set.has(wordID(id)) {
				l.first[id] = append(l.first[id], int32(i))
			}
		}
		for _, e := range r.pattern {
			for id := range l.first {
				r.denies = r.denies || e.kind == oneOf && e.set.has(wordID(id)) && deny.has(wordID(id))
			}
		}
	}
}

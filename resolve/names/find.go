package names

import (
	"cmp"
	"slices"
	"strings"

	"watchfloor/record"
)

// Spotted is a known name found in a text: text[Start:End].
type Spotted struct {
	Ref        uint32
	Start, End int
	P          record.Millionths
	Why        []Reason
}

// mention is a word of the text as Find compares it.
type mention struct {
	term
	keys     []hearing // sounds it may have among the words held; none: nobody bears it
	from, to int       // byte offsets
	script   Script
	hard     bool // a sentence ends, or a list item begins, before it
	capital  bool
	small    bool // a particle or title: skipped between words of a name
	whole    bool // names of one word may be found by it
	parts    int  // it is this many words that follow, written together
	piece    bool // it is a part of the word that follows its parts
}

// reachOfText is how many words further the second word of a pair is looked
// for, particles and titles not counted.
const reachOfText = 4

// Find returns the names of readable entities that stand in the text, in order
// of their place. A name stands there when
//   - at least two of its words follow each other, in any order, with at most
//     one other capitalised word between two of them ("Last, First" counts,
//     middle names may be missing on either side), and the words found carry
//     enough information: two common words alone are no name; or
//   - it has one word only, which is in no table of common words, has at least
//     five letters and is written with a capital or in a script without case,
//     without a slip.
//
// A word of the text stands for a word of a name when both have one sound key, when
// it is a form of it (inflect.go), when it is it in another script, or when one
// slip, in long words two, make it of the other (pieces.go): the last for words
// with a capital, and for others beside a word of a name. Words
// that carry little information must be written right. Two words written together,
// and one written as two, count where no letter is wrong.
//
// Each pair of Ref and place is returned once; of
// overlapping places of one Ref the likeliest.
func (x *Index) Find(text string, readable record.Labels) []Spotted {
	t := Cut(text)
	defer t.Done()
	return x.FindIn(&t, readable)
}

// FindIn is Find in a text that was cut before.
func (x *Index) FindIn(t *Text, readable record.Labels) []Spotted {
	x.mu.RLock()
	defer x.mu.RUnlock()
	s := x.borrow()
	defer x.pool.Put(s)
	defer s.unread()
	x.readable(s, readable, Unknown)
	s.sounds = s.sounds[:0]
	ms := x.mentions(s, t)
	s.hits = s.hits[:0]
	for i := range ms {
		if len(ms[i].keys) > 0 {
			x.spotFrom(s, ms, i)
		}
	}
	return x.spotted(s)
}

func (x *Index) borrow() *scratch {
	if s, ok := x.pool.Get().(*scratch); ok {
		return s
	}
	return new(scratch)
}

// unread lets go of the words of a text.
func (s *scratch) unread() {
	clear(s.ms)
	clear(s.apart)
	s.slip.begin(&term{})
}

// hit is a name found at a place.
type hit struct {
	entity, name uint32
	start, end   int
	sums         comparison
	odds         float64
}

// mentions cuts the text into words and looks up which are borne by anybody.
func (x *Index) mentions(s *scratch, of *Text) []mention {
	l, text, toks := words(), of.s, of.toks
	s.ms = s.ms[:0]
	for i := 0; i < len(toks); {
		t, n := l.slaveOf(toks, i)
		sound, known := uint32(0), false
		if n == 0 {
			if t, sound, known = x.plainTerm(l, &toks[i]); known {
				n = 1
			} else {
				t, n = l.single(toks, i, Unknown)
			}
		}
		first, last := &toks[i], &toks[i+n-1]
		m := mention{term: t, from: first.Start, to: last.End, script: last.Script, capital: first.Upper, hard: first.Break && hardBreak(text, first.Start)}
		m.small = t.role == particle || t.role == title || t.role == initial || t.role == legal
		m.whole = n == 1 && first.Upper
		if x.unpossess(l, &m, text) || !known {
			sound = l.soundKey(m.text, m.fold, m.bare)
		}
		if !m.small && m.text != "" {
			m.keys = x.exactly(s, sound)
		}
		s.ms = append(s.ms, m)
		i += n
	}
	x.hear(s, l)
	x.together(s, l)
	return s.ms
}

// unpossess takes "'s" and the endings that Turkish and others write behind an
// apostrophe off a word, and reports whether there were such.
func (x *Index) unpossess(l *lexicon, m *mention, text string) bool {
	if m.script != Latin || m.to-m.from < len(m.text)+1 {
		return false
	}
	word := text[m.from:m.to]
	at := strings.LastIndexAny(word, "'’")
	if at < leastStem || len(word)-at > 8 {
		return false
	}
	toks := Normalise(word[:at])
	if len(toks) != 1 {
		return false
	}
	role := m.role
	m.term, m.to = term{text: toks[0].Text, role: role}, m.from+at
	m.fold = l.sounds(m.text, false)
	return true
}

// hear finds what words of the text may stand for besides themselves, where they
// may be part of a name.
func (x *Index) hear(s *scratch, l *lexicon) {
	for i := range s.ms {
		m := &s.ms[i]
		if m.small || m.role == number || m.script == Native || len(m.fold) < leastStem-1 {
			continue
		}
		if m.capital || !l.ordinary[m.text] && len(m.text) > leastHalved && s.besideName(i) {
			m.keys = x.heard(s, l, &m.term, m.script)
		}
	}
}

// besideName reports whether a word next to word i is one of a name, as written.
func (s *scratch) besideName(i int) bool {
	for _, k := range [...]int{i - 1, i + 1} {
		if k >= 0 && k < len(s.ms) && len(s.ms[k].keys) > 0 && s.ms[k].keys[0].exact() && len(s.ms[k].text) > 3 {
			return true
		}
	}
	return false
}

// plainTerm reads a word that is held, or one of everyday language, and its sound:
// these are not folded again.
func (x *Index) plainTerm(l *lexicon, k *Token) (t term, sound uint32, known bool) {
	if k.Script == Bare || len(k.Text) < 2 {
		return term{}, 0, false
	}
	if e, ok := l.everyday[k.Text]; ok {
		return e.term, e.sound, true
	}
	id, ok := x.vocab.byText[k.Text]
	if !ok {
		return term{}, 0, false
	}
	w := x.vocab.words.at(id)
	t = term{text: w.text, fold: w.fold, role: l.role[k.Text]}
	if t.role == particle && isAssimilated(t.text) {
		t.role = plain
	}
	return t, w.key, true
}

// likeInText is how alike a word of a script without vowels must be.
const likeInText = 236

// hardBreak reports whether what stands before the word parts names: the end of
// a sentence or a line, not a comma.
func hardBreak(text string, at int) bool {
	for at--; at >= 0; at-- {
		switch text[at] {
		case ' ', '\t', '"', '\'':
			continue
		case ',', '(':
			return false
		}
		return true
	}
	return true
}

// spotFrom looks for names whose first word in the text is i.
func (x *Index) spotFrom(s *scratch, ms []mention, i int) {
	for _, a := range ms[i].keys {
		if ms[i].whole && (a.exact() || a.like >= formSure && ms[i].script == Full) {
			x.tryPair(s, ms, i, i, aloneKey(a.key))
		}
		steps := 0
		for j := i + 1; j < len(ms) && steps < reachOfText && !ms[j].hard; j++ {
			if ms[j].small {
				continue
			}
			steps++
			for _, b := range ms[j].keys {
				if ms[i].capital && ms[j].capital || a.plain() && b.plain() && (a.exact() || b.exact()) {
					x.tryPair(s, ms, i, j, pairKey(a.key, b.key))
				}
			}
		}
	}
}

func (x *Index) tryPair(s *scratch, ms []mention, i, j int, pair uint32) {
	names := x.spots.under(pair)
	var around marks
	for _, p := range names {
		if !p.of(pair) {
			continue
		}
		if around == (marks{}) {
			around = marksOf(ms, i, j)
		}
		if p.need() != 0 && !around.meet(p.need()) {
			continue
		}
		nm := x.name(p.name())
		if s.all || s.open[x.entities.at(nm.entity()).shard] {
			if h, ok := x.verify(nm, ms, i, j); ok {
				h.entity, h.name = nm.entity(), p.name()
				s.hits = append(s.hits, h)
			}
		}
	}
}

// spotted makes the answer of the hits: best first within one entity, then in
// order of the text.
func (x *Index) spotted(s *scratch) []Spotted {
	slices.SortFunc(s.hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(x.entities.at(a.entity).ref, x.entities.at(b.entity).ref),
			cmp.Compare(b.odds, a.odds), cmp.Compare(b.end-b.start, a.end-a.start), cmp.Compare(a.start, b.start),
			x.name(a.name).compareText(x.name(b.name)))
	})
	var out []Spotted
	first := 0 // first answer of the entity at hand
	for i := range s.hits {
		h := &s.hits[i]
		if i > 0 && h.entity != s.hits[i-1].entity {
			first = len(out)
		}
		overlaps := slices.ContainsFunc(out[first:], func(o Spotted) bool { return h.start < o.End && o.Start < h.end })
		if !overlaps {
			out = append(out, Spotted{Ref: x.entities.at(h.entity).ref, Start: h.start, End: h.end,
				P: record.Round(probability(h.odds)), Why: h.sums.reasons(x.kindOf(h.entity))})
		}
	}
	slices.SortFunc(out, func(a, b Spotted) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(b.P, a.P), cmp.Compare(a.Ref, b.Ref))
	})
	return out
}

func (x *Index) kindOf(entity uint32) Type { return x.shards[x.entities.at(entity).shard].kind }

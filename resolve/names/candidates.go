package names

import (
	"cmp"
	"slices"

	"watchfloor/record"
)

// scratch is the working memory of one question, used again.
type scratch struct {
	open    []bool        // shards that may be read
	all     bool          // all of them may be
	apart   []mention     // see together
	holds   record.Labels // of the viewer
	probes  []probe
	like    [][]uint8 // for each compared term, likeness by word
	set     [][]uint32
	tallies tallies
	found   []found
	picked  []found
	tied    []equal
	sums    []float32
	assign  assignment
	pairs   []near
	nears   []near // lists of the probes
	heard   []hearing
	slips   []near
	slip    matcher
	look    looking
	ms      []mention
	sounds  []hearing
	hits    []hit
	judged  []judged
	order   []int32
	joins   joins
	owners  owners
}

// probe is one word asked for and the names it reaches.
type probe struct {
	row   int // which compared term, or -1 for words written together
	bits  float32
	list  []near
	reach int // names that bear one of the words
}

// found is a name worth scoring.
type found struct {
	name  uint32
	rough float32
}

const (
	// wide is how many names may be reached before further words are only
	// looked for in the names that rarer words have reached.
	wide = 6000
	// deep is how many names are scored exactly.
	deep = 300
	// lookCost is how many entries of a list are read in the time that looking
	// at the words of one name takes.
	lookCost = 16
	// deeper is the same where a date of birth or an identifier can lift a name
	// far down the list.
	deeper = 600
)

// gains says how much of a word's information a likeness is worth.
var gains = func() (g [256]float32) {
	for i := range g {
		switch {
		case i >= sounds:
			g[i] = 0.96 + 0.04*float32(i-sounds)/float32(same-sounds)
		case i >= leastBare:
			g[i] = 0.3 + 0.62*float32(i-leastBare)/float32(sounds-leastBare)
		}
	}
	return g
}()

// gather fills s.found with the most names that share words with the variant.
func (x *Index) gather(s *scratch, v *variant, most int) {
	x.probe(s, v)
	s.tallies.begin()
	slices.SortStableFunc(s.probes, func(a, b probe) int { return cmp.Compare(a.reach, b.reach) })
	total := 0
	for i := range s.probes {
		p := &s.probes[i]
		if p.reach == 0 {
			continue
		}
		switch {
		case total == 0 || total+p.reach <= wide || p.row < 0:
			total += p.reach
			x.widen(s, p, uint32(i), true)
		case len(s.tallies.touched)*lookCost < p.reach:
			x.deepen(s, p)
		default:
			x.widen(s, p, uint32(i), false)
		}
	}
	x.pick(s, most)
}

// widen adds a word to every name that bears one of its forms; forms come
// likest first, and a name takes only the first. Names not reached before are
// added if fresh is set.
func (x *Index) widen(s *scratch, p *probe, place uint32, fresh bool) {
	t := &s.tallies
	if fresh {
		t.room(p.reach)
	}
	for _, n := range p.list {
		gain := gains[n.like] * p.bits
		w := x.vocab.words.at(n.id)
		for i := range w.lists() {
			l := w.list(i)
			if !s.open[l.shard] {
				continue
			}
			if fresh {
				t.addAll(l.names, place, gain)
			} else {
				t.addKnown(l.names, place, gain)
			}
		}
	}
}

// deepen adds a common word only to names reached already.
func (x *Index) deepen(s *scratch, p *probe) {
	like := s.like[p.row]
	for _, at := range s.tallies.touched {
		t := &s.tallies.slots[at]
		n := x.name(t.name)
		best := uint8(0)
		for k := range n.terms() {
			best = max(best, like[termWord(n.term(k))])
		}
		t.sum += gains[best] * p.bits
	}
}

// pick keeps the names that gathered most, in an order that does not depend on
// how the index was filled.
func (x *Index) pick(s *scratch, most int) {
	s.found = s.found[:0]
	for _, at := range s.tallies.touched {
		t := &s.tallies.slots[at]
		held := float32(*x.bits.at(t.name)) / 8
		s.found = append(s.found, found{t.name, t.sum - 0.3*max(0, held-t.sum)})
	}
	if len(s.found) > most {
		// The two lists change places: what is gathered next must not be written
		// over what is picked from it.
		s.found, s.picked = x.best(s, most), s.found
	}
}

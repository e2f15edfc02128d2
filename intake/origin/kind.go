package origin

// Kind is what two texts are to each other.
type Kind uint8

// The kinds, the strongest last.
const (
	Nothing Kind = iota
	Quotes       // a statement of seven words or more stands in both, quoted in at least one
	Common       // both took prose from a text that neither names
	Excerpt      // the shorter is mostly a part of the longer
	Copy         // both are mostly the same
)

const (
	contained = 0.5 // from this share on the shorter text is taken from the longer
	alike     = 0.7 // from this ratio of lengths on it is a copy, below an excerpt

	// What is too short is said alike by chance: by people who saw the same.
	leastCopied      = 16  // words, for a share from contained on
	leastCopiedWhole = 8   // words, when nearly all of the shorter text is shared
	nearlyAll        = 0.9 //

	// Prose that two texts share below the share of a copy.
	leastProse     = 20 // words in all
	leastProseOnce = 12 // words in a row

	// longStatement is how many words in a row are no saying.
	longStatement = 14
)

// Kind tells what the two texts are to each other.
func (m Match) Kind() Kind {
	share, words := m.Share(), m.Shared()
	switch {
	case share >= contained && words >= leastCopied, share >= nearlyAll && words >= leastCopiedWhole:
		if short, long := min(m.runsA, m.runsB), max(m.runsA, m.runsB); float64(short) >= alike*float64(long) {
			return Copy
		}
		return Excerpt
	case m.prose():
		return Common
	case m.quotes():
		return Quotes
	}
	return Nothing
}

// prose reports whether the texts share more words of their own than chance
// gives two people. What both close with is not their own.
func (m Match) prose() bool {
	all, most := 0, 0
	for _, p := range m.pieces[:len(m.pieces)-m.closing()] {
		if p.rare < LeastQuoted {
			continue
		}
		if inA, inB := m.quoted(p); !inA && !inB {
			all += p.rare
			most = max(most, p.rare)
		}
	}
	return all >= leastProse && most >= leastProseOnce
}

// quotes reports whether the texts share a statement: a long one, or one of two
// texts about the same matter, because sayings are quoted everywhere.
func (m Match) quotes() bool {
	longest := 0
	for _, s := range m.Statements() {
		longest = max(longest, s.Words)
	}
	return longest >= longStatement || longest > 0 && m.SameMatter()
}

// Statement is a quotation that both texts have.
type Statement struct {
	Words      int
	InA, InB   bool // between quotation marks there
	whereA, at int
}

// Statements returns the quotations of at least LeastQuoted words in a row that
// the texts share and that are no stock phrase.
func (m Match) Statements() []Statement {
	var out []Statement
	for _, p := range m.pieces {
		if p.rare < LeastQuoted {
			continue
		}
		if inA, inB := m.quoted(p); inA || inB {
			out = append(out, Statement{Words: p.rare, InA: inA, InB: inB, whereA: p.a, at: p.b})
		}
	}
	return out
}

// FromKeys returns the keys of the probe's text that lie in a piece shared with
// the other: they need no second entry in an index that has the other's.
func (m Match) FromKeys(keys []Key) map[uint64]bool {
	out := map[uint64]bool{}
	for _, k := range keys {
		for _, p := range m.pieces {
			if p.a <= k.At && k.At+runWords <= p.a+p.words {
				out[k.Hash] = true
				break
			}
		}
	}
	return out
}

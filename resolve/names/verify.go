package names

const (
	// leastSpotted is the information that the words found must carry, in bits;
	// a word with a slip carries less.
	leastSpotted = 13
	// leastShare is how much of a name's information must have been found.
	leastShare = 0.6
	// leastSlipped is the information where words are missing as well as written
	// with a slip.
	leastSlipped = 19
	// leastSlip is the information of a word that may be written with a slip by
	// itself: beside a common one, of which many slips are names as well, another
	// word must carry leastBeside.
	leastSlip   = 9
	leastBeside = 6
)

// sighting is a name being looked for in a text.
type sighting struct {
	nm     name
	words  [maxTerms]uint32 // of the name, by number; none for those that find nobody
	keys   [maxTerms]uint32 // their sounds
	used   uint32           // words of the name that were found
	last   int              // the newest of them
	lost   float32          // information that slips cost
	slips  int
	common float32 // information of words with a slip that many bear
	first  bool    // no word was found yet
	sums   comparison
}

// verify checks whether name nm stands in the text with its first word at i and
// another at j.
func (x *Index) verify(nm name, ms []mention, i, j int) (hit, bool) {
	g := sighting{nm: nm, last: -1, first: true}
	x.spell(&g)
	end, gap := i, 0
	c := &g.sums
	for k := i; k < len(ms) && k <= j+reachOfText && (k == i || !ms[k].hard); k++ {
		m := &ms[k]
		if m.small {
			continue
		}
		at, like := x.wordOf(&g, m)
		if at < 0 {
			if m.parts > 0 || m.piece {
				continue
			}
			if gap++; gap > 1 || !m.capital {
				break
			}
			continue
		}
		if gap > 0 {
			c.asked += rareBits * float32(gap)
			c.askedWords += uint8(gap)
			gap = 0
		}
		x.agree(&g, at, like, len(m.text))
		end = k
		k += m.parts
	}
	if end < j {
		return hit{}, false
	}
	first, final := x.missing(nm, g.used, c)
	if c.heldWords > 0 {
		c.disagree(ms, i, end)
	}
	if !first {
		c.heldFirst = 0
	}
	if !final {
		c.heldLast = 0
	}
	c.askedAll = c.pairs + c.askedWords
	c.heldAll = c.pairs + c.heldWords
	c.lone = c.heldAll == 1 && c.askedWords > 0
	if !g.stands(x.kindOf(nm.entity()), first && final) {
		return hit{}, false
	}
	return hit{start: ms[i].from, end: ms[end].to, sums: *c, odds: c.refined(x.kindOf(nm.entity()))}, true
}

// disagree counts the words with a capital on either side of what was found in
// place of those that are missing: "Anna Maria Dahl" is not "Anna Maria Berg".
func (c *comparison) disagree(ms []mention, i, end int) {
	other := func(k, from int) bool {
		return k >= 0 && k < len(ms) && ms[k].capital && !ms[k].small && ms[k].parts == 0 && !ms[k].piece && !ms[from].hard && !words().ordinary[ms[k].text]
	}
	if other(i-1, i) {
		c.asked += rareBits
		c.askedWords++
	}
	if end+1 < len(ms) && other(end+1, end+1) {
		c.asked += rareBits
		c.askedWords++
	}
}

// agree counts word `at` of the name as found.
func (x *Index) agree(g *sighting, at int, like uint8, letters int) {
	c := &g.sums
	bits := termBits(g.nm.term(uint32(at)))
	c.agreed(like, bits)
	c.edits += float32(same-like) / 255 * float32(letters)
	if like < formSure {
		if bits < leastSlip {
			g.common += bits
		}
		g.lost += bits * (1 - gains[like])
		g.slips++
	}
	if g.first {
		c.firstLike, g.first = like, false
	}
	c.lastLike = like
	if g.used&(1<<at-1) == 0 {
		c.heldFirst = like
	}
	if g.used>>at == 0 {
		c.heldLast = like
	}
	g.used |= 1 << at
	c.step(at, g.last)
	g.last = at
}

// step counts whether words come in the order of the held name.
func (c *comparison) step(at, last int) {
	switch {
	case last < 0:
	case at > last:
		c.inOrder++
	default:
		c.outOfOrder++
	}
}

// spell reads the words of the name by which it is found.
func (x *Index) spell(g *sighting) {
	for k := range g.nm.terms() {
		t := g.nm.term(k)
		g.words[k] = none
		if r := termRole(t); r == plain || r == number {
			g.words[k] = termWord(t)
			g.keys[k] = x.vocab.keys[g.words[k]]
		}
	}
}

// wordOf returns which word of the name m is, and how alike; -1 for none.
func (x *Index) wordOf(g *sighting, m *mention) (place int, like uint8) {
	place = -1
	for k := range int(g.nm.terms()) {
		if g.words[k] == none || g.used>>k&1 != 0 {
			continue
		}
		for _, heard := range m.keys {
			if heard.key != g.keys[k] {
				continue
			}
			l := heard.like
			if heard.exact() {
				l = sounds
				if w := x.vocab.words.at(g.words[k]); w.text == m.text && w.bare == m.bare {
					l = same
				}
			}
			if l > like {
				place, like = k, l
			}
		}
	}
	return place, like
}

// missing sums the words of the name that were not found, and reports whether
// its first and its last word were.
func (x *Index) missing(nm name, used uint32, c *comparison) (first, last bool) {
	seen := false
	for k := range nm.terms() {
		t := nm.term(k)
		if r := termRole(t); r != plain && r != number {
			continue
		}
		found := used>>k&1 != 0
		if !seen {
			first, seen = found, true
		}
		last = found
		if !found {
			c.held += termBits(t)
			c.heldTop = max(c.heldTop, termBits(t))
			c.heldWords++
		}
	}
	return first, last
}

// stands decides whether enough of a name was found to show it. ends tells that
// its first and last words were.
func (g *sighting) stands(t Type, ends bool) bool {
	c := &g.sums
	bits := c.bits - g.lost
	if bits < leastSpotted && (c.heldWords > 0 || c.askedWords > 0 || g.slips > 0) || bits < leastSpotted-3 {
		return false
	}
	if g.slips > 0 && c.heldWords+c.askedWords > 0 && bits < leastSlipped {
		return false
	}
	if g.slips > 0 && c.pairs == 1 || g.common > 0 && bits-g.common < leastBeside {
		return false
	}
	if c.heldWords == 0 {
		return true
	}
	if t == Organisation {
		return bits >= 20 && c.bits/(c.bits+c.held) >= 0.75
	}
	return ends || c.askedWords == 0 && c.bits/(c.bits+c.held) >= leastShare
}

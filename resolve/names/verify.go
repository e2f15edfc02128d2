package names

const (
	// leastSpotted is the information that the words found must carry, in bits.
	leastSpotted = 13
	// leastShare is how much of a name's information must have been found.
	leastShare = 0.6
)

// verify checks whether name nm stands in the text with its first word at i and
// another at j.
func (x *Index) verify(nm *name, ms []mention, i, j int) (hit, bool) {
	var used uint32 // words of the name that were found
	h := hit{start: ms[i].from}
	end, gap, last := i, 0, -1
	c := &h.sums
	for k := i; k < len(ms) && k <= j+reachOfText && (k == i || !ms[k].hard); k++ {
		m := &ms[k]
		if m.small {
			continue
		}
		at, like := x.wordOf(nm, m, used)
		if at < 0 {
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
		used |= 1 << at
		t := *x.terms.at(nm.terms + uint32(at))
		c.agreed(like, termBits(t))
		c.step(at, last)
		last, end = at, k
	}
	if end < j {
		return hit{}, false
	}
	h.end = ms[end].to
	first, final := x.missing(nm, used, c)
	if !c.stands(x.kindOf(nm.entity), first && final) {
		return hit{}, false
	}
	h.odds = c.refined(x.kindOf(nm.entity))
	return h, true
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

// wordOf returns which word of the name m is, or -1.
func (x *Index) wordOf(nm *name, m *mention, used uint32) (int, uint8) {
	for k := range int(nm.n) {
		t := *x.terms.at(nm.terms + uint32(k))
		if r := termRole(t); used>>k&1 != 0 || r != plain && r != number {
			continue
		}
		w := x.vocab.words.at(termWord(t))
		for _, key := range m.keys {
			if key != w.key {
				continue
			}
			if w.text == m.text {
				return k, same
			}
			return k, sounds
		}
	}
	return -1, 0
}

// missing sums the words of the name that were not found, and reports whether
// its first and its last word were.
func (x *Index) missing(nm *name, used uint32, c *comparison) (first, last bool) {
	seen := false
	for k := range int(nm.n) {
		t := *x.terms.at(nm.terms + uint32(k))
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
			c.heldWords++
		}
	}
	return first, last
}

// stands decides whether enough of a name was found to show it. ends tells that
// its first and last words were.
func (c *comparison) stands(t Type, ends bool) bool {
	if c.bits < leastSpotted && (c.heldWords > 0 || c.askedWords > 0) || c.bits < leastSpotted-3 {
		return false
	}
	if c.heldWords == 0 {
		return true
	}
	if t == Organisation {
		return c.bits >= 20 && c.bits/(c.bits+c.held) >= 0.75
	}
	return ends || c.bits/(c.bits+c.held) >= leastShare
}

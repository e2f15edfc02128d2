package names

// comparison is how a held name answers a reading of the query: the sums that
// the model weighs.
type comparison struct {
	exact, sound, close, fair, weak float32 // bits that agree, by how well
	words                           [5]uint8
	asked, held                     float32 // bits left over on either side
	askedWords, heldWords           uint8
	initials, initialsOff           uint8
	joined                          uint8
	inOrder, outOfOrder             uint8
	form                            uint8   // words that are another form of the same given name
	top                             float32 // bits of the most telling word that agrees
	likeBits, bits                  float32 // agreeing bits weighted by likeness, and all
	firstOff, lastOff               bool    // the first or last word asked for found no partner
	kunyaOff                        bool    // "Abu" before one name only
	kunyaBoth                       bool    // before a name of both
	descent                         bool    // both say whose child ("bin"), and the words change places
	minor, minorOff                 uint8   // titles, particles and legal forms that both have, or one
	lone                            bool    // one side is a single word, the other has more
	whole                           bool    // written without blanks the names are the same
	elsewhere                       float32 // bits asked for that other names of the entity answer
	pairs                           uint8   // words that agree
	askedAll, heldAll               uint8   // words on either side
	leastLike                       uint8   // of the words that agree, the worst
	firstLike, lastLike             uint8   // of the first and last word asked for
	heldFirst, heldLast             uint8   // of the first and last word held
	edits                           float32 // letters that differ in words that agree
	askedTop, heldTop               float32 // bits of the most telling word left over
	strange                         uint8   // how alike the words left over are after all
	left                            leftover
	rows                            [maxTerms]uint8
}

// column is a word of the held name in the comparison.
type column struct {
	word uint32
	bits float32
	role role
	at   uint8 // among the columns
}

// compare fills c for name id.
func (x *Index) compare(s *scratch, v *variant, id uint32, c *comparison) {
	*c = comparison{}
	var cols [maxTerms]column
	var initials [maxTerms]byte
	var nInitials, n int
	nm := x.name(id)
	kunya, descent := false, false
	for k := range nm.terms() {
		t := nm.term(k)
		switch termRole(t) {
		case plain, number:
			cols[n] = column{termWord(t), termBits(t), termRole(t), uint8(n)}
			n++
		case initial:
			initials[nInitials] = x.vocab.words.at(termWord(t)).text[0]
			nInitials++
		default:
			w := x.vocab.words.at(termWord(t))
			kunya = kunya || w.kunya
			descent = descent || isDescent(w.text)
			if v.hasMinor(w.key) {
				c.minor++
			} else {
				c.minorOff++
			}
		}
	}
	c.kunyaOff, c.kunyaBoth = kunya != v.kunya, kunya && v.kunya
	x.pairUp(s, v, cols[:n])
	x.part(s, v, cols[:n])
	left := x.settlePairs(s, v, cols[:n], c)
	if d := nm.letters() - len(v.squashed); d >= -1 && d <= 1 && left.rows != 0 && left.cols != 0 && v.squashed != "" {
		left = x.compareWhole(v, id, left, c)
	}
	c.descent = descent && v.descent && c.outOfOrder > 0
	left = x.joinLeft(s, v, cols[:n], left, c)
	x.fitInitials(v, cols[:n], initials[:nInitials], &left, c)
	c.askedAll, c.heldAll = uint8(len(v.rows)), uint8(n)
	for r, i := range v.rows {
		if left.rows>>r&1 != 0 {
			c.asked += v.terms[i].bits
			c.askedTop = max(c.askedTop, v.terms[i].bits)
			c.askedWords++
			c.firstOff = c.firstOff || r == 0
			c.lastOff = c.lastOff || r == len(v.rows)-1
		}
	}
	c.lone = n == 1 && c.askedWords > 0 || len(v.rows) == 1 && n > 1
	for j := range n {
		if left.cols>>j&1 != 0 {
			c.held += cols[j].bits
			c.heldTop = max(c.heldTop, cols[j].bits)
			c.heldWords++
		}
	}
	c.left = left
}

// leftover marks what has found no partner yet.
type leftover struct{ rows, cols uint32 }

func (x *Index) pairUp(s *scratch, v *variant, cols []column) {
	a := &s.assign
	a.rows, a.cols = len(v.rows), len(cols)
	for r, i := range v.rows {
		t := &v.terms[i]
		like := s.like[r]
		for j := range cols {
			l := like[cols[j].word]
			if cols[j].role != t.role && (cols[j].role == number || t.role == number) {
				l = 0
			}
			a.like[r][j] = l
			a.gain[r][j] = gains[l] * min(t.bits, cols[j].bits)
		}
	}
	a.solve()
}

func (x *Index) settlePairs(s *scratch, v *variant, cols []column, c *comparison) leftover {
	a := &s.assign
	left := leftover{1<<len(v.rows) - 1, 1<<len(cols) - 1}
	last := -1
	for r, i := range v.rows {
		j := int(a.partner[r])
		if j < 0 {
			continue
		}
		left.rows &^= 1 << r
		left.cols &^= 1 << j
		c.agreed(a.like[r][j], min(v.terms[i].bits, cols[j].bits))
		c.rows[r] = a.like[r][j]
		c.edits += float32(same-a.like[r][j]) / 255 * float32(len(v.terms[i].text))
		if r == 0 {
			c.firstLike = a.like[r][j]
		}
		if r == len(v.rows)-1 {
			c.lastLike = a.like[r][j]
		}
		if j == 0 {
			c.heldFirst = a.like[r][j]
		}
		if j == len(cols)-1 {
			c.heldLast = a.like[r][j]
		}
		if last >= 0 {
			if j > last {
				c.inOrder++
			} else {
				c.outOfOrder++
			}
		}
		last = j
	}
	return left
}

// agreed counts one pair of words.
func (c *comparison) agreed(like uint8, bits float32) {
	k := 4
	switch {
	case like == same:
		c.exact += bits
		k = 0
	case like >= sounds:
		c.sound += bits
		k = 1
	case like >= 220:
		c.close += bits
		k = 2
		if like == synonym {
			c.form++
		}
	case like >= 192:
		c.fair += bits
		k = 3
	default:
		c.weak += bits
	}
	c.words[k]++
	if c.pairs == 0 || like < c.leastLike {
		c.leastLike = like
	}
	c.pairs++
	c.bits += bits
	c.likeBits += bits * float32(like) / 255
	c.top = max(c.top, bits*gains[like])
}

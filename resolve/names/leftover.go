package names

// strangeness is how alike the likest two leftover words are, letter by letter.
func (x *Index) strangeness(v *variant, id uint32, left leftover) uint8 {
	if left.cols == 0 || left.rows == 0 {
		return 0
	}
	var cols [maxTerms]column
	n := 0
	nm := x.name(id)
	for k := range nm.terms() {
		if t := nm.term(k); termRole(t) == plain || termRole(t) == number {
			cols[n].word = termWord(t)
			n++
		}
	}
	best := uint8(0)
	for r, i := range v.rows {
		if left.rows>>r&1 == 0 {
			continue
		}
		t := &v.terms[i]
		for j := range n {
			if left.cols>>j&1 == 0 {
				continue
			}
			if w := x.vocab.words.at(cols[j].word); w.bare == t.bare {
				longer := max(len(w.text), len(t.text))
				best = max(best, uint8(255*(longer-min(longer, osa(t.text, w.text)))/longer))
			}
		}
	}
	return best
}

// leastWhole is the least length for comparing names without their blanks.
const leastWhole = 7

// compareWhole compares the names as if written without blanks: it finds what
// was joined or parted at any place, in either order.
func (x *Index) compareWhole(v *variant, id uint32, left leftover, c *comparison) leftover {
	var buf [maxToken + 4]byte
	held := buf[:0]
	first, nm := 0, x.name(id)
	for k := range nm.terms() {
		w := x.vocab.words.at(termWord(nm.term(k)))
		if len(held)+len(w.text) > maxToken || w.bare {
			return left
		}
		held = append(held, w.text...)
		if k+1 < nm.terms() {
			first = len(held)
		}
	}
	d := len(held) - len(v.squashed)
	if d < -1 || d > 1 || len(held) < leastWhole {
		return left
	}
	if !oneSlip(v.squashed, string(held)) {
		var turned [maxToken + 4]byte
		if !oneSlip(v.squashed, string(append(append(turned[:0], held[first:]...), held[:first]...))) {
			return left
		}
	}
	*c = comparison{kunyaOff: c.kunyaOff, kunyaBoth: c.kunyaBoth, whole: true, joined: 1}
	var asked float32
	for _, i := range v.rows {
		asked += v.terms[i].bits
	}
	c.agreed(sounds-3, min(asked, float32(*x.bits.at(id))/8))
	return leftover{}
}

// fitInitials lets initials of one side stand for leftover words of the other.
func (x *Index) fitInitials(v *variant, cols []column, held []byte, left *leftover, c *comparison) {
	for i := range v.terms {
		if v.terms[i].role != initial {
			continue
		}
		fits := false
		for j := range cols {
			if left.cols>>j&1 != 0 && beginsWith(x.vocab.words.at(cols[j].word).text, v.terms[i].text[0]) {
				left.cols &^= 1 << j
				fits = true
				break
			}
		}
		for k := 0; k < len(held) && !fits; k++ {
			if held[k] == v.terms[i].text[0] {
				held[k] = 0
				fits = true
			}
		}
		if fits {
			c.initials++
		} else {
			c.initialsOff++
		}
	}
	for _, b := range held {
		for r, i := range v.rows {
			if b != 0 && left.rows>>r&1 != 0 && beginsWith(v.terms[i].text, b) {
				left.rows &^= 1 << r
				c.initials++
				break
			}
		}
	}
}

func beginsWith(s string, b byte) bool { return s[0] == b }

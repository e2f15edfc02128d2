package names

import "math/bits"

// joins is what comparing words written together needs of one reading: made when a
// name is met that needs it, and used for all names.
type joins struct {
	of       *variant // nil until prepared
	spans    []span
	matchers []*matcher // of the rows, then of the spans; used again
	made     []bool
	text     []byte
}

// span is several neighbouring rows of a reading, written together.
type span struct {
	term
	mask uint32
	sig  uint64
}

// mostJoined is how many words one word may be made of.
const mostJoined = 4

// forget makes ready for another reading.
func (j *joins) forget() { j.of = nil }

// prepare writes the rows together.
func (j *joins) prepare(v *variant) {
	j.of = v
	j.spans = j.spans[:0]
	for r := range v.rows {
		one := term{text: v.terms[v.rows[r]].text, bare: v.terms[v.rows[r]].bare}
		mask := uint32(1) << r
		for k := r + 1; k < len(v.rows) && k < r+mostJoined; k++ {
			t := &v.terms[v.rows[k]]
			if t.bare != one.bare || len(one.text)+len(t.text) > maxToken {
				break
			}
			one.text += t.text
			mask |= 1 << k
			one.fold = words().sounds(one.text, one.bare)
			j.spans = append(j.spans, span{one, mask, signature(one.fold)})
		}
	}
	n := len(v.rows) + len(j.spans)
	for len(j.matchers) < n {
		j.matchers, j.made = append(j.matchers, nil), append(j.made, false)
	}
	clear(j.made)
}

// matcher returns the matcher of row i, or of the span behind the rows.
func (j *joins) matcher(i int, t *term) *matcher {
	if j.matchers[i] == nil {
		j.matchers[i] = new(matcher)
	}
	if !j.made[i] {
		j.matchers[i].begin(t)
		j.made[i] = true
	}
	return j.matchers[i]
}

// joinLeft pairs leftover words that are one word on one side and two or three
// on the other.
func (x *Index) joinLeft(s *scratch, v *variant, cols []column, left leftover, c *comparison) leftover {
	if left.rows == 0 || left.cols == 0 || len(v.rows) == 1 && len(cols) == 1 {
		return left
	}
	if s.joins.of == nil {
		s.joins.prepare(v)
	}
	if left.cols&(left.cols>>1) != 0 {
		for r := range v.rows {
			if left.rows>>r&1 != 0 {
				left = x.joinCols(s, r, cols, left, c)
			}
		}
	}
	if left.rows&(left.rows>>1) != 0 {
		for j := range cols {
			if left.cols>>j&1 != 0 {
				left = x.joinRows(s, &cols[j], left, c)
			}
		}
	}
	return left
}

// joinCols tries to make row r of neighbouring leftover columns.
func (x *Index) joinCols(s *scratch, r int, cols []column, left leftover, c *comparison) leftover {
	t := &s.joins.of.terms[s.joins.of.rows[r]]
	longest := min(len(t.text)+2, maxToken)
	for j := range cols {
		if left.cols>>j&3 != 3 {
			continue
		}
		length, mask, told := 0, uint32(0), float32(0)
		for k := j; k < len(cols) && k < j+mostJoined && left.cols>>k&1 != 0; k++ {
			w := x.vocab.words.at(cols[k].word)
			if length += len(w.text); w.bare != t.bare || length > longest {
				break
			}
			mask |= 1 << k
			told += cols[k].bits
			if k == j || length < len(t.text)-2 {
				continue
			}
			if like := s.joins.likeCols(r, t, x.written(cols[j:k+1], &s.joins)); like > 0 {
				c.agreed(like, min(told, rareBits+5))
				c.joined++
				left.rows &^= 1 << r
				left.cols &^= mask
				return left
			}
		}
	}
	return left
}

// written is the text of several words, good until the next ones are written.
func (x *Index) written(cols []column, into *joins) []byte {
	into.text = into.text[:0]
	for i := range cols {
		into.text = append(into.text, x.vocab.words.at(cols[i].word).text...)
	}
	return into.text
}

// likeCols compares row r with words written together.
func (j *joins) likeCols(r int, t *term, written []byte) uint8 {
	text := string(written)
	var buf [2 * maxToken]byte
	m := j.matcher(r, t)
	f := string(m.lex.appendSounds(buf[:0], text, t.bare))
	if sig := signature(t.fold); bits.OnesCount64(sig^signature(f)) > reach(sig) {
		return 0
	}
	return m.likeJoined(text, f, t.bare)
}

// joinRows tries to make a column of neighbouring leftover rows.
func (x *Index) joinRows(s *scratch, col *column, left leftover, c *comparison) leftover {
	w := x.vocab.words.at(col.word)
	for i := range s.joins.spans {
		p := &s.joins.spans[i]
		if left.rows&p.mask != p.mask || p.bare != w.bare || len(p.text) > len(w.text)+2 || len(p.text) < len(w.text)-2 {
			continue
		}
		if bits.OnesCount64(p.sig^x.vocab.sigs[col.word]) > reach(p.sig) {
			continue
		}
		m := s.joins.matcher(len(s.joins.of.rows)+i, &p.term)
		m.other = true
		if like := m.likeJoined(w.text, w.fold, w.bare); like > 0 {
			c.agreed(like, col.bits)
			c.joined++
			left.rows &^= p.mask
			left.cols &^= 1 << col.at
			return left
		}
	}
	return left
}

// likeJoined compares a word with one that was made of several, or that was
// itself made so.
func (m *matcher) likeJoined(text, f string, bare bool) uint8 {
	if m.text == "" || text == "" {
		return 0
	}
	if like := m.similar(text, f, bare); like >= joinedLike {
		return min(like, sounds)
	}
	return 0
}

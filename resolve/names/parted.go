package names

import "math/bits"

// firm is the likeness from which a pair of words stays a pair, whatever stands beside.
const firm = 220

// part takes words out of their pairs that are only parts of what was written apart on
// one side: "Zelim" of "Zelim Khan" is a little like "Zelimhan", both together much more.
// Written together they are compared with what is left over.
func (x *Index) part(s *scratch, v *variant, cols []column) {
	a := &s.assign
	free := leftover{1<<len(v.rows) - 1, 1<<len(cols) - 1}
	for r := range v.rows {
		if j := a.partner[r]; j >= 0 {
			free.rows &^= 1 << r
			free.cols &^= 1 << j
		}
	}
	if free.rows == 0 && free.cols == 0 {
		return
	}
	for r := range v.rows {
		j := int(a.partner[r])
		if j < 0 || a.like[r][j] >= firm {
			continue
		}
		if x.partOfRows(s, v, r, &cols[j], free) > a.like[r][j] || x.partOfCols(s, v, pair{r, j}, cols, free) > a.like[r][j] {
			a.partner[r] = -1
			free.rows |= 1 << r
			free.cols |= 1 << j
		}
	}
}

// partOfRows is how alike a column is to row r and rows beside it that have no partner.
func (x *Index) partOfRows(s *scratch, v *variant, r int, col *column, free leftover) uint8 {
	if free.rows&(1<<r<<1|1<<r>>1) == 0 {
		return 0
	}
	if s.joins.of == nil {
		s.joins.prepare(v)
	}
	w := x.vocab.words.at(col.word)
	for i := range s.joins.spans {
		p := &s.joins.spans[i]
		if p.mask>>r&1 == 0 || p.mask&^(free.rows|1<<r) != 0 || p.bare != w.bare ||
			len(p.text) > len(w.text)+2 || len(p.text) < len(w.text)-2 || bits.OnesCount64(p.sig^x.vocab.sigs[col.word]) > reach(p.sig) {
			continue
		}
		m := s.joins.matcher(len(v.rows)+i, &p.term)
		m.other = true
		if like := m.likeJoined(w.text, w.fold, w.bare); like > 0 {
			return like
		}
	}
	return 0
}

// pair is a row and the column that it was paired with.
type pair struct{ row, col int }

// partOfCols is how alike the row of a pair is to its column and one beside it that has
// no partner.
func (x *Index) partOfCols(s *scratch, v *variant, p pair, cols []column, free leftover) uint8 {
	r, j := p.row, p.col
	t := &v.terms[v.rows[r]]
	best := uint8(0)
	for from := max(j-1, 0); from <= j && from+1 < len(cols); from++ {
		if other := 2*from + 1 - j; free.cols>>other&1 == 0 {
			continue
		}
		one, two := x.vocab.words.at(cols[from].word), x.vocab.words.at(cols[from+1].word)
		if n := len(one.text) + len(two.text); one.bare != t.bare || two.bare != t.bare || n > len(t.text)+2 || n < len(t.text)-2 || n > maxToken {
			continue
		}
		if s.joins.of == nil {
			s.joins.prepare(v)
		}
		best = max(best, s.joins.likeCols(r, t, x.written(cols[from:from+2], &s.joins)))
	}
	return best
}

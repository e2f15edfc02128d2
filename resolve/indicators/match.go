package indicators

// match is one rule on the tokens [first, end).
type match struct {
	rule       *rule
	first, end int
}

// matches returns every rule that matches, in the order of the text.
func (l *lexicon) matches(toks []token, s *space) []match {
	var out []match
	s.said, s.tried = cleared(s.said, len(l.first)), cleared(s.tried, len(l.rules))
	said, tried := s.said, s.tried
	for i := range toks {
		said[toks[i].word] = true
	}
	for i := range toks {
		for _, n := range l.first[toks[i].word] {
			r := &l.rules[n]
			if tried[n] == untried {
				tried[n] = r.possible(said)
			}
			if tried[n] == impossible {
				continue
			}
			if end := l.follow(r.pattern, toks, i, toks[i].sentence); end > i {
				out = append(out, match{r, i, end})
			}
		}
	}
	return out
}

// What is known of a rule in a text.
const (
	untried uint8 = iota
	impossible
	possible
)

// possible reports whether a word that the rule needs is said at all.
func (r *rule) possible(said []bool) uint8 {
	for _, w := range r.needs {
		if said[w] {
			return possible
		}
	}
	if r.needs == nil {
		return possible
	}
	return impossible
}

// follow matches a pattern against the tokens from i on, all of one sentence.
// It returns the token behind the match, or -1.
func (l *lexicon) follow(pattern []element, toks []token, i int, sentence int32) int {
	if len(pattern) == 0 {
		return i
	}
	e, rest := &pattern[0], pattern[1:]
	here := i < len(toks) && toks[i].sentence == sentence
	switch e.kind {
	case gap:
		return l.leap(rest, toks, i, sentence)
	case except:
		if here && e.set.has(toks[i].word) {
			return -1
		}
		return l.follow(rest, toks, i, sentence)
	case any1:
		if !here || toks[i].when.kind != notTime || l.little.has(toks[i].word) {
			return -1
		}
		return l.follow(rest, toks, i+1, sentence)
	}
	if here && e.set.has(toks[i].word) {
		if end := l.follow(rest, toks, i+1, sentence); end >= 0 {
			return end
		}
	}
	if e.optional {
		return l.follow(rest, toks, i, sentence)
	}
	return -1
}

// leap matches the rest of a pattern behind a gap. A run of words that the
// lexicon does not know, or that are written with capitals, such as a name, counts as one: how many parts somebody's
// name has must not matter.
func (l *lexicon) leap(rest []element, toks []token, i int, sentence int32) int {
	words := 0
	for k := i; ; k++ {
		if end := l.follow(rest, toks, k, sentence); end >= 0 {
			return end
		}
		if k >= len(toks) || toks[k].sentence != sentence || k-i >= gapWords*longestName || l.parts(toks, k) {
			return -1
		}
		if k == i || !named(toks, k) && (toks[k].word != 0 || toks[k-1].word != 0) {
			words++
		}
		if words > gapWords {
			return -1
		}
	}
}

// named reports whether word k goes on with a name: it has a capital as the one before
// has, but for short words between ("de la").
func named(toks []token, k int) bool {
	capital := func(from, to, step int) bool {
		for n := from; n != to && n >= 0 && n < len(toks); n += step {
			if toks[n].upper || toks[n].end-toks[n].start > longestParticle {
				return toks[n].upper
			}
		}
		return false
	}
	return capital(k-1, k-4, -1) && capital(k, k+3, 1)
}

// longestParticle is how long a small word inside a name is at most: "bin", "von".
const longestParticle = 3

// parts reports whether token k parts what stands before it from what follows:
// a word such as "but", the begin or end of a quotation.
func (l *lexicon) parts(toks []token, k int) bool {
	return l.turn.has(toks[k].word) || toks[k].quote != toks[max(k, 1)-1].quote
}

// longestName is how many words of a name are taken for one.
const longestName = 6

// denied reports whether a match is denied: "no bomb", "he is not going to kill
// anyone", "will kill nobody".
func (l *lexicon) denied(toks []token, m match) bool {
	if m.rule.denies {
		return false
	}
	for k := m.first; k < m.end; k++ {
		if l.denial(toks, k) {
			return true
		}
	}
	for k, words := m.first-1, 0; k >= 0 && m.first-k <= 2*longestName && l.sameClause(toks, k, m.first); k-- {
		if l.denial(toks, k) {
			return true
		}
		if toks[k].word == 0 {
			continue // a name does not bring a denial out of reach
		}
		if words++; words >= reach {
			break
		}
	}
	return m.end < len(toks) && toks[m.end].clause == toks[m.end-1].clause && l.denial(toks, m.end)
}

// reach is how many words a denial governs.
const reach = 4

// denial reports whether token k denies. "Not only", "no doubt", "will not
// hesitate" do not.
func (l *lexicon) denial(toks []token, k int) bool {
	return l.deny.has(toks[k].word) && !(k+1 < len(toks) && l.nothing.has(toks[k+1].word))
}

// sameClause reports whether nothing between token k and token i begins a new
// thought: no comma, no "but", no "or I".
func (l *lexicon) sameClause(toks []token, k, i int) bool {
	if toks[k].clause != toks[i].clause || l.turn.has(toks[k].word) {
		return false
	}
	return !(k > 0 && l.person.has(toks[k].word) && l.joins(toks[k-1].word))
}

// joins reports whether w is "and" or "or".
func (l *lexicon) joins(w wordID) bool {
	return w != 0 && (w == l.and || w == l.or)
}

// titled are the quotations that are titles or lines of a work: short, and
// behind a word such as film or song.
func (l *lexicon) titled(toks []token) map[int32]bool {
	var out map[int32]bool
	for i := range toks {
		q := toks[i].quote
		if q == 0 || i == 0 || toks[i-1].quote == q {
			continue
		}
		end := i
		for end < len(toks) && toks[end].quote == q && end-i <= longestTitle {
			end++
		}
		if end-i > longestTitle {
			continue
		}
		for k := i - 1; k >= 0 && i-k <= 3 && toks[k].sentence == toks[i].sentence; k-- {
			if l.classes["fiction"].has(toks[k].word) {
				if out == nil {
					out = make(map[int32]bool)
				}
				out[q] = true
			}
		}
	}
	return out
}

// longestTitle is how many words a title has at most.
const longestTitle = 12

package places

// judge decides whether a name is used as one of a place, and which place it is.
func (r *reader) judge(c candidate) (Place, bool) {
	w := r.ws[c.first]
	if r.told {
		return r.best(c), true
	}
	if r.street(c) {
		return Place{}, false
	}
	before := c.leaning || c.first > 0 && r.preposition(c.first-1)
	if len(c.own) > 0 && (w.capital || c.end-c.first > 1) {
		return r.best(c), true
	}
	if w.script == arabic {
		return r.best(c), before || !allWeak(c.known)
	}
	if !w.capital { // people write so where they write fast: only where nothing else can be meant
		return r.best(c), len(c.known) > 0 && before && !allWeak(c.known) && !r.possessed(c)
	}
	if allWeak(c.known) {
		return r.best(c), r.evident(c)
	}
	if !w.shout && (r.beside(c.first-1, c.first) || r.beside(c.end, c.end) && !before) {
		return Place{}, false
	}
	return r.best(c), len(c.known) > 0
}

func allWeak(senses []sense) bool {
	for _, s := range senses {
		if !s.weak {
			return false
		}
	}
	return true
}

// street reports whether a name is that of a street: "London Road" is everywhere
// but in London.
func (r *reader) street(c candidate) bool {
	return c.end < len(r.ws) && r.ws[c.end].joined && r.is(c.end, streets)
}

// possessed reports whether a name owns what follows: "Victoria's".
func (r *reader) possessed(c candidate) bool {
	rest := r.text[c.stop:]
	return len(rest) > 1 && (rest[0] == '\'' && rest[1]|0x20 == 's') || len(rest) > 3 && rest[:3] == "’" && rest[3]|0x20 == 's'
}

// evident reports whether the words around say that a name, which is also a
// person's or a word, is a place here.
func (r *reader) evident(c candidate) bool {
	if r.possessed(c) || !r.ws[c.first].shout && r.beside(c.first-1, c.first) || r.ordinal(c) {
		return false
	}
	if c.end < len(r.ws) && r.is(c.end, kinds) && r.ws[c.end].joined {
		return true
	}
	if r.placed(c) {
		return true
	}
	if r.beside(c.end, c.end) {
		return false
	}
	i := c.first - 1
	if i < 0 || r.between(i, c.first) != " " {
		return false
	}
	if r.is(i, inside) {
		return !(i > 0 && r.is(i-1, minding))
	}
	if r.is(i, directions) {
		return i > 0 && (r.is(i-1, inside) || r.is(i-1, travel) || i > 1 && r.is(i-1, toward) && r.is(i-2, travel))
	}
	return r.is(i, toward) && i > 0 && r.is(i-1, travel) || r.is(i, of) && i > 0 && r.is(i-1, kinds)
}

// ordinal reports whether the name stands before a word that makes it an ordinary
// one: "Reading the", "Bath time" never begin with a preposition, so only a
// sentence's first word is asked.
func (r *reader) ordinal(c candidate) bool { return r.ws[c.first].fresh && c.first > 0 }

// placed reports whether the word behind a name says in which country or region
// it lies: "Paris, Texas".
func (r *reader) placed(c candidate) bool {
	if c.end >= len(r.ws) {
		return false
	}
	gap := r.between(c.end-1, c.end)
	if gap != ", " && gap != " " && gap != " (" {
		return false
	}
	for _, of := range r.context(c.end) {
		for _, s := range c.known {
			p := r.known.places[s.place]
			if of == p.country || of == p.ID {
				return true
			}
		}
	}
	return false
}

func (r *reader) between(a, b int) string { return r.text[r.ws[a].end:r.ws[b].start] }

// context returns the countries and places for which the words from k on speak.
func (r *reader) context(k int) []string {
	r.buf = folded(r.buf[:0], r.text[r.ws[k].start:r.ws[k].end])
	if r.ws[k].end-r.ws[k].start <= 2 && !r.ws[k].shout {
		return nil // "in" and "me" speak for no state
	}
	if of := r.known.context[string(r.buf)]; of != nil {
		return of
	}
	if k+1 < len(r.ws) && r.ws[k+1].joined {
		r.buf = folded(append(r.buf, ' '), r.text[r.ws[k+1].start:r.ws[k+1].end])
		return r.known.context[string(r.buf)]
	}
	return nil
}

// beside reports whether word k, next to a name, is part of a name too: a
// capitalised word that is no companion of places. At is the word of the two that
// comes later.
func (r *reader) beside(k, at int) bool {
	if k < 0 || k >= len(r.ws) || !r.ws[at].joined || !r.ws[k].capital || r.ws[k].shout && !r.ws[at].shout && k < at {
		return false
	}
	if r.is(k, companions|inside|toward|kinds|small|directions|streets) {
		return false
	}
	r.buf = folded(r.buf[:0], r.text[r.ws[k].start:r.ws[k].end])
	if len(r.known.names[string(r.buf)]) > 0 && !allWeak(r.known.names[string(r.buf)]) || len(r.context(k)) > 0 {
		return false
	}
	return true
}

// preposition reports whether word k is one after which a place may follow.
func (r *reader) preposition(k int) bool { return r.is(k, inside|toward) }

// is reports whether word k may be one of what a role says.
func (r *reader) is(k int, of role) bool {
	w := &r.ws[k]
	if w.role == 0 {
		w.role = asked
		if w.end-w.start <= longestRole {
			r.buf = folded(r.buf[:0], r.text[w.start:w.end])
			w.role |= roles[string(r.buf)]
		}
	}
	return w.role&of != 0
}

// longestRole is how long a word with a role is at most, in bytes.
const longestRole = 24

// best returns the place that a name means here: one that the house has added,
// else the one for which the words around and the region of the house speak most.
func (r *reader) best(c candidate) Place {
	if len(c.own) > 0 {
		return r.own.places[c.own[0].place]
	}
	if len(c.known) == 1 {
		return r.known.places[c.known[0].place]
	}
	best, top := Place{}, -1
	for _, s := range c.known {
		p := r.known.places[s.place]
		score := int(p.size)
		if p.country == r.region {
			score += 3
		}
		score += 5*min(2, r.speaks(p.ID)) + 4*min(1, r.speaks(p.country))
		if c.end > 0 && c.end < len(r.ws) && r.lies(p, c.end) {
			score += 20
		}
		if score > top {
			best, top = p, score
		}
	}
	return best
}

// lies reports whether the word behind a name says that it lies where p lies.
func (r *reader) lies(p Place, k int) bool {
	if gap := r.between(k-1, k); gap != ", " && gap != " " {
		return false
	}
	for _, of := range r.context(k) {
		if of == p.ID || of == p.country {
			return true
		}
	}
	return false
}

// speaks returns how often the text speaks for a country or a place.
func (r *reader) speaks(of string) int {
	if r.spoken == nil {
		r.spoken = map[string]int{}
		for k := range r.ws {
			if !r.ws[k].capital && r.ws[k].script == latin {
				continue
			}
			for _, id := range r.context(k) {
				r.spoken[id]++
			}
		}
	}
	return r.spoken[of]
}

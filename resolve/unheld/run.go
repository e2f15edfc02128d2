package unheld

import "watchfloor/resolve/names"

// run reads words with capitals that follow each other from word i.
func (r *reading) run(i int) int {
	if !r.nameWord(i, false) || i > 0 && r.toks[i].Hyphened && !r.toks[i-1].Upper {
		return 0
	}
	to := r.extend(i, false)
	from := i
	for from < to && (r.trimmed(from) || r.class[from].is(people) && !r.class[from].is(given)) {
		from++ // "Iraqi" is a family name at the end of a name alone
	}
	end := to
	for end > from && (r.trimmed(end-1) || r.class[end-1].is(particle)) {
		end--
	}
	if r.isName(from, end) {
		r.add(from, end)
		return to - i
	}
	if to > i+1 {
		return to - i
	}
	return 0
}

// isName decides whether the run of words with capitals is a name by itself.
func (r *reading) isName(from, to int) bool {
	words, known, own, firm := 0, 0, 0, false
	for i := from; i < to; i++ {
		c := r.class[i]
		switch {
		case c.is(particle) || len(r.toks[i].Text) == 1:
			continue
		case c.is(organ):
			firm = true
		case c.is(people) && c.is(given) && i == from && i+1 < to && !r.class[i+1].is(people|ordinary):
			own++ // "Christian Bergstrand"
		case c.is(ordinary | place | people | calendar):
		default:
			own++
		}
		words++
		if names.IsCommon(r.toks[i]) {
			known++
		}
	}
	if words < 2 || own == 0 || r.placed(to) {
		return false
	}
	if r.heading[from] {
		return known > 0 && names.IsCommon(r.toks[from]) && !r.class[from].is(ordinary)
	}
	return own >= 2 || firm || own == 1 && known > 0 && names.IsCommon(r.toks[from]) && !r.class[from].is(place|ordinary)
}

// placed reports whether the words before `to` are part of the name of a place:
// "Lindvik station", "Tveita Road".
func (r *reading) placed(to int) bool {
	if r.class[to-1].is(site) {
		return true
	}
	return to < len(r.toks) && !r.apart(to) && r.class[to].is(site)
}

// trimmed reports whether word i is none of a name at its edge.
func (r *reading) trimmed(i int) bool {
	c := r.class[i]
	if c.is(organ) {
		return i == 0 || !r.toks[i-1].Upper || r.apart(i)
	}
	if c.is(people) && !c.is(given) {
		return !names.IsCommon(r.toks[i])
	}
	return c.is(title) || c.is(calendar) && (i == 0 || !names.IsCommon(r.toks[i-1])) || c.is(ordinary) && !names.IsCommon(r.toks[i]) || c.is(ordinary) && r.opens(i)
}

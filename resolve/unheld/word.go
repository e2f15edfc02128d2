package unheld

import (
	"strings"

	"watchfloor/resolve/names"
)

// extend returns where the name ends that begins at word i. led says that the
// words before it show a name: then one known word with a small letter counts too.
func (r *reading) extend(i int, led bool) int {
	n, j := 0, i
	for j < len(r.toks) && n < mostWords {
		if j > i && r.apart(j) {
			break
		}
		switch {
		case r.joining(j):
			j++
			continue
		case r.nameWord(j, led):
		case n > 0 && r.class[j].is(calendar) && r.toks[j].Upper && names.IsCommon(r.toks[j-1]): // "Theresa May"
		case led && r.smallName(j):
		default:
			return r.cut(i, j, n)
		}
		n++
		j++
	}
	return r.cut(i, j, n)
}

// joining reports whether word j is a particle or an initial between words of a name.
func (r *reading) joining(j int) bool {
	t := &r.toks[j]
	if len(t.Text) == 1 {
		return t.Upper && t.Script <= names.Full && t.Text[0] > '9'
	}
	return r.class[j].is(particle|kunya) && j+1 < len(r.toks) && !r.apart(j+1)
}

// cut takes particles off the end of a name of n words from i until before j.
func (r *reading) cut(i, j, n int) int {
	for j > i && n > 0 && r.class[j-1].is(particle) && !r.class[j-1].is(kunya) {
		j--
	}
	if n == 0 {
		return i
	}
	return j
}

// nameWord reports whether word i is written like one of a name.
func (r *reading) nameWord(i int, led bool) bool {
	t := &r.toks[i]
	if t.Script > names.Full {
		return led && t.Script == names.Bare && !r.class[i].is(ordinary|people|place|calendar|cue)
	}
	if !t.Upper || len(t.Text) < 2 || strings.ContainsAny(t.Text, "0123456789") {
		return false
	}
	c := r.class[i]
	if c.is(organ) && i > 0 && r.toks[i-1].Upper {
		return true
	}
	if led {
		return !c.is(ordinary|people|place|calendar|title|cue) && (!t.Capitals || len(t.Text) > 3)
	}
	if t.Capitals && len(t.Text) <= 4 && !r.class[i].is(organ) {
		return false // an abbreviation
	}
	if c.is(calendar | title | cue) {
		return false
	}
	if c.is(ordinary) || r.small[t.Text] && !c.is(organ) {
		return names.IsCommon(*t) && !r.opens(i)
	}
	return !c.is(place) || names.IsCommon(*t)
}

// smallName reports whether word i, written small, is a known name.
func (r *reading) smallName(i int) bool {
	t := &r.toks[i]
	return !t.Upper && t.Script <= names.Full && len(t.Text) >= 3 && !r.class[i].is(ordinary|people|place|calendar|title|cue|particle) && names.IsCommon(*t)
}

package unheld

// named reads what stands behind a title, a word of naming or "Abu" at word i, and
// returns how many words it took; 0: nothing is named here.
func (r *reading) named(i int) int {
	from := i
	switch {
	case r.class[i].is(kunya):
	case r.class[i].is(title | cue):
		if n := tables().cueAt(r.toks, i); n > 0 {
			from += n
		} else if r.class[i].is(title) {
			from++
		} else {
			return 0
		}
	default:
		return 0
	}
	for from < len(r.toks) && r.class[from].is(title) && !r.class[from].is(kunya) {
		from++
	}
	if from >= len(r.toks) || from > i && r.away(from) {
		return 0
	}
	to := r.extend(from, true)
	if to == from {
		return 0
	}
	r.add(from, to)
	return to - i
}

// away reports whether word i no longer belongs to the word of naming before it.
func (r *reading) away(i int) bool {
	if !r.apart(i) {
		return false
	}
	for at := r.toks[i-1].End; at < r.toks[i].Start; at++ {
		switch r.text[at] {
		case '\n', ';', '?', '!', ')':
			return true
		case '.':
			if !r.shortened(i-1) && !r.class[i-1].is(cue) {
				return true
			}
		}
	}
	return false
}

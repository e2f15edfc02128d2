package names

import "math/bits"

// looking is the working memory of a look through the vocabulary. Words that may be
// alike are gathered before they are looked at, so that the processor can fetch several
// at a time.
type looking struct {
	matcher
	ids    [1024]uint32
	begins [1024]uint64
	n      int
}

// fill gathers the words, from one on, whose signatures differ in at most so many bits,
// and returns where it stopped for want of room.
func (l *looking) fill(v *vocabulary, from uint32, sig uint64, most int) uint32 {
	n, sigs := 0, v.sigs[from:]
	for ; len(sigs) >= 4 && n <= len(l.ids)-4; sigs, from = sigs[4:], from+4 {
		a, b := bits.OnesCount64(sigs[0]^sig), bits.OnesCount64(sigs[1]^sig)
		c, d := bits.OnesCount64(sigs[2]^sig), bits.OnesCount64(sigs[3]^sig)
		if min(a, b, c, d) > most {
			continue
		}
		for i, off := range [...]int{a, b, c, d} {
			if off <= most {
				l.ids[n] = from + uint32(i)
				n++
			}
		}
	}
	if len(sigs) < 4 && n <= len(l.ids)-4 {
		for i, s := range sigs {
			if bits.OnesCount64(s^sig) <= most {
				l.ids[n] = from + uint32(i)
				n++
			}
		}
		from += uint32(len(sigs))
	}
	l.n = n
	return from
}

// hopeful returns those of the gathered words that begin as they must.
func (l *looking) hopeful(v *vocabulary) []uint32 {
	for i, id := range l.ids[:l.n] {
		l.begins[i] = v.begins[id]
	}
	n := 0
	for i, begin := range l.begins[:l.n] {
		if l.matcher.hopeful(begin) {
			l.ids[n] = l.ids[i]
			n++
		}
	}
	return l.ids[:n]
}

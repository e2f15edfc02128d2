package names

// osa returns the optimal string alignment distance of a and b (insert, remove,
// change a byte, exchange two neighbours), by Hyyrö's bit-parallel recurrence.
// len(a) must be at most 64.
func osa(a, b string) int {
	if len(a) == 0 {
		return len(b)
	}
	var peq [256]uint64
	positions(&peq, a)
	return osaColumns(&peq, len(a), b)
}

// positions notes where each byte stands in a pattern.
func positions(peq *[256]uint64, a string) {
	for i := range len(a) {
		peq[a[i]] |= 1 << i
	}
}

// oneSlip reports whether osa(a, b) is at most one.
func oneSlip(a, b string) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}

// osaColumns runs the recurrence for a pattern of n bytes whose positions are
// in peq, so that one pattern can be compared with many strings. Vp and vn are the
// vertical differences, d0 and prev the diagonal and pattern of the column before.
func osaColumns(peq *[256]uint64, n int, b string) int {
	vp, vn, d0, prev := ^uint64(0), uint64(0), uint64(0), uint64(0)
	score, last := n, uint(n-1)&63
	for i := range len(b) {
		pm := peq[b[i]]
		d0 = (((pm & vp) + vp) ^ vp) | pm | vn | (^d0&pm)<<1&prev
		hp, hn := vn|^(d0|vp), d0&vp
		score += int(hp>>last&1) - int(hn>>last&1)
		hp = hp<<1 | 1
		vp, vn, prev = hn<<1|^(d0|hp), hp&d0, pm
	}
	return score
}

// osaPacked is osaColumns for bytes that lie in two words, see packed.
func osaPacked(peq *[256]uint64, n int, b packed) int {
	vp, vn, d0, prev := ^uint64(0), uint64(0), uint64(0), uint64(0)
	score, last := n, uint(n-1)&63
	for p := b[0]; p != 0; p >>= 8 {
		pm := peq[p&255]
		d0 = (((pm & vp) + vp) ^ vp) | pm | vn | (^d0&pm)<<1&prev
		hp, hn := vn|^(d0|vp), d0&vp
		score += int(hp>>last&1) - int(hn>>last&1)
		hp = hp<<1 | 1
		vp, vn, prev = hn<<1|^(d0|hp), hp&d0, pm
	}
	for p := b[1]; p != 0; p >>= 8 {
		pm := peq[p&255]
		d0 = (((pm & vp) + vp) ^ vp) | pm | vn | (^d0&pm)<<1&prev
		hp, hn := vn|^(d0|vp), d0&vp
		score += int(hp>>last&1) - int(hn>>last&1)
		hp = hp<<1 | 1
		vp, vn, prev = hn<<1|^(d0|hp), hp&d0, pm
	}
	return score
}

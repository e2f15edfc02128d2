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

// pack writes the first eight bytes of s into one word; a shorter s ends in
// zero bytes.
func pack(s string) uint64 {
	var p uint64
	for i := range min(len(s), 8) {
		p |= uint64(s[i]) << (8 * i)
	}
	return p
}

// osaColumns runs the recurrence for a pattern of n bytes whose positions are
// in peq, so that one pattern can be compared with many strings.
func osaColumns(peq *[256]uint64, n int, b string) int {
	c := columns{vp: ^uint64(0), score: n, last: 1 << (n - 1)}
	for i := range len(b) {
		c.step(peq[b[i]])
	}
	return c.score
}

// osaPacked is osaColumns for a packed string of fewer than nine bytes.
func osaPacked(peq *[256]uint64, n int, p uint64) int {
	c := columns{vp: ^uint64(0), score: n, last: 1 << (n - 1)}
	for ; p != 0; p >>= 8 {
		c.step(peq[p&255])
	}
	return c.score
}

// columns is the state of the recurrence: vertical differences, the diagonal
// and pattern of the column before, and the distance so far.
type columns struct {
	vp, vn, d0, prev, last uint64
	score                  int
}

func (c *columns) step(pm uint64) {
	tr := ((^c.d0 & pm) << 1) & c.prev
	c.d0 = (((pm & c.vp) + c.vp) ^ c.vp) | pm | c.vn | tr
	hp := c.vn | ^(c.d0 | c.vp)
	hn := c.d0 & c.vp
	if hp&c.last != 0 {
		c.score++
	}
	if hn&c.last != 0 {
		c.score--
	}
	hp = hp<<1 | 1
	hn <<= 1
	c.vp = hn | ^(c.d0 | hp)
	c.vn = hp & c.d0
	c.prev = pm
}

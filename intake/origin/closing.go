package origin

import "slices"

const (
	// beforeEnd is how many words may stand behind what two texts close with: an
	// outlet's name, an advertisement.
	beforeEnd = 40
	// between is how many words may differ inside it.
	between = 8
	// wholly is from which part of the shorter text on a shared end is no closing
	// but what was taken.
	wholly = 0.75
)

// closing returns how many of the last pieces are what both texts close with: who
// publishes, whom to write to, what is for sale.
func (m Match) closing() int {
	endA, endB, gap := len(m.a.words), len(m.b.words), beforeEnd
	n := 0
	for _, p := range slices.Backward(m.pieces) {
		if gapA, gapB := endA-(p.a+p.words), endB-(p.b+p.words); gapA > gap || gapB > gap || gapA < -runWords || gapB < -runWords {
			break
		}
		endA, endB, gap = p.a, p.b, between
		n++
	}
	return n
}

// Closes reports whether a key of the probe lies in what both texts close with.
func (m Match) Closes(k Key) bool {
	for _, p := range m.pieces[len(m.pieces)-m.closing():] {
		if p.a <= k.At && k.At+runWords <= p.a+p.words {
			return true
		}
	}
	return false
}

// WithoutClosing is the match without what both texts close with, unless that is
// most of the shorter one: then it is no closing but what was taken.
func (m Match) WithoutClosing() Match {
	n := m.closing()
	if n == 0 {
		return m
	}
	rest, out := m, m.pieces[len(m.pieces)-n:]
	rest.pieces = m.pieces[:len(m.pieces)-n]
	first, last := out[0], out[n-1]
	spanA, spanB := last.a+last.words-first.a, last.b+last.words-first.b
	if float64(spanA) >= wholly*float64(len(m.a.words)) || float64(spanB) >= wholly*float64(len(m.b.words)) {
		return m
	}
	runs := 0
	for _, p := range out {
		runs += p.words - runWords + 1
	}
	rest.sharedA, rest.sharedB = max(0, m.sharedA-runs), max(0, m.sharedB-runs)
	rest.runsA, rest.runsB = max(0, m.runsA-runs), max(0, m.runsB-runs)
	return rest
}

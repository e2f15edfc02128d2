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

// SameHouse is the match as it counts between two reports of one outlet: what
// both close with is none of either, unless it is most of the shorter.
func (m Match) SameHouse() Match {
	n := m.closing()
	if n == 0 {
		return m
	}
	rest := m
	rest.pieces = m.pieces[:len(m.pieces)-n]
	runs := 0
	for _, p := range m.pieces[len(m.pieces)-n:] {
		runs += p.words - runWords + 1
	}
	if float64(runs) >= wholly*float64(min(m.runsA, m.runsB)) {
		return m
	}
	rest.sharedA, rest.sharedB = max(0, m.sharedA-runs), max(0, m.sharedB-runs)
	rest.runsA, rest.runsB = max(0, m.runsA-runs), max(0, m.runsB-runs)
	return rest
}

package record

import "math/bits"

// Labels is a set of at most 63 labels of the house, one bit each. A row with
// labels may be read only by who holds all of them. The empty set is open to
// every viewer of the house. Why bits: docs/decisions/0003-labels-as-bits.md.
type Labels uint64

// MaxLabels is how many labels a house can have: the set must fit a signed
// 64-bit column of a database.
const MaxLabels = 63

// Union returns the labels of something derived from a and b.
func (a Labels) Union(b Labels) Labels { return a | b }

// Within reports whether who holds all labels of held may read a.
func (a Labels) Within(held Labels) bool { return a&^held == 0 }

// Len returns the number of labels in the set.
func (a Labels) Len() int { return bits.OnesCount64(uint64(a)) }

// Each calls yield with the number (0 to 62) of each label in the set.
func (a Labels) Each(yield func(int) bool) {
	for i := range MaxLabels {
		if a>>i&1 == 1 && !yield(i) {
			return
		}
	}
}

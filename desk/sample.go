package desk

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"

	"watchfloor/record"
)

// Draw draws n of the leads: those whose digest with the seed is smallest. The
// seed is the root of the log at the end of the period, which nobody can choose
// afterwards; whoever has an export of the log can draw again.
func Draw(leads []record.ID, seed record.Hash, n int) []record.ID {
	digest := func(id record.ID) []byte {
		sum := sha256.Sum256(slices.Concat(seed[:], id[:]))
		return sum[:]
	}
	drawn := slices.Clone(leads)
	slices.SortFunc(drawn, func(a, b record.ID) int {
		return cmp.Or(bytes.Compare(digest(a), digest(b)), bytes.Compare(a[:], b[:]))
	})
	return drawn[:min(n, len(drawn))]
}

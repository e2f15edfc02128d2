package learn

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"watchfloor/record"
)

// Drawn reports whether a rejected lead comes back to somebody else: when its digest
// with the seed lies in the share. Each lead is drawn by itself, so that nobody learns
// from what is drawn how many others there are. The seed is a hash of entries, the
// decision's own among them with the random ids in it and nearly always later ones:
// whoever decided could not know it. A share of 0 or below draws none, of 1 all.
func Drawn(lead record.ID, seed record.Hash, share record.Millionths) bool {
	sum := sha256.Sum256(slices.Concat(seed[:], lead[:]))
	return binary.BigEndian.Uint64(sum[:8])%uint64(record.One) < uint64(max(share, 0))
}

package names

// Most pairs of common words lead to names of three words, whose third one does not
// stand in the text. To look at each such name costs more than all else that reading
// does, so its spot says what must be there besides.

// mostNeeded is how many words a spot can mark.
const mostNeeded = spotNeed / 8

// needOf marks the words of a name other than i and j, in a byte each, where these
// two alone cannot show the name: sighting.stands would say no however well they
// agree. 0: they can, or the name has too many words.
func needOf(keys []uint32, bits []float32, at []int, i, j int) (need uint32) {
	found := bits[i] + bits[j]
	var all float32
	for _, b := range bits {
		all += b
	}
	n := len(keys)
	ends := min(at[i], at[j]) == 0 && max(at[i], at[j]) == n-1
	if n == 2 || n > 2+mostNeeded || found >= leastSpotted-nearlyBits && (ends || found >= (leastShare-nearlyShare)*all) {
		return 0
	}
	for k, key := range keys {
		if k != i && k != j {
			need = need<<8 | uint32(markOf(key))
		}
	}
	return need
}

// Sums of few bits are exact, shares of them nearly.
const (
	nearlyBits  = 0.25
	nearlyShare = 0.01
)

// markOf is a byte for a sound, never 0.
func markOf(key uint32) byte { return byte(key*0x9E3779B1>>16%255) + 1 }

// marks are the words of a stretch of text, by their marks.
type marks [4]uint64

func (m *marks) add(mark byte) { m[mark/64] |= 1 << (mark % 64) }

// meet reports whether one of the words that a record needs may be there.
func (m *marks) meet(need uint32) bool {
	for ; need != 0; need >>= 8 {
		if mark := byte(need); m[mark/64]>>(mark%64)&1 != 0 {
			return true
		}
	}
	return false
}

// marksOf are those of all words that may belong to a name which begins with word i
// and of which another is at most reachOfText steps away.
func marksOf(ms []mention, i, j int) (m marks) {
	for k := i; k < len(ms) && k <= j+reachOfText && (k == i || !ms[k].hard); k++ {
		for _, heard := range ms[k].keys {
			m.add(markOf(heard.key))
		}
	}
	return m
}

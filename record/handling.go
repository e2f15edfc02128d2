package record

import "math/bits"

// Handling is a set of handling codes, one bit each: what may be done with
// something, beside the labels that say who may read it. What is derived from
// several things carries the union.
type Handling uint64

// The handling codes. Their bits are stored: never reorder, only append.
const (
	TLPClear Handling = 1 << iota
	TLPGreen
	TLPAmber
	TLPAmberStrict
	TLPRed
	PAPClear
	PAPGreen
	PAPAmber
	PAPRed
	HandlingP  // 3x5x2: lawful sharing permitted
	HandlingC  // 3x5x2: permitted with conditions, which stand in the report's own words
	HandlingA1 // 3x5x2, conditions of action
	HandlingA2
	HandlingS1 // 3x5x2, conditions of sanitisation
	HandlingS2
)

var handlingWords = [...]string{"TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED",
	"PAP:CLEAR", "PAP:GREEN", "PAP:AMBER", "PAP:RED", "P", "C", "A1", "A2", "S1", "S2"}

// Words returns the codes of the set in their order.
func (h Handling) Words() []string {
	var words []string
	for rest := uint64(h); rest != 0; rest &= rest - 1 {
		if i := bits.TrailingZeros64(rest); i < len(handlingWords) {
			words = append(words, handlingWords[i])
		}
	}
	return words
}

// ParseHandling reads one code as Words writes it.
func ParseHandling(s string) (Handling, error) {
	i, err := ParseWord(handlingWords[:], s)
	if err != nil {
		return 0, err
	}
	return 1 << i, nil
}

// Union returns the handling of something derived from a and b.
func (h Handling) Union(b Handling) Handling { return h | b }

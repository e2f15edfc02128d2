package record

import (
	"math"
	"strconv"
)

// Millionths is a number in steps of 1/1,000,000. Probabilities, ceilings and
// indexes are rounded to it before they are stored or compared, because
// processors of different make round products of floats differently.
type Millionths int64

// One is the whole: a probability of certainty.
const One Millionths = 1_000_000

// Round returns f in Millionths, rounded to the nearest; NaN is 0.
func Round(f float64) Millionths {
	if math.IsNaN(f) {
		return 0
	}
	f *= float64(One)
	if f >= math.MaxInt64 {
		return math.MaxInt64
	}
	if f <= math.MinInt64 {
		return math.MinInt64
	}
	return Millionths(math.Round(f))
}

// Float returns the number as a float64.
func (m Millionths) Float() float64 { return float64(m) / float64(One) }

// String writes the number as a decimal without trailing zeros.
func (m Millionths) String() string { return strconv.FormatFloat(m.Float(), 'f', -1, 64) }

package rank

import (
	"math"
	"math/bits"

	"watchfloor/record"
)

const (
	whole   = 1_000_000_000 // a probability of 1 on a curve
	octaves = 22
)

// curve is the tail of a law, P(T > x) in billionths for whole x: 64 points an
// octave from 2^low on, straight lines between them. It is drawn with floats
// and read with whole numbers, so that reading it gives the same on every
// machine and costs no logarithm.
type curve struct {
	low    int
	points [octaves<<6 + 1]int32
}

// newCurve draws tail, which must fall, from 1 at 0.
func newCurve(low int, tail func(x float64) float64) *curve {
	c := &curve{low: low}
	for i := range c.points {
		x := math.Ldexp(1+float64(i&63)/64, low+i>>6)
		c.points[i] = int32(math.Round(whole * min(1, max(0, tail(x)))))
	}
	return c
}

// at returns the tail at x, which must not be negative.
func (c *curve) at(x record.Time) int64 {
	zeros := bits.LeadingZeros64(uint64(x))
	octave := 63 - zeros - c.low
	if octave < 0 {
		return whole - (whole-int64(c.points[0]))*int64(x)>>c.low
	}
	if octave >= octaves {
		return int64(c.points[octaves<<6])
	}
	m := uint64(x) << zeros // the highest bit is set; then 6 bits of point, 20 of line
	i := octave<<6 | int(m>>57&63)
	a, b := int64(c.points[i]), int64(c.points[i+1])
	return a - (a-b)*int64(m>>37&(1<<20-1))>>20
}

// when returns the first x at which the tail is p billionths or less.
func (c *curve) when(p int64) record.Time {
	lo, hi := record.Time(0), record.Time(1)<<(c.low+octaves)
	for lo < hi {
		if mid := lo + (hi-lo)/2; c.at(mid) > p {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

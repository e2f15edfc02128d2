package learn

import "math"

// What a ratio is made of at least: origins of each of the two classes, and of both
// together with what the ratio is about.
const (
	LeastOfEach = 10
	LeastWith   = 5
)

// Counts are origins of closed leads, by what the leads came to: those in which
// something was, and all.
type Counts struct {
	With [classes]int `json:"with"`
	Of   [classes]int `json:"of"`
}

// Ratio is how much likelier something is in reports of one class than in noise.
type Ratio struct {
	Value float64 `json:"value"`
	Interval
}

// Enough reports whether the outcomes carry a ratio of the class against noise.
func (c Counts) Enough(of Class) bool {
	return min(c.Of[of], c.Of[Noise]) >= LeastOfEach && c.With[of]+c.With[Noise] >= LeastWith
}

// Root is the ratio that each of two things carries that mostly say the same.
func (r *Ratio) Root() *Ratio {
	if r == nil {
		return nil
	}
	return &Ratio{math.Sqrt(r.Value), Interval{math.Sqrt(r.Low), math.Sqrt(r.High)}}
}

// Against returns the ratio of the class against noise; nil where there are too few
// outcomes. It is the ratio of two shares with a half added to each count, and an
// interval by the variance of its logarithm: S. D. Walter (Biometrika 62, 1975), whose
// bias A. R. Pettigrew, J. J. Gart and D. G. Thomas examined (Biometrika 73, 1986).
func (c Counts) Against(of Class) *Ratio {
	if of == Noise || !c.Enough(of) {
		return nil
	}
	share := func(class Class) (logarithm, variance float64) {
		with, all := float64(c.With[class])+.5, float64(c.Of[class])+.5
		return math.Log(with / all), 1/with - 1/all
	}
	a, va := share(of)
	b, vb := share(Noise)
	middle, wide := a-b, z*math.Sqrt(va+vb)
	return &Ratio{math.Exp(middle), Interval{math.Exp(middle - wide), math.Exp(middle + wide)}}
}

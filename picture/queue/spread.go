package queue

import "math"

// Spread is how far the numbers of hidden and known plots stray from their steady
// state: variances and covariance.
type Spread struct {
	Hidden, Both, Known float64 // Sxx, Sxy, Syy
	at                  State
}

// Spread is that of the Ornstein-Uhlenbeck diffusion around the fluid steady state
// of a model without false plots. With
//
//	A = [[-(mu+d), delta·x], [d, -(delta·x+rho)]], d = delta·(f-y)
//	B = [[2·alpha, -rho·y], [-rho·y, 2·rho·y]]
//
// the covariance S solves A·S + S·A' + B = 0, three linear equations. The error is ErrRates.
func (p Plots) Spread() (Spread, error) {
	p.FalseFound = 0
	s, err := p.Steady()
	if err != nil {
		return Spread{}, err
	}
	d, e, flow := p.Find*s.Available, p.Find*s.Hidden, p.Interdict*s.Known
	a11, a12, a21, a22 := -(p.Attack + d), e, d, -(e + p.Interdict)
	// 2·a11·xx + 2·a12·xy = -2·alpha; a21·xx + (a11+a22)·xy + a12·yy = flow;
	// 2·a21·xy + 2·a22·yy = -2·flow. xx and yy are put into the second.
	xy := (flow + a21*p.Arise/a11 + a12*flow/a22) / (a11 + a22 - a21*a12/a11 - a12*a21/a22)
	return Spread{Hidden: -(p.Arise + a12*xy) / a11, Both: xy, Known: -(flow + a21*xy) / a22, at: s}, nil
}

// Correlation is that of the hidden plots with the busy agents: how much the one
// tells of the other.
func (s Spread) Correlation() float64 { return s.Both / math.Sqrt(s.Hidden*s.Known) }

// Given is the estimate of the hidden plots when so many agents are busy, and its
// standard deviation: E[X|Y=y]. It hardly moves with y.
func (s Spread) Given(busy float64) (hidden, deviation float64) {
	return s.at.Hidden + s.Both/s.Known*(busy-s.at.Known), math.Sqrt(s.Hidden - s.Both*s.Both/s.Known)
}

// RangeAt is between which numbers the hidden plots lie 95 times in 100 when they are
// so many on the mean, whatever is known of who is busy: from 0 at least. They spread
// as in the steady state, in proportion to the root of their number.
func (s Spread) RangeAt(mean float64) (from, to float64) {
	const two = 1.959964
	wide := two * math.Sqrt(s.Hidden*mean/s.at.Hidden)
	return max(0, mean-wide), mean + wide
}

package queue

import (
	"errors"
	"math"
)

// Plots is the terror-queue model. Hidden plots X arise and are attacked or found;
// an agent who finds one is busy with it until it is interdicted. Agents who are
// not busy search.
type Plots struct {
	Arise     float64 // new plots (alpha)
	Attack    float64 // of one hidden plot (mu)
	Find      float64 // of one hidden plot by one available agent (delta)
	Interdict float64 // of one plot that was found (rho)
	Agents    float64 // all of them (f)

	// False plots look like plots to one available agent this often (phi), and are
	// cleared at this rate (eta). Zero: there are none.
	FalseFound, FalseCleared float64
}

// State is how things stand in the long run, on the mean.
type State struct {
	Hidden    float64 // plots that nobody has found (x)
	Known     float64 // plots that agents work on (y)
	False     float64 // false plots that agents work on (z)
	Available float64 // agents who search
	Share     float64 // of plots that are found before their attack (p)
	Attacks   float64 // attacks per unit of time
}

// ErrRates says that a model was asked with figures that no queue can have.
var ErrRates = errors.New("rates and people must be above 0")

func (p Plots) check() error {
	for _, v := range []float64{p.Arise, p.Attack, p.Find, p.Interdict, p.Agents} {
		if !(v > 0) || math.IsInf(v, 0) {
			return ErrRates
		}
	}
	if !(p.FalseFound >= 0) || p.FalseFound > 0 && !(p.FalseCleared > 0) {
		return ErrRates
	}
	return nil
}

// falsely is how many agents false plots bind for each one who searches.
func (p Plots) falsely() float64 {
	if p.FalseFound == 0 {
		return 0
	}
	return p.FalseFound / p.FalseCleared
}

// Steady is the fluid steady state: what arises leaves by attack or by being found,
// and what is found is interdicted. With A agents available, of which each finds
// Find·X, the agents add up:
//
//	A·(1 + phi/eta) + delta·A·alpha / (rho·(mu + delta·A)) = f
//
// The left side grows with A; where there are no false plots the root of the
// quadratic in x is taken. The error is ErrRates.
func (p Plots) Steady() (State, error) {
	if err := p.check(); err != nil {
		return State{}, err
	}
	if p.FalseFound == 0 {
		return p.quadratic(), nil
	}
	lo, hi := 0.0, p.Agents
	for range 200 {
		a := (lo + hi) / 2
		if a*(1+p.falsely())+p.Find*a*p.Arise/(p.Interdict*(p.Attack+p.Find*a)) < p.Agents {
			lo = a
		} else {
			hi = a
		}
	}
	return p.with((lo + hi) / 2), nil
}

// quadratic is the steady state without false plots, in closed form.
func (p Plots) quadratic() State {
	a := p.Find * p.Attack / p.Interdict
	b := p.Attack + p.Find*(p.Agents-p.Arise/p.Interdict)
	root := math.Sqrt(b*b + 4*a*p.Arise)
	x := (root - b) / (2 * a)
	if b > 0 {
		x = 2 * p.Arise / (root + b) // the same, without taking like from like
	}
	return p.with(p.Agents - (p.Arise-p.Attack*x)/p.Interdict)
}

// with is the steady state in which so many agents search.
func (p Plots) with(available float64) State {
	found := p.Find * available
	s := State{Available: available, Share: found / (p.Attack + found), Hidden: p.Arise / (p.Attack + found)}
	s.Known = p.Arise * s.Share / p.Interdict
	s.False = available * p.falsely()
	s.Attacks = p.Attack * s.Hidden
	return s
}

// Odds are p/(1-p).
func Odds(share float64) float64 { return share / (1 - share) }

// MoreSearch is the odds law: by how much the searching part of a staff must grow so
// that another share of plots is found in time. It does not depend on how well
// agents find.
func MoreSearch(from, to float64) float64 { return Odds(to) / Odds(from) }

// Staff is how many agents find a share of plots in time, in its two parts.
type Staff struct {
	Busy      float64 // on plots that were found: p·alpha/rho
	Searching float64 // (mu/delta)·p/(1-p), and with them those on false plots
}

// All is the whole staff.
func (s Staff) All() float64 { return s.Busy + s.Searching }

// Staffing is f(p), the way back from a share between 0 and 1 to the agents. It takes
// nothing from p.Agents.
func (p Plots) Staffing(share float64) Staff {
	return Staff{Busy: share * p.Arise / p.Interdict, Searching: p.Attack / p.Find * Odds(share) * (1 + p.falsely())}
}

// Worth is by how much the share of plots found in time, from 0 to 1, grows with one more
// agent, dp/df, where the share is given.
func (p Plots) Worth(share float64) float64 {
	return 1 / (p.Arise/p.Interdict + p.Attack/p.Find*(1+p.falsely())/((1-share)*(1-share)))
}

// After is where the fluid model comes to from x hidden and y known plots in a time:
// the way from one steady state to another. It knows no false plots. Runge and
// Kutta's fourth order, in steps much shorter than anything lasts.
func (p Plots) After(x, y, time float64) (float64, float64) {
	move := func(x, y float64) (float64, float64) {
		found := p.Find * x * max(0, p.Agents-y)
		return p.Arise - p.Attack*x - found, found - p.Interdict*y
	}
	fastest := p.Attack + p.Interdict + p.Find*(p.Agents+max(x, p.Arise/p.Attack))
	steps := min(max(1, math.Ceil(time*fastest*10)), 200_000)
	h := time / steps
	for range int(steps) {
		x1, y1 := move(x, y)
		x2, y2 := move(x+h/2*x1, y+h/2*y1)
		x3, y3 := move(x+h/2*x2, y+h/2*y2)
		x4, y4 := move(x+h*x3, y+h*y3)
		x += h / 6 * (x1 + 2*x2 + 2*x3 + x4)
		y += h / 6 * (y1 + 2*y2 + 2*y3 + y4)
	}
	return x, y
}

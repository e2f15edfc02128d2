package queue

import "math"

// Chain is the exact long-run law of a small terror queue with whole agents and no
// false plots: what the fluid and the diffusion are near to.
type Chain struct {
	Hidden, Known          float64 // EX, EY
	VarHidden, VarKnown    float64
	Both                   float64 // covariance
	Share                  float64 // of plots that are found before their attack
	hiddenGiven, chanceFor []float64
}

// Given is E[X|Y=busy], for as many as there are agents at most.
func (c Chain) Given(busy int) float64 { return c.hiddenGiven[busy] / c.chanceFor[busy] }

// chainPasses bounds the rounds; a case of a page needs some hundreds.
const chainPasses = 50_000

// Exact solves the Markov chain of hidden and known plots, with at most most hidden
// ones, by passes of Gauss and Seidel. It costs states times passes: for tests, not for
// pages. The error is ErrRates.
func (p Plots) Exact(most int) (Chain, error) {
	if err := p.check(); err != nil {
		return Chain{}, err
	}
	agents := int(p.Agents)
	wide := agents + 1
	law := make([]float64, (most+1)*wide)
	for i := range law {
		law[i] = 1 / float64(len(law))
	}
	for range chainPasses {
		if p.pass(law, most, agents) < 1e-13 {
			break
		}
	}
	return p.sum(law, wide), nil
}

// pass brings every state into balance with its neighbours once, and returns how
// much moved.
func (p Plots) pass(law []float64, most, agents int) (moved float64) {
	wide := agents + 1
	total := 0.0
	for x := range most + 1 {
		for y := range wide {
			in, out := 0.0, p.Attack*float64(x)+p.Find*float64(x)*float64(agents-y)+p.Interdict*float64(y)
			if x > 0 {
				in += p.Arise * law[(x-1)*wide+y]
			}
			if x < most {
				out += p.Arise
				in += p.Attack * float64(x+1) * law[(x+1)*wide+y]
				if y > 0 {
					in += p.Find * float64(x+1) * float64(agents-y+1) * law[(x+1)*wide+y-1]
				}
			}
			if y < agents {
				in += p.Interdict * float64(y+1) * law[x*wide+y+1]
			}
			was := law[x*wide+y]
			law[x*wide+y] = in / out
			moved += math.Abs(law[x*wide+y] - was)
			total += law[x*wide+y]
		}
	}
	for i := range law {
		law[i] /= total
	}
	return moved
}

func (p Plots) sum(law []float64, wide int) Chain {
	c := Chain{hiddenGiven: make([]float64, wide), chanceFor: make([]float64, wide)}
	var xx, yy, xy, found float64
	for i, chance := range law {
		x, y := float64(i/wide), float64(i%wide)
		c.Hidden += x * chance
		c.Known += y * chance
		xx += x * x * chance
		yy += y * y * chance
		xy += x * y * chance
		found += p.Find * x * (float64(wide-1) - y) * chance
		c.hiddenGiven[i%wide] += x * chance
		c.chanceFor[i%wide] += chance
	}
	c.VarHidden, c.VarKnown, c.Both = xx-c.Hidden*c.Hidden, yy-c.Known*c.Known, xy-c.Hidden*c.Known
	c.Share = found / (found + p.Attack*c.Hidden)
	return c
}

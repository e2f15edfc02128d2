package simulate

import (
	"fmt"
	"slices"
	"strings"
)

// Order is how a policy chooses what is worked on next.
type Order uint8

// The orders. Of equals, all but LIFO take what came first.
const (
	FIFO      Order = iota // what came first
	LIFO                   // what came last
	EDF                    // the soonest stated deadline
	Static                 // priorities P1 to P4
	StaticEDF              // priorities, within one the soonest stated deadline
	CMu                    // priorities in the order of cμ/θ: plots per day of work
	Volume                 // most reports, copies counted
	Index                  // package rank, with the likelihoods of the made-up world
	House                  // package rank, with the rules that a house begins with
	Oracle                 // knows which are plots and when they act, and takes those
)

func orderNames() []string {
	return []string{"fifo", "lifo", "edf", "static", "static-edf", "cmu", "volume", "index", "house", "oracle"}
}

// String returns the name on the command line.
func (o Order) String() string {
	if names := orderNames(); int(o) < len(names) {
		return names[o]
	}
	return fmt.Sprintf("order %d", uint8(o))
}

// Policy is an order, and what else differs between desks.
type Policy struct {
	By     Order
	Retask bool // running investigations are interrupted for what is worth twice as much
	Apart  bool // nothing is linked: each report is a matter of its own
}

const (
	retaskSuffix = "-retask"
	apartSuffix  = "-nolink"
)

// String returns the name on the command line: "index-retask-nolink".
func (p Policy) String() string {
	name := p.By.String()
	if p.Retask {
		name += retaskSuffix
	}
	if p.Apart {
		name += apartSuffix
	}
	return name
}

// ParsePolicy reads what String writes.
func ParsePolicy(s string) (Policy, error) {
	name, apart := strings.CutSuffix(s, apartSuffix)
	name, retask := strings.CutSuffix(name, retaskSuffix)
	i := slices.Index(orderNames(), name)
	if i < 0 || retask && Order(i) != Index && Order(i) != House {
		return Policy{}, fmt.Errorf("%q is not a policy: want one of %s, index-retask, house-retask, and each with -nolink behind it", s, strings.Join(orderNames(), ", "))
	}
	return Policy{By: Order(i), Retask: retask, Apart: apart}, nil
}

// Result is what one run of a policy came to.
type Result struct {
	Caught, Of         int // plots found in time, of those that somebody reported
	CaughtFast, OfFast int // of plots that act within 14 days, also those that nobody reported
	Looks, Teams       int // looks begun, and investigations begun
	Interrupted        int // times that an investigation was interrupted
}

// Share is the share of plots found in time.
func (r Result) Share() float64 { return share(r.Caught, r.Of) }

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// fastDays is how soon a plot acts that counts as fast.
const fastDays = 14

func (r *Result) count(caught, reported bool, lasts float64) {
	if reported {
		r.Of++
		if caught {
			r.Caught++
		}
	}
	if lasts < fastDays {
		r.OfFast++
		if caught {
			r.CaughtFast++
		}
	}
}

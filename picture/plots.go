package picture

import (
	"watchfloor/picture/queue"
)

// Hunt is the terror-queue model with the figures that stand. All of them are assumed.
type Hunt struct {
	Impossible  string // why no such house can be; then there is nothing else
	State       queue.State
	From, To    float64 // between which numbers the hidden plots lie, 95 times in 100
	Correlation float64 // of the hidden plots with how many people are busy
	Busy        float64 // share of the people who are on plots, true or false
	Worth       float64 // points of share found in time that one person more brings
	Staff       []StaffFor
	Curve       []StaffFor
	Way         []Step // from now to where More people lead
}

// StaffFor is how many people find a share of plots in time.
type StaffFor struct {
	Share     float64
	Busy      float64 // on plots
	Searching float64 // searching
	False     float64 // on false plots
	MoreOf    float64 // searching over what it is now: the odds law
}

// All is the whole staff.
func (s StaffFor) All() float64 { return s.Busy + s.Searching + s.False }

// Step is the number of hidden plots some months after more people began, and between
// which numbers it lies 95 times in 100.
type Step struct{ Months, Hidden, From, To float64 }

var shares = []float64{.5, .8, .9, .95, .99}

// model turns the figures that stand around into the rates of the model, per year:
// how well one who searches finds follows from the share that is found today.
func model(c Choices) (queue.Plots, string) {
	counted := queue.Counted{Arise: c.Of(Plots), Lasts: c.Of(Lasts) / 12, Share: c.Of(Share) / 100}
	attack, found := counted.Hazards()
	p := queue.Plots{Arise: counted.Arise, Attack: attack, Interdict: 12 / c.Of(Takes), Agents: c.Of(Agents),
		FalseFound: c.Of(FalseYear), FalseCleared: 365 / c.Of(FalseDays)}
	search := (p.Agents - counted.Arise*counted.Share/p.Interdict) / (1 + p.FalseFound/p.FalseCleared)
	if search <= 0 {
		return p, "That many plots would bind more people than there are, so that nobody would search. Choose more people, fewer plots or less time for each."
	}
	p.Find = found / search
	return p, ""
}

func hunt(c Choices) (Hunt, error) {
	p, impossible := model(c)
	if impossible != "" {
		return Hunt{Impossible: impossible}, nil
	}
	var h Hunt
	var err error
	if h.State, err = p.Steady(); err != nil {
		return h, err
	}
	// Who is on false plots searches less: the same model with a smaller rate.
	plain := p
	plain.Find, plain.FalseFound = p.Find/(1+p.FalseFound/p.FalseCleared), 0
	spread, err := plain.Spread()
	if err != nil {
		return h, err
	}
	h.From, h.To = spread.RangeAt(h.State.Hidden)
	h.Correlation = spread.Correlation()
	h.Busy = (h.State.Known + h.State.False) / p.Agents
	h.Worth = p.Worth(h.State.Share)
	for _, share := range shares {
		h.Staff = append(h.Staff, staffFor(p, h.State, share))
	}
	for percent := 50; percent < 100; percent++ {
		h.Curve = append(h.Curve, staffFor(p, h.State, float64(percent)/100))
	}
	more := plain
	more.Agents += c.Of(More)
	x, y := h.State.Hidden, h.State.Known
	for month := range 37 {
		from, to := spread.RangeAt(x)
		h.Way = append(h.Way, Step{float64(month), x, from, to})
		x, y = more.After(x, y, 1./12)
	}
	return h, nil
}

func staffFor(p queue.Plots, now queue.State, share float64) StaffFor {
	s := StaffFor{Share: share, MoreOf: queue.MoreSearch(now.Share, share)}
	all := p.Staffing(share)
	s.Busy = all.Busy
	s.Searching = all.Searching / (1 + p.FalseFound/p.FalseCleared)
	s.False = all.Searching - s.Searching
	return s
}

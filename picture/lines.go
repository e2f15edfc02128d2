package picture

import "strconv"

// Line is one figure as programs get it.
type Line struct {
	Section, Name string
	Figure        Figure
}

// Lines are all figures of the page, in its order.
func (v Capacity) Lines() []Line {
	var all []Line
	add := func(section, name string, f Figure) { all = append(all, Line{section, name, f}) }
	for _, s := range v.Stages.All() {
		add(s.Name, "came in", s.Came)
		add(s.Name, "hands-on time of one", s.Hands)
		add(s.Name, "people that this binds", s.Load)
	}
	add("Desk", "people that all stages bind", v.Stages.Load)
	add("Desk", "people on duty", v.Stages.Duty)
	add("Desk", "load", v.Stages.Used)
	for x := range choices {
		add("Assumptions", sliders[x].label, v.Choices.Figure(x))
	}
	leads := v.leadsRest()
	for _, r := range v.Desk.Rows {
		section := "Leads with " + strconv.Itoa(r.People) + " people"
		add(section, "load", figure(r.Used, "", leads, erlangA))
		add(section, "leads that wait", figure(100*r.Waits, "%", leads, erlangA))
		add(section, "wait", figure(r.Wait, "hours", leads, erlangA))
		add(section, "leads that run out unlooked", figure(100*r.RunOut, "%", leads, erlangA))
		add(section, "leads that run out unlooked in 28 days", figure(r.Lost, "", leads, erlangA))
	}
	for _, o := range []Ordered{v.Desk.AtNine} {
		section := "Order at a load of " + Digits(o.Load)
		add(section, "wait of the first of four classes", figure(o.First, "hours", Computed, cobham))
		add(section, "wait when all are alike", figure(o.All, "hours", Computed, cobham))
		add(section, "wait of the last of four classes", figure(o.Last, "hours", Computed, cobham))
	}
	all = append(all, v.waits()...)
	all = append(all, v.Most.lines()...)
	return append(all, v.Hunt.lines()...)
}

// leadsRest is what figures of how leads wait rest on.
func (v Capacity) leadsRest() Basis {
	return follows(v.Choices.Figure(People), v.Choices.Figure(Day), v.Choices.Figure(Minutes), v.Choices.Figure(Patience))
}

// Where computed figures come from.
const (
	erlangA = "Erlang-A"
	cobham  = "Erlang-C and Cobham"
	terror  = "terror-queue model, all rates assumed"
)

func (h Hunt) lines() []Line {
	if h.Impossible != "" {
		return nil
	}
	var all []Line
	add := func(section, name string, v float64, unit string) {
		all = append(all, Line{section, name, figure(v, unit, Computed, terror)})
	}
	add("Hidden plots", "at least, 95 times in 100", h.From, "")
	add("Hidden plots", "at most, 95 times in 100", h.To, "")
	add("Hidden plots", "correlation with how many people are busy", h.Correlation, "")
	add("Hidden plots", "attacks a year", h.State.Attacks, "")
	add("Hidden plots", "points of share that one person more brings", 100*h.Worth, "")
	for _, s := range h.Staff {
		section := "To find " + Digits(100*s.Share) + " % in time"
		add(section, "people in all", s.All(), "people")
		add(section, "people on plots", s.Busy, "people")
		add(section, "people who search", s.Searching, "people")
		add(section, "people on false plots", s.False, "people")
		add(section, "searching over that of today", s.MoreOf, "")
	}
	return all
}

package picture

import "math"

// Capacity is what the page of that name says: what the record holds, what follows
// from it, and what follows from what was chosen.
type Capacity struct {
	Seen    Seen
	Stages  Stages
	Choices Choices
	Desk    Desk
	Most    Most
	Hunt    Hunt
}

// Matters is the load from which order begins to matter. Below it whatever waits is
// taken up soon in any order; see the table of what order does.
const Matters = 0.9

// View computes the page from what was seen and what was chosen; said returns what was
// chosen by the name of a slider, "" for nothing. A wrong answer is NotInRange.
func View(seen Seen, said func(name string) string) (Capacity, error) {
	v := Capacity{Seen: seen}
	c := &v.Choices
	none := Figure{Basis: Unknown}
	if err := c.choose(Quick, said, none); err != nil {
		return v, err
	}
	v.Stages = seen.stages(c.Of(Quick))
	if err := c.choose(OnDuty, said, v.Stages.Duty); err != nil {
		return v, err
	}
	if c.from[OnDuty] == chosen {
		v.Stages.Duty = c.Figure(OnDuty)
	}
	v.Stages.Used = used(v.Stages.Load, v.Stages.Duty)
	recorded := map[Choice]Figure{People: v.forLeads(), Day: v.Stages.Leads.Came, Minutes: v.Stages.Leads.Hands}
	for x := People; x < choices; x++ {
		f, ok := recorded[x]
		if !ok {
			f = none
		}
		if err := c.choose(x, said, f); err != nil {
			return v, err
		}
	}
	var err error
	if v.Desk, err = deskOf(v.Choices); err != nil {
		return v, err
	}
	v.Most = v.most()
	v.Hunt, err = hunt(v.Choices)
	return v, err
}

// forLeads are the people on duty whom calls do not bind, in whole people.
func (v Capacity) forLeads() Figure {
	if !v.Stages.Duty.Known() {
		return Figure{Basis: TooFew}
	}
	calls, without := 0.0, "; what calls bind is not known"
	if v.Stages.Calls.Load.Known() {
		calls, without = v.Stages.Calls.Load.Value, ", less what calls bind"
	}
	return figure(max(1, math.Round(v.Stages.Duty.Value-calls)), "people", follows(v.Stages.Duty), "people on duty"+without)
}

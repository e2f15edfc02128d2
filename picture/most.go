package picture

import (
	"fmt"

	"watchfloor/desk"
	"watchfloor/rank"
	"watchfloor/rank/learn"
	"watchfloor/record"
)

// fewestLeads is from how many leads that came a mixture of them is made.
const fewestLeads = 100

// shifts is how many analyst-days one person at any moment works in a day.
var shifts = float64(desk.WorkOf(record.Day)) / float64(record.Day)

// Most is what no order of work can pass, over leads such as came. That is an
// expectation, of leads and not of one of them, and rests on the probabilities of the
// order.
type Most struct {
	Why   string // why there is nothing; then there is nothing else
	Leads int    // of which it is made
	Basis Basis  // of the probabilities
	From  string
	Holds float64 // plots that the leads of 28 days are taken to hold
	Reach float64 // of those, in reach: found if each lead were looked at when it comes
	All   float64 // people who could do that
	Rows  []Bound // for the people of the desk's rows
	Now   int     // the row of the number that was chosen
	Curve []Bound // from nobody to more than All
}

// Bound is the most of what is in reach that any order finds with so many people, and
// what order is worth there.
type Bound struct {
	People float64
	Share  float64 // of what is in reach
	ByLot  float64 // what is found by whoever takes leads by lot, at once or never
	Price  float64 // plots that one more analyst-day finds
}

// likely says what the probabilities of the order rest on: they are assumed as long as
// nobody set other rules, or too few outcomes are there to compare them with.
func (s Seen) likely() (Basis, string) {
	if s.Judged.N < learn.Enough {
		return Assumed, fmt.Sprintf("its probabilities are assumed: %s recorded, and %d are needed to compare them", count(s.Judged.N, "outcome is", "outcomes are"), learn.Enough)
	}
	compared := fmt.Sprintf(": of %s closed leads they expected %s to be of a plot, and %s", whole(s.Judged.N), Digits(s.Judged.Expected.Float()), count(s.Judged.Plots, "was", "were"))
	if !s.RulesSet {
		return Assumed, "its probabilities are assumed by the program" + compared
	}
	return Computed, "its probabilities come from rules that were set here" + compared
}

// most computes it: the leads as they were known, as many a day and as much work as
// stands around.
func (v Capacity) most() Most {
	var m Most
	for _, a := range v.Seen.Alike {
		m.Leads += a.N
	}
	switch {
	case v.Seen.Days() < fewestDays:
		m.Why = fmt.Sprintf("something came only %s, and %d days are needed", inDays(v.Seen.Days()), fewestDays)
		return m
	case m.Leads < fewestLeads:
		m.Why = fmt.Sprintf("the order weighed only %s that came, and %d are needed", count(m.Leads, "lead", "leads"), fewestLeads)
		return m
	}
	m.Basis, m.From = v.Seen.likely()
	m.From = count(m.Leads, "lead", "leads") + " that came, as the order knew each when somebody first looked at it; " + m.From
	sorts, holds := v.sorts()
	bound := rank.NewMost(sorts)
	all := bound.All()
	if !(all.Plots > 0) {
		m.Why = "all that came had run out when it came"
		return m
	}
	m.Holds, m.Reach, m.All = 28*holds, 28*all.Plots, all.Work
	at := func(people float64) Bound {
		plots, price := bound.With(people)
		return Bound{people, plots / all.Plots, min(1, people/all.Work), price / shifts}
	}
	m.Now = v.Desk.Chosen
	for _, r := range v.Desk.Rows {
		m.Rows = append(m.Rows, at(float64(r.People)))
	}
	const points = 120
	for i := range points + 1 {
		m.Curve = append(m.Curve, at(1.2*max(m.All, m.Here().People)*float64(i)/points))
	}
	return m
}

// sorts are the leads of a day, in plots and people, and the plots that they are taken
// to hold. What a lead takes is its part of the work that all take: how much more one
// takes than another is the order's to say, how much they take together that of the
// figures that stand around.
func (v Capacity) sorts() (sorts []rank.Sort, holds float64) {
	n, work := 0.0, 0.0
	for _, a := range v.Seen.Alike {
		n += float64(a.N)
		work += float64(a.N) / a.PerDay.Float()
	}
	day, people := v.Choices.Of(Day)/n, v.Choices.Of(Day)*v.Choices.Of(Minutes)*minute/work
	for _, a := range v.Seen.Alike {
		plots := day * float64(a.N) * a.P.Float()
		holds += plots
		sorts = append(sorts, rank.Sort{Plots: plots * a.InTime.Float(), Work: people * float64(a.N) / a.PerDay.Float()})
	}
	return sorts, holds
}

// Here is the bound with the people who were chosen.
func (m Most) Here() Bound { return m.Rows[m.Now] }

// DaysForOne is after how many more analyst-days one plot more is found; infinite where
// nothing is left to find.
func (b Bound) DaysForOne() float64 { return 1 / b.Price }

// lines are the figures for programs.
func (m Most) lines() []Line {
	if m.Why != "" {
		return []Line{{"The most that any order finds", "of what is in reach", Figure{Unit: "%", Basis: TooFew, From: m.Why}}}
	}
	var all []Line
	add := func(section, name string, v float64, unit string) {
		all = append(all, Line{section, name, figure(v, unit, m.Basis, m.From)})
	}
	add("The most that any order finds", "plots that the leads of 28 days are taken to hold", m.Holds, "")
	add("The most that any order finds", "of those in reach", m.Reach, "")
	add("The most that any order finds", "people who could look at every lead at once", m.All, "people")
	for _, b := range m.Rows {
		section := "The most that any order finds with " + Digits(b.People) + " people"
		add(section, "of what is in reach", 100*b.Share, "%")
		add(section, "found when leads are taken by lot", 100*b.ByLot, "%")
		add(section, "plots that one more analyst-day finds", b.Price, "")
		add(section, "analyst-days more for one plot more", b.DaysForOne(), "days")
	}
	return all
}

package rank

import (
	"errors"
	"fmt"
	"iter"
	"math"

	"watchfloor/record"
)

// Group is a part of the rules.
type Group uint8

// The groups. Their numbers are stored as the codes of the figures of an entry.
const (
	PriorOdds Group = iota
	SourceGrades
	InformationGrades
	Trusts
	Signs
	Assessments
	Agreement
	Harms
	HandsOnTimes
	Windows
	Deferral
	WindowLengths
	WorkAfter
	Desk
	LookedAgain
	Channels
)

func (Group) names() []string {
	return []string{"before anything is known", "grades of sources", "grades of information", "how far contents count", "what is reported",
		"what was found", "others who tell of the same", "harm", "hands-on time", "time left", "what could wait", "how far ahead a stated moment lies", "work that follows", "the desk", "closed leads that come back",
		"channels through which reports came"}
}

// String returns the group's name.
func (g Group) String() string { return nameOf(g) }

// Unit says what a figure counts.
type Unit uint8

// The units of figures.
const (
	Times  Unit = iota // how many times as likely as for noise
	Plain              // a share, a weight, a spread: a number without unit
	Number             // a whole number
	Days               // a length of time
)

// Figure is one number of rules. What it is belongs to Group and At, which never
// change their meaning; Name is for people.
type Figure struct {
	Group Group
	At    int64 // its place in the group
	Name  string
	Unit  Unit

	millionths *record.Millionths
	time       *record.Time
	number     *int64
}

// Value is the figure in its unit.
func (f Figure) Value() float64 {
	switch {
	case f.time != nil:
		return days(*f.time)
	case f.number != nil:
		return float64(*f.number)
	}
	return f.millionths.Float()
}

// Set changes the figure in its rules; NewScale says whether they still hold. What is
// too large to be recorded becomes the largest that can be.
func (f Figure) Set(value float64) {
	switch {
	case f.time != nil:
		const one = record.Millionths(record.Day / record.Time(record.One)) // a millionth of a day
		*f.time = record.Time(min(max(record.Round(value), math.MinInt64/one), math.MaxInt64/one) * one)
	case f.number != nil:
		*f.number = int64(record.Round(value) / record.One)
	default:
		*f.millionths = record.Round(value)
	}
}

// Figures are all numbers of the rules, in a fixed order. Setting one changes r.
func (r *Rules) Figures() iter.Seq[Figure] {
	return func(yield func(Figure) bool) {
		for _, part := range []func(*Rules) []Figure{(*Rules).oddsFigures, (*Rules).gradeFigures, (*Rules).signFigures, (*Rules).harmFigures, (*Rules).timeFigures} {
			for _, f := range part(r) {
				if !yield(f) {
					return
				}
			}
		}
	}
}

func ratio(g Group, at int64, name string, q *Ratio) []Figure {
	return []Figure{
		{Group: g, At: at, Name: name + ", for a useful report", millionths: &q.Useful},
		{Group: g, At: at + 1, Name: name + ", for a plot", millionths: &q.Plot},
	}
}

func (r *Rules) oddsFigures() []Figure {
	return append(ratio(PriorOdds, 0, "any report", &r.Prior),
		Figure{Group: Trusts, At: 0, Name: "trust without a known grade", Unit: Plain, millionths: &r.Unknown},
		Figure{Group: Trusts, At: 1, Name: "most that contents can add, without trust", millionths: &r.Least},
		Figure{Group: Trusts, At: 2, Name: "most that contents can add, with full trust", millionths: &r.Most},
		Figure{Group: Trusts, At: 3, Name: "ratio for a plot from which a grade is good", millionths: &r.GoodGrade})
}

// gradeFigures are those of the places that say something.
func (r *Rules) gradeFigures() []Figure {
	var out []Figure
	list := func(g Group, marks *[schemes][places]Mark, grade func(s record.Scheme, place uint8) Grade) {
		for s := range marks {
			for place := range marks[s] {
				m, at := &marks[s][place], int64(s*places+place)*3
				if *m == (Mark{}) {
					continue
				}
				name := record.Scheme(s).String() + " " + grade(record.Scheme(s), uint8(place)).String()
				out = append(append(out, ratio(g, at, name, &m.Ratio)...), Figure{Group: g, At: at + 2, Name: name + ", trust", Unit: Plain, millionths: &m.Trust})
			}
		}
	}
	list(SourceGrades, &r.Sources, func(s record.Scheme, place uint8) Grade { return Grade{s, place, 0} })
	list(InformationGrades, &r.Informations, func(s record.Scheme, place uint8) Grade { return Grade{s, 0, place} })
	return out
}

func (r *Rules) signFigures() []Figure {
	var out []Figure
	for i := range r.Indicators {
		out = append(out, ratio(Signs, int64(2*i), Indicator(i).String(), &r.Indicators[i])...)
	}
	for i := range r.Ahead {
		name := "a moment stated " + aheadName(i)
		out = append(out, ratio(WindowLengths, int64(2*i), name, &r.Ahead[i])...)
	}
	for i := range r.Outcomes {
		if Outcome(i) != NotAssessed {
			out = append(out, ratio(Assessments, int64(2*i), Outcome(i).String(), &r.Outcomes[i])...)
		}
	}
	for i := range r.Channels {
		out = append(out, ratio(Channels, int64(2*i), fromChannel(record.Channel(i)), &r.Channels[i])...)
	}
	out = append(out, ratio(Agreement, 0, "each further origin", &r.Agreeing)...)
	return append(out, Figure{Group: Agreement, At: 2, Name: "further origins that count, at most", Unit: Number, number: &r.MostAgreeing})
}

func (r *Rules) harmFigures() []Figure {
	var out []Figure
	for i := range r.Severities {
		out = append(out, Figure{Group: Harms, At: int64(i), Name: Severity(i).String(), Unit: Plain, millionths: &r.Severities[i]})
	}
	for i := range r.Work {
		out = append(out, Figure{Group: HandsOnTimes, At: int64(i), Name: Work(i).String(), Unit: Days, time: &r.Work[i]})
	}
	for i := range r.Follows {
		out = append(out, Figure{Group: WorkAfter, At: int64(i), Name: "after the " + Stage(i).String(), Unit: Days, time: &r.Follows[i]})
	}
	return out
}

// aheadName says a length of stated windows in words.
func aheadName(i int) string {
	switch {
	case i == 0:
		return "up to " + span(aheadUntil[0])[len("about "):] + " ahead"
	case i == Aheads-1:
		return "more than " + span(aheadUntil[i-1])[len("about "):] + " ahead"
	}
	return span(aheadUntil[i-1])[len("about "):] + " to " + span(aheadUntil[i])[len("about "):] + " ahead"
}

func (r *Rules) timeFigures() []Figure {
	return []Figure{
		{Group: Windows, At: 0, Name: "share of plots that are fast", Unit: Plain, millionths: &r.Fast},
		{Group: Windows, At: 1, Name: "fast plots: half are over by", Unit: Days, time: &r.FastMedian},
		{Group: Windows, At: 2, Name: "fast plots: spread", Unit: Plain, millionths: &r.FastSpread},
		{Group: Windows, At: 3, Name: "slow plots: shape", Unit: Plain, millionths: &r.SlowShape},
		{Group: Windows, At: 4, Name: "slow plots: scale", Unit: Days, time: &r.SlowScale},
		{Group: Windows, At: 5, Name: "stated windows: spread", Unit: Plain, millionths: &r.StatedSpread},
		{Group: Deferral, At: 0, Name: "γ, what could still be done later", Unit: Plain, millionths: &r.Gamma},
		{Group: Deferral, At: 1, Name: "Δ, how much later", Unit: Days, time: &r.Delta},
		{Group: Deferral, At: 2, Name: "γ is full up to load", Unit: Plain, millionths: &r.FullBelow},
		{Group: Deferral, At: 3, Name: "γ is 0 from load", Unit: Plain, millionths: &r.NoneAbove},
		{Group: LookedAgain, At: 0, Name: "share of rejected and traced leads that somebody else looks at again", Unit: Plain, millionths: &r.Again},
		{Group: Desk, At: 0, Name: "load that is expected: work coming in over work that can be done", Unit: Plain, millionths: &r.Load},
		{Group: Desk, At: 1, Name: "hands-on work in 24 hours where no roster says, in days of eight hours; 0 is not known", Unit: Days, time: &r.DeskWork},
	}
}

// Body returns the rules as the body of an entry. Who set them, when and why is the
// entry's own.
func (r Rules) Body() record.RulesSet {
	body := record.RulesSet{Engine: Engine, Rules: r.Version}
	for f := range r.Figures() {
		m := record.Measure{Code: uint8(f.Group), Count: f.At}
		switch {
		case f.time != nil:
			m.At = *f.time
		case f.number != nil:
			m.Value = record.Millionths(*f.number) * record.One
		default:
			m.Value = *f.millionths
		}
		body.Values = append(body.Values, m)
	}
	return body
}

// RulesFromBody returns the rules that Body wrote. Figures that this version of the
// package does not have are left out, those that the body does not have are the
// defaults; what then does not hold is an error.
func RulesFromBody(b record.RulesSet, author record.ID) (Rules, error) {
	r := DefaultRules()
	r.Version, r.Author = b.Rules, author
	type place struct {
		group uint8
		at    int64
	}
	said := make(map[place]record.Measure, len(b.Values))
	for _, m := range b.Values {
		said[place{m.Code, m.Count}] = m
	}
	for f := range r.Figures() {
		m, ok := said[place{uint8(f.Group), f.At}]
		switch {
		case !ok:
		case f.time != nil:
			*f.time = m.At
		case f.number != nil:
			*f.number = int64(m.Value / record.One)
		default:
			*f.millionths = m.Value
		}
	}
	if err := r.check(); err != nil {
		return r, errors.Join(fmt.Errorf("rules %d, as recorded", b.Rules), err)
	}
	return r, nil
}

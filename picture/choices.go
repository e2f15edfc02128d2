package picture

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Choice is one of the figures that whoever looks may choose.
type Choice uint8

// The choices.
const (
	Quick     Choice = iota // minutes for a lead that nobody took up before it was finished
	OnDuty                  // people on duty at any moment
	People                  // people who work on leads
	Day                     // leads a day
	Minutes                 // hands-on minutes of one
	Patience                // days after which a lead has run out
	Plots                   // plots that arise in a year
	Lasts                   // months that one stays hidden
	Share                   // % of plots that are found in time
	Agents                  // people who search for plots and work on them
	Takes                   // months from finding a plot to interdicting it
	FalseYear               // false plots a year that one who searches comes upon
	FalseDays               // days until one is cleared
	More                    // people more, for the way from here to there
	choices
)

// slider is what may be chosen, and what stands there at first.
type slider struct {
	name, label, unit   string
	min, max, step      float64
	first               float64
	why                 string // where what stands there at first comes from
	fromRecord, endless bool   // what the record says comes first; the end grows with it
}

var sliders = [choices]slider{
	Quick:     {"quick", "A lead that nobody took up before it was finished takes", "min", 1, 60, 1, 5, "assumed", false, false},
	OnDuty:    {"duty", "People on duty at any moment", "people", 0.5, 60, 0.5, 4, "assumed", true, true},
	People:    {"people", "People who work on leads at any moment", "people", 1, 40, 1, 4, "assumed", true, true},
	Day:       {"day", "Leads a day", "", 1, 200, 1, 85, "assumed", true, true},
	Minutes:   {"minutes", "Hands-on time of one", "min", 1, 480, 1, 45, "assumed", true, true},
	Patience:  {"patience", "A lead has run out after", "days", 1, 30, 1, 7, "assumed: five working days, in which the house looks at everything", false, false},
	Plots:     {"plots", "Plots that arise in a year", "", 1, 60, 1, 6, "assumed", false, false},
	Lasts:     {"lasts", "A plot stays hidden for", "months", 1, 36, 1, 9, "assumed: published for 30 plots in the United States, with 95 % between 1 and 25 months", false, false},
	Share:     {"share", "Plots found before their attack", "%", 5, 99, 1, 80, "assumed", false, false},
	Agents:    {"agents", "People who search for plots and work on them", "people", 5, 1000, 5, 100, "assumed", false, false},
	Takes:     {"takes", "From finding a plot to ending it", "months", 1, 24, 1, 3, "assumed", false, false},
	FalseYear: {"false", "False plots that one who searches comes upon in a year", "", 0, 12, 1, 1, "assumed", false, false},
	FalseDays: {"clear", "Clearing a false plot takes", "days", 1, 90, 1, 14, "assumed", false, false},
	More:      {"more", "People more, to see what they change", "people", 0, 200, 5, 20, "assumed", false, false},
}

// Choices are the figures that stand, each with where it comes from.
type Choices struct {
	value [choices]float64
	basis [choices]Basis
	from  [choices]string
	max   [choices]float64
}

// Of is a figure that stands.
func (c Choices) Of(x Choice) float64 { return c.value[x] }

func (c *Choices) set(x Choice, v float64, b Basis, from string) {
	c.value[x], c.basis[x], c.from[x] = v, b, from
	if s := sliders[x]; s.endless {
		c.max[x] = max(s.max, math.Ceil(3*v/s.step/10)*s.step*10)
	}
}

// chosen says where a choice of a viewer comes from.
const chosen = "chosen on this page"

// NotInRange is an answer that no slider can give.
type NotInRange string

func (n NotInRange) Error() string { return string(n) }

// choose reads what was chosen. A figure of the record stands until another is chosen:
// a form that is sent with it unchanged chooses nothing.
func (c *Choices) choose(x Choice, said func(name string) string, recorded Figure) error {
	s := sliders[x]
	c.max[x] = s.max
	c.set(x, s.first, Assumed, s.why)
	if s.fromRecord && recorded.Known() {
		c.set(x, max(s.min, recorded.Value), recorded.Basis, recorded.From)
	}
	text := strings.TrimSpace(said(s.name))
	if text == "" || text == c.Slider(x).Value {
		return nil
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || !(v >= s.min) || !(v <= c.max[x]) && (!s.endless || v > 100_000) {
		return NotInRange(fmt.Sprintf("%s: a number from %s to %s is wanted", s.label, Digits(s.min), Digits(c.max[x])))
	}
	c.set(x, v, Assumed, chosen)
	return nil
}

// Slider is a choice as a form shows it.
type Slider struct {
	Name, Label, Unit, Value string
	Min, Max, Step           string
	From                     string
	Basis                    Basis
}

// Slider is how the choice stands, rounded to where a slider can stand.
func (c Choices) Slider(x Choice) Slider {
	s := sliders[x]
	plain := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	v := s.min + math.Round((c.value[x]-s.min)/s.step)*s.step
	return Slider{s.name, s.label, s.unit, plain(v), plain(s.min), plain(c.max[x]), plain(s.step), c.from[x], c.basis[x]}
}

// Figure is the choice with where it comes from.
func (c Choices) Figure(x Choice) Figure {
	return figure(c.value[x], sliders[x].unit, c.basis[x], c.from[x])
}

package web

import (
	"fmt"
	"strings"

	"watchfloor/picture"
)

// through takes points of a picture from what was computed.
func through[T any](of []T, at func(T) spot) []spot { return each(of, at) }

// OrderPlot shows how long leads wait at each load: the first and the last of four
// classes, and all alike.
func (p capacityPage) OrderPlot() *plot {
	d := p.Desk()
	nine := d.AtNine
	unit, hours := "hours", 1.0
	if nine.Last > 100 {
		unit, hours = "days", 24
	} else if nine.Last < 1 {
		unit, hours = "minutes", 1./60
	}
	pl := newPlot("plot-order", "How long leads wait at each load", .3, 1, 1.5*nine.Last/hours)
	pl.Across, pl.Up = "load", "wait, "+unit
	pl.ticks(func(v float64) string { return fmt.Sprintf("%.1f", v) }, .3, .4, .5, .6, .7, .8, .9, 1)
	pl.line("dots", "last class", through(d.Order, func(o picture.Ordered) spot { return spot{o.Load, o.Last / hours} }))
	pl.line("dash", "all alike", through(d.Order, func(o picture.Ordered) spot { return spot{o.Load, o.All / hours} }))
	pl.line("", "first class", through(d.Order, func(o picture.Ordered) spot { return spot{o.Load, o.First / hours} }))
	pl.mark(picture.Matters, "0.9")
	if u := p.Used(); u.Known() {
		pl.mark(u.Value, "this desk: "+picture.Digits(u.Value))
	}
	pl.Says = fmt.Sprintf("At a load of 0.9 the first of four classes waits %s, the last %s, and all alike %s.", p.Waits(nine.First), p.Waits(nine.Last), p.Waits(nine.All))
	return pl
}

// MostPlot shows the most that any order finds with each number of people, and what is
// found by lot: between the two lies all that order can be worth.
func (p capacityPage) MostPlot() *plot {
	m := p.Most()
	last := m.Curve[len(m.Curve)-1].People
	pl := newPlot("plot-most", "What order can be worth, by how many people there are", 0, last, 100)
	pl.Across, pl.Up = "people", "% of plots in reach"
	for v, step := 0., roundUp(last/5); v <= last; v += step {
		pl.ticks(picture.Digits, v)
	}
	pl.line("dash", "by lot", through(m.Curve, func(b picture.Bound) spot { return spot{b.People, 100 * b.ByLot} }))
	pl.line("", "best order", through(m.Curve, func(b picture.Bound) spot { return spot{b.People, 100 * b.Share} }))
	pl.mark(m.Here().People, picture.Digits(m.Here().People)+" people")
	pl.mark(m.All, "everything is looked at")
	for i := range pl.Marks { // where no line is
		pl.Marks[i].LineY = plotHigh - plotBottom - 8 - 14*float64(i)
	}
	pl.Says = fmt.Sprintf("With %s people the best order finds %s of what is in reach and lot %s. From %s people on both find all of it.",
		picture.Digits(m.Here().People), p.Part(m.Here().Share), p.Part(m.Here().ByLot), picture.Digits(m.All))
	return pl
}

// StaffPlot shows how many people find a share of plots in time.
func (p capacityPage) StaffPlot() *plot {
	h := p.Hunt()
	shown := h.Curve
	pl := newPlot("plot-staff", "How many people find a share of plots in time", 50, 100, 1.2*staffAt(shown, .95))
	pl.Across, pl.Up = "% of plots found before their attack", "people"
	pl.ticks(func(v float64) string { return fmt.Sprintf("%.0f", v) }, 50, 60, 70, 80, 90, 100)
	pl.line("", "all", through(shown, func(s picture.StaffFor) spot { return spot{100 * s.Share, s.All()} }))
	pl.line("dash", "searching", through(shown, func(s picture.StaffFor) spot { return spot{100 * s.Share, s.Searching} }))
	pl.line("dots", "on false plots", through(shown, func(s picture.StaffFor) spot { return spot{100 * s.Share, s.False} }))
	pl.line("long", "on plots", through(shown, func(s picture.StaffFor) spot { return spot{100 * s.Share, s.Busy} }))
	pl.mark(100*h.State.Share, "today: "+picture.Digits(100*h.State.Share)+" %")
	var says []string
	for _, s := range h.Staff {
		says = append(says, fmt.Sprintf("%s people for %s", picture.Digits(s.All()), p.Part(s.Share)))
	}
	pl.Says = strings.Join(says, ", ") + "."
	return pl
}

func staffAt(curve []picture.StaffFor, share float64) float64 {
	for _, s := range curve {
		if s.Share >= share-1e-9 {
			return s.All()
		}
	}
	return 0
}

// WayPlot shows what becomes of the hidden plots when more people begin.
func (p capacityPage) WayPlot() *plot {
	h := p.Hunt()
	pl := newPlot("plot-way", "What becomes of the hidden plots when more people begin", 0, 36, 1.1*h.Way[0].To)
	pl.Across, pl.Up = "months after more people began", "hidden plots"
	pl.ticks(func(v float64) string { return fmt.Sprintf("%.0f", v) }, 0, 6, 12, 18, 24, 30, 36)
	pl.line("dots", "at most", through(h.Way, func(s picture.Step) spot { return spot{s.Months, s.To} }))
	pl.line("", "middle", through(h.Way, func(s picture.Step) spot { return spot{s.Months, s.Hidden} }))
	pl.line("dots", "at least", through(h.Way, func(s picture.Step) spot { return spot{s.Months, s.From} }))
	last := h.Way[len(h.Way)-1]
	pl.Says = fmt.Sprintf("From between %.0f and %.0f now to between %.0f and %.0f after three years.", h.Way[0].From, h.Way[0].To, last.From, last.To)
	return pl
}

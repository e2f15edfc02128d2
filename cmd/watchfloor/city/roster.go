package city

import (
	"watchfloor/desk"
	"watchfloor/record"
)

// Watch is a post of the desk, and when it is held.
type Watch struct {
	Name   string
	Duties []desk.Stretch
}

// rosteredAhead is how far the roster goes beyond the end of the history: the line on
// the board of a demo that is kept needs duties that are still to come.
const rosteredAhead = 30 * record.Day

// shift is how long a duty lasts, firstShift when the first one of a day begins.
const (
	shift      = 8 * record.Hour
	firstShift = 6 * record.Hour
)

// watches are the posts of the desk: two that are held day and night in shifts, from
// when the days that are told begin.
func watches(from, end record.Time) []Told {
	begin := from - from%record.Day + firstShift - record.Day
	var all []Told
	for _, name := range []string{"Watch desk", "Second desk"} {
		w := Watch{Name: name}
		for at := begin; at < end+rosteredAhead; at += shift {
			w.Duties = append(w.Duties, desk.Stretch{From: at, Until: at + shift})
		}
		all = append(all, Told{At: from, Watch: &w})
	}
	return all
}

package rank

import "watchfloor/record"

// Aheads is into how many lengths stated windows are sorted.
const Aheads = 8

// aheadUntil are the lengths at which they are parted: a day, three days, a week,
// two, a month, three, a year.
var aheadUntil = [Aheads - 1]record.Time{
	record.Day, 3 * record.Day, 7 * record.Day, 14 * record.Day, 30 * record.Day, 90 * record.Day, 365 * record.Day,
}

// AheadOf sorts a stated window by its length, from 0 for less than a day to Aheads-1 for
// a year and more. A length at which two are parted belongs to the longer one.
func AheadOf(length record.Time) int {
	for i, until := range aheadUntil {
		if length < until {
			return i
		}
	}
	return Aheads - 1
}

// stating is the report of an origin whose stated window counts: of the most
// trusted ones that state any the one made first, of these the one that names the
// sooner moment. A copy is made no earlier, so it never changes which.
type stating struct {
	graded
	any bool
}

// hear is told the reports by falling trust.
func (w *stating) hear(r graded) {
	if !r.Deadline.Stated() || r.Deadline.median() <= r.made {
		return
	}
	if !w.any || r.mark.trust == w.mark.trust && (r.made < w.made || r.made == w.made && sooner(r.Deadline, w.Deadline)) {
		w.graded, w.any = r, true
	}
}

// aheadOf is what the length of the window says.
func (s *Scale) aheadOf(w stating) odds {
	if !w.any {
		return odds{}
	}
	return s.ahead[AheadOf(w.Deadline.median()-w.made)]
}

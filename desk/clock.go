package desk

import (
	"time"

	"watchfloor/rank"
	"watchfloor/record"
)

// The longest that a lead may stand on the board unlooked: four hours when life
// is at risk (the time in which a report of red grade must find an owner), else
// five working days.
const (
	lookSoon        = 4 * record.Hour
	lookWorkingDays = 5
)

// LookBy is the clock of a lead first received at first, in which life was said
// to be at risk at grave (0: never): whichever comes first of the longest it may
// stand, and half of the way to a stated end of its window.
func LookBy(w rank.Weight, first, grave record.Time) record.Time {
	by := workingDaysAfter(first, lookWorkingDays)
	if grave != 0 {
		by = min(by, grave+lookSoon)
	}
	if w.Window.Kind == rank.Stated && w.Window.Until > w.Since {
		by = min(by, w.Since+(w.Window.Until-w.Since)/2)
	}
	return by
}

// graveSince is when life was first said to be at risk; 0 for never.
func (f Evidence) graveSince() record.Time {
	var at record.Time
	for _, r := range f.Reports {
		if rank.Severity(r.Severity) >= rank.LifeAtRisk && (at == 0 || r.Received < at) {
			at = r.Received
		}
	}
	return at
}

// workingDaysAfter counts days that are neither Saturday nor Sunday, in UTC.
func workingDaysAfter(t record.Time, days int) record.Time {
	for days > 0 {
		t += record.Day
		if d := t.Go().Weekday(); d != time.Saturday && d != time.Sunday {
			days--
		}
	}
	return t
}

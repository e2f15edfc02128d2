package desk

import (
	"time"

	"watchfloor/rank"
	"watchfloor/record"
)

// The longest that a lead may stand on the board unlooked: fifteen minutes when
// a caller is on the phone and whoever listens says that life is at risk now, four hours
// when a report says that life is at risk (the time in which a report of red grade
// must find an owner), else five working days.
const (
	lookNow         = 15 * record.Minute
	lookSoon        = 4 * record.Hour
	lookWorkingDays = 5
)

// CallLookBy is by when a call that was raised must be looked at.
func CallLookBy(raised record.Time) record.Time { return raised + lookNow }

// LookBy is the clock of a lead first received at first, in which life was said
// to be at risk at grave (0: never), and of which a call was raised at raised that
// nobody has taken up (0: none): whichever comes first of the longest it may
// stand, and half of the way to a stated end of its window.
func LookBy(w rank.Weight, first, grave, raised record.Time) record.Time {
	by := workingDaysAfter(first, lookWorkingDays)
	if raised != 0 {
		by = min(by, CallLookBy(raised))
	}
	if grave != 0 {
		by = min(by, grave+lookSoon)
	}
	if w.Window.Kind == rank.Stated && w.Window.Until > w.Since {
		by = min(by, w.Since+(w.Window.Until-w.Since)/2)
	}
	return by
}

// ClockReason says in words why a lead must be looked at by then.
func ClockReason(by record.Time, w rank.Weight, first, raised record.Time) string {
	switch {
	case by == 0:
		return ""
	case raised != 0 && by == CallLookBy(raised):
		return "a call was raised at " + raised.Go().Format("15:04") + ", life at risk: fifteen minutes"
	case w.Window.Kind == rank.Stated && by == w.Since+(w.Window.Until-w.Since)/2:
		return "half of the way to the end that is stated"
	case by == workingDaysAfter(first, lookWorkingDays):
		return "five working days from the first report"
	}
	return "four hours from when life was said to be at risk"
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

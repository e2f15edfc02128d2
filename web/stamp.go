package web

import (
	"fmt"

	"watchfloor/record"
)

// stamp is a time as a page tells it, seen from the moment of the page.
type stamp struct{ At, Now record.Time }

// Known says that there is a time to tell.
func (s stamp) Known() bool { return s.At != 0 }

// Machine is the time for programs.
func (s stamp) Machine() string { return s.At.String() }

// Full is the whole time in UTC.
func (s stamp) Full() string {
	if s.At == record.HistoryBegins {
		return beforeHistory
	}
	return s.At.Go().Format("2 Jan 2006 15:04:05 UTC")
}

// beforeHistory stands for the time of what was held before anything was loaded.
const beforeHistory = "before the loaded history"

// Short leaves the year out when it is that of the page.
func (s stamp) Short() string {
	if s.At == record.HistoryBegins {
		return "from the start"
	}
	if s.At.Go().Year() == s.Now.Go().Year() {
		return s.At.Go().Format("2 Jan 15:04")
	}
	return s.At.Go().Format("2 Jan 2006 15:04")
}

// Clock leaves the day out when it is that of the page.
func (s stamp) Clock() string {
	if s.At/record.Day == s.Now/record.Day {
		return s.At.Go().Format("15:04")
	}
	return s.Short()
}

// Over says that the time lies before the moment of the page.
func (s stamp) Over() bool { return s.At < s.Now }

// Words says how far away the time is: "in 3 h 20 min", "2 d ago".
func (s stamp) Words() string {
	d := s.At - s.Now
	switch {
	case d >= 0 && d < record.Minute:
		return "now"
	case d < 0 && d > -record.Minute:
		return "just now"
	case d < 0:
		return span(-d) + " ago"
	}
	return "in " + span(d)
}

// Ago says in one unit how long ago the time was.
func (s stamp) Ago() string {
	if s.Now-s.At < record.Minute {
		return "just now"
	}
	return s.Late() + " ago"
}

// Late is how long ago the time was, in one unit.
func (s stamp) Late() string {
	switch d := s.Now - s.At; {
	case d < record.Hour:
		return span(max(d, record.Minute))
	case d < record.Day:
		return span(d - d%record.Hour)
	default:
		return span(d - d%record.Day)
	}
}

// span is a length of time in its two largest units.
func span(d record.Time) string {
	minutes, hours, days := d/record.Minute, d/record.Hour, d/record.Day
	switch {
	case hours < 1:
		return fmt.Sprintf("%d min", minutes)
	case days < 1 && minutes%60 == 0:
		return fmt.Sprintf("%d h", hours)
	case days < 1:
		return fmt.Sprintf("%d h %d min", hours, minutes%60)
	case days < 4 && hours%24 != 0:
		return fmt.Sprintf("%d d %d h", days, hours%24)
	}
	return fmt.Sprintf("%d d", days)
}

// sizeWords is a number of bytes in its largest unit.
func sizeWords(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

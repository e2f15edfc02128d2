package desk

import (
	"time"

	"watchfloor/record"
)

// LocalTime is the moment at which the clocks of a zone show a time of day. Where
// they show it twice, it is the first; where they skip it, it is counted with the
// offset before the skip, as calendars do (RFC 5545, 3.3.5). The fields of wall are
// read as they stand, whatever its own zone.
func LocalTime(wall time.Time, zone *time.Location) record.Time {
	naked := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, time.UTC)
	var first time.Time
	for _, near := range []time.Duration{-15 * time.Hour, 15 * time.Hour} {
		at := naked.Add(-offset(naked.Add(near), zone))
		if offset(at, zone) == naked.Sub(at) && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	if first.IsZero() {
		first = naked.Add(-offset(naked.Add(-15*time.Hour), zone))
	}
	return record.At(first)
}

// offset is how far the clocks of a zone are ahead at a moment.
func offset(at time.Time, zone *time.Location) time.Duration {
	_, seconds := at.In(zone).Zone()
	return time.Duration(seconds) * time.Second
}

// DayStart is the moment at which the day begins in a zone.
func DayStart(day time.Time, zone *time.Location) record.Time {
	return LocalTime(time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC), zone)
}

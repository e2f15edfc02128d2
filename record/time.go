package record

import (
	"fmt"
	"time"
)

// Time is a moment in microseconds since 1970-01-01 UTC. Zero means that the
// moment is not known: absence, never midnight of 1970.
type Time int64

// Common spans in the unit of Time.
const (
	Second Time = 1_000_000
	Minute      = 60 * Second
	Hour        = 60 * Minute
	Day         = 24 * Hour
)

// HistoryBegins is the time of what a house of loaded history holds before anything
// was loaded: time 0, in the first microsecond because 0 means absence.
const HistoryBegins Time = 1

// At cuts t to the precision of the record.
func At(t time.Time) Time {
	if t.IsZero() {
		return 0
	}
	return Time(t.UnixMicro())
}

// Go returns the moment as a time.Time in UTC; the zero time.Time for absence.
func (t Time) Go() time.Time {
	if t == 0 {
		return time.Time{}
	}
	return time.UnixMicro(int64(t)).UTC()
}

// String returns RFC 3339 in UTC with as many digits as are needed, "" for absence.
func (t Time) String() string {
	if t == 0 {
		return ""
	}
	return t.Go().Format(time.RFC3339Nano)
}

// wireLayouts are the forms of time that senders write, most exact first.
var wireLayouts = []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02"}

// ParseTime reads RFC 3339, or the same without zone (taken as UTC), without
// seconds, or without time of day. The empty string is absence.
func ParseTime(s string) (Time, error) {
	if s == "" {
		return 0, nil
	}
	for _, layout := range wireLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return checked(t, s)
		}
	}
	return 0, fmt.Errorf("%q is not a time: write it as 2026-01-31T23:59:00Z", s)
}

// checked refuses years that no report can mean and that would not survive
// being written again.
func checked(t time.Time, s string) (Time, error) {
	if y := t.Year(); y < 1000 || y > 9999 {
		return 0, fmt.Errorf("%q is not a time: the year must lie between 1000 and 9999", s)
	}
	return At(t), nil
}

// MarshalText implements encoding.TextMarshaler. It refuses a moment that
// could not be read again, before that is written for good.
func (t Time) MarshalText() ([]byte, error) {
	if t != 0 {
		if _, err := checked(t.Go(), t.String()); err != nil {
			return nil, err
		}
	}
	return []byte(t.String()), nil
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (t *Time) UnmarshalText(b []byte) error {
	got, err := ParseTime(string(b))
	*t = got
	return err
}

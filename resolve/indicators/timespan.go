package indicators

import (
	"time"

	"watchfloor/record"
)

// phrase is an expression of time as it stands in a text.
type phrase struct {
	first, end int      // tokens
	day        dayOf    // which day, if one is said
	n          int      // which weekday, how many days or units, which day of the month
	month      int      // 1 to 12, 0 for unsaid
	year       int      // 0 for unsaid
	unit       int16    // for spans
	part       int16    // of the day
	minute     int      // of the day, -1 for unsaid
	loose      bool     // the hour was said without am or pm
	edge       timeKind // isBy, isBefore, isWithin or notTime
}

// dayOf says how a phrase names its day.
type dayOf uint8

const (
	noDay     dayOf = iota
	inDays          // n days from today
	onWeekday       // the next n-th day of the week
	nextWeekday
	onDate    // n of month, year
	onWeekend // the coming one
	nextWeekend
	thisUnit // what is left of this week or month
	nextUnit
	afterUnits // n units from now
	atOnce
)

// window returns when a phrase means, said at the time at; not ok when that has
// passed, is no date, or lies further away than anybody plans.
func (p phrase) window(at record.Time) (from, until record.Time, ok bool) {
	now := at.Go()
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	a, b, ok := p.days(now, today)
	if !ok {
		return 0, 0, false
	}
	if p.day == afterUnits && p.unit <= hour || p.day == atOnce {
		return at, record.At(b), true
	}
	a, b = p.within(now, a, b)
	from, until = record.At(a), record.At(b)
	switch p.edge {
	case isBy, isWithin:
		from = at
	case isBefore:
		from, until = at, from
	}
	from = max(from, at)
	return from, until, until >= from && until-at <= furthest
}

// furthest is how far away a stated time may lie.
const furthest = 400 * record.Day

// days returns the first moment of the days that are meant and the first behind
// them.
func (p phrase) days(now, today time.Time) (a, b time.Time, ok bool) {
	switch p.day {
	case noDay:
		return today, today.AddDate(0, 0, 1), p.minute >= 0 || p.part != wholeDay
	case inDays:
		a = today.AddDate(0, 0, p.n)
	case onWeekday, nextWeekday:
		a = today.AddDate(0, 0, (p.n-int(today.Weekday())+7)%7)
		if p.day == nextWeekday {
			// Some mean the coming one, others that of the next week: both.
			if a.Equal(today) {
				a = a.AddDate(0, 0, 7)
			}
			return a, a.AddDate(0, 0, 8), true
		}
	case onWeekend, nextWeekend:
		a = today.AddDate(0, 0, (int(time.Saturday)-int(today.Weekday())+7)%7)
		if today.Weekday() == time.Sunday {
			a = today.AddDate(0, 0, -1)
		}
		if p.day == nextWeekend {
			return a, a.AddDate(0, 0, 9), true
		}
		return a, a.AddDate(0, 0, 2), true
	case onDate:
		return p.date(today)
	case thisUnit, nextUnit:
		return p.calendar(now, today)
	case afterUnits:
		return p.span(now, today)
	case atOnce:
		return now, now.Add(time.Hour), true
	}
	return a, a.AddDate(0, 0, 1), true
}

// date returns the day of a date; without a year it is the next such day.
func (p phrase) date(today time.Time) (a, b time.Time, ok bool) {
	y, m := p.year, time.Month(p.month)
	if y == 0 {
		y = today.Year()
	}
	if m == 0 {
		m = today.Month()
	}
	a = time.Date(y, m, p.n, 0, 0, 0, 0, time.UTC)
	if p.year == 0 && a.Before(today) {
		if p.month == 0 {
			a = time.Date(y, m+1, p.n, 0, 0, 0, 0, time.UTC)
		} else {
			a = time.Date(y+1, m, p.n, 0, 0, 0, 0, time.UTC)
		}
	}
	return a, a.AddDate(0, 0, 1), a.Day() == p.n
}

// calendar returns this or the next day, week or month.
func (p phrase) calendar(now, today time.Time) (a, b time.Time, ok bool) {
	step := 0
	if p.day == nextUnit {
		step = 1
	}
	switch p.unit {
	case hour:
		return now, now.Add(time.Hour), true
	case dayUnit:
		a = today.AddDate(0, 0, step)
		return a, a.AddDate(0, 0, 1), true
	case week:
		a = today.AddDate(0, 0, -(int(today.Weekday())+6)%7+7*step)
		return a, a.AddDate(0, 0, 7), true
	case monthUnit:
		a = time.Date(today.Year(), today.Month()+time.Month(step), 1, 0, 0, 0, 0, time.UTC)
		return a, a.AddDate(0, 1, 0), true
	}
	return now, now.Add(time.Minute), false
}

// span returns the moment, or the day, that lies n units away.
func (p phrase) span(now, today time.Time) (a, b time.Time, ok bool) {
	if p.n > 1000 {
		return a, b, false
	}
	switch p.unit {
	case minute:
		return now, now.Add(time.Duration(p.n) * time.Minute), true
	case hour:
		return now, now.Add(time.Duration(p.n) * time.Hour), true
	case dayUnit:
		a = today.AddDate(0, 0, p.n)
		b = a.AddDate(0, 0, 1)
	case week:
		a = today.AddDate(0, 0, 7*p.n)
		b = a.AddDate(0, 0, 7)
	default:
		a = today.AddDate(0, p.n, 0)
		b = a.AddDate(0, 1, 0)
	}
	if p.edge == isWithin {
		b = a.AddDate(0, 0, 1)
	}
	return a, b, true
}

// within narrows days to the part or the moment that is said.
func (p phrase) within(now, a, b time.Time) (from, until time.Time) {
	if p.minute >= 0 {
		at := a.Add(time.Duration(p.minute) * time.Minute)
		if p.loose && at.Before(now) && p.minute < 12*60 {
			at = at.Add(12 * time.Hour)
		}
		if p.day == noDay && at.Before(now) {
			at = at.AddDate(0, 0, 1)
		}
		if last := b.Add(time.Duration(p.minute)*time.Minute - 24*time.Hour); last.After(at) {
			return at, last
		}
		return at, at
	}
	lastDay := b.AddDate(0, 0, -1)
	switch p.part {
	case morning:
		return a.Add(5 * time.Hour), lastDay.Add(12 * time.Hour)
	case afternoon:
		return a.Add(12 * time.Hour), lastDay.Add(18 * time.Hour)
	case evening:
		return a.Add(17 * time.Hour), b
	case night:
		if p.day == inDays && p.n == 0 && now.Hour() < 5 {
			return now, b.Add(6 * time.Hour) // said at night: this one or the next
		}
		return a.Add(18 * time.Hour), b.Add(6 * time.Hour)
	}
	return a, b
}

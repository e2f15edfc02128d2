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
	till       int      // the minute at which it ends, 0 for unsaid: "between 9 and 10"
	loose      bool     // the hour was said without am or pm
	edge       timeKind // isBy, isBefore, isWithin, isSince or notTime
	back       bool     // it says itself that it is past: "last", "ago"
	coming     bool     // it says itself that it is to come: "prochain"
	on         bool     // "on" stands before it
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
	agoUnits   // n units before now
	atOnce
)

// clock is the moment from which a report speaks, and in which zone. Back says
// that what fits the past as well as the future means the past.
type clock struct {
	at   record.Time
	zone *time.Location
	back bool
}

func (c clock) now() time.Time { return c.at.Go().In(c.zone) }

// day returns midnight of the day of a moment, or of one n days later.
func (c clock) day(t time.Time, n int) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day()+n, 0, 0, 0, 0, c.zone)
}

// hours returns the moment at which the clocks show a time of the day that begins at a.
func (c clock) hours(a time.Time, h, m int) time.Time {
	return time.Date(a.Year(), a.Month(), a.Day(), h, m, 0, 0, c.zone)
}

// window returns when a phrase means that speaks of what is to come; not ok when
// that has passed, is no date, or lies further away than anybody plans.
func (p phrase) window(c clock) (from, until record.Time, ok bool) {
	a, b, ok := p.resolve(c)
	if !ok {
		return 0, 0, false
	}
	from, until = record.At(a), record.At(b)
	switch p.edge {
	case isBy, isWithin:
		from = c.at
	case isBefore:
		from, until = c.at, from
	}
	from = max(from, c.at)
	return from, until, until >= from && until-c.at <= furthest
}

// passed returns when a phrase means that speaks of what was; not ok when that is
// still to come, is no date, or lies further back than reports reach.
func (p phrase) passed(c clock) (from, until record.Time, ok bool) {
	c.back = true
	a, b, ok := p.resolve(c)
	if !ok {
		return 0, 0, false
	}
	from, until = record.At(a), record.At(b)
	switch p.edge {
	case isSince:
		until = c.at
	case isBefore, isBy, isWithin:
		return 0, 0, false // it says until when, and not when
	}
	until = min(until, c.at)
	return from, until, from <= until && c.at-from <= furthest
}

// furthest is how far away a stated time may lie.
const furthest = 400 * record.Day

func (p phrase) resolve(c clock) (a, b time.Time, ok bool) {
	now := c.now()
	a, b, ok = p.days(c, now, c.day(now, 0))
	if !ok || (p.day == afterUnits || p.day == agoUnits) && p.unit <= hour || p.day == atOnce {
		return a, b, ok
	}
	a, b = p.within(c, now, a, b)
	return a, b, true
}

// days returns the first moment of the days that are meant and the first behind
// them.
func (p phrase) days(c clock, now, today time.Time) (a, b time.Time, ok bool) {
	switch p.day {
	case noDay:
		return today, c.day(today, 1), p.minute >= 0 || p.part != wholeDay
	case inDays:
		a = c.day(today, p.n)
	case onWeekday, nextWeekday:
		return p.weekday(c, today)
	case onWeekend, nextWeekend:
		a = c.day(today, (int(time.Saturday)-int(today.Weekday())+7)%7)
		if today.Weekday() == time.Sunday {
			a = c.day(today, -1)
		}
		switch {
		case p.day == nextWeekend:
			return a, c.day(a, 9), true
		case p.back && !a.After(today) || p.back || c.back && a.After(today):
			a = c.day(a, -7)
		}
		return a, c.day(a, 2), true
	case onDate:
		return p.date(c, today)
	case thisUnit, nextUnit:
		return p.calendar(c, now, today)
	case afterUnits, agoUnits:
		return p.span(c, now, today)
	case atOnce:
		return now, now.Add(time.Hour), true
	}
	return a, c.day(a, 1), true
}

// weekday returns the day of that name: the coming one, or the last one.
func (p phrase) weekday(c clock, today time.Time) (a, b time.Time, ok bool) {
	a = c.day(today, (p.n-int(today.Weekday())+7)%7)
	switch {
	case p.back || c.back && a.After(today):
		a = c.day(today, -((int(today.Weekday())-p.n+6)%7 + 1))
	case c.back && p.minute >= 0 && c.hours(a, 0, p.minute).After(c.now()):
		a = c.day(a, -7)
	case p.day == nextWeekday || p.coming:
		// Some mean the coming one, others that of the next week: both.
		if a.Equal(today) {
			a = c.day(a, 7)
		}
		if p.day == nextWeekday {
			return a, c.day(a, 8), true
		}
	}
	return a, c.day(a, 1), true
}

// date returns the day of a date; without a year it is the next such day, or the
// last.
func (p phrase) date(c clock, today time.Time) (a, b time.Time, ok bool) {
	y, m := p.year, time.Month(p.month)
	if y == 0 {
		y = today.Year()
	}
	if m == 0 {
		m = today.Month()
	}
	a = time.Date(y, m, p.n, 0, 0, 0, 0, c.zone)
	step := 0
	switch {
	case p.year != 0:
	case c.back && a.After(today):
		step = -1
	case !c.back && a.Before(today):
		step = 1
	}
	// A month without that day is no date: "the 31st" is then that of the next, or
	// last, which has one.
	for range 8 {
		if step != 0 && p.month == 0 {
			m += time.Month(step)
		} else if step != 0 {
			y += step
		}
		a = time.Date(y, m, p.n, 0, 0, 0, 0, c.zone)
		if a.Day() == p.n || p.month != 0 && !(p.n == 29 && p.month == 2) {
			break
		}
		if p.year != 0 {
			break
		}
		if step == 0 {
			step = 1
			if c.back {
				step = -1
			}
		}
	}
	return a, c.day(a, 1), a.Day() == p.n
}

// calendar returns this, the next or the last day, week or month.
func (p phrase) calendar(c clock, now, today time.Time) (a, b time.Time, ok bool) {
	step := 0
	switch {
	case p.day == nextUnit:
		step = 1
	case p.back:
		step = -1
	}
	switch p.unit {
	case hour:
		return now, now.Add(time.Hour), true
	case dayUnit:
		a = c.day(today, step)
		return a, c.day(a, 1), true
	case week:
		a = c.day(today, -((int(today.Weekday())+6)%7)+7*step)
		return a, c.day(a, 7), true
	case monthUnit:
		a = time.Date(today.Year(), today.Month()+time.Month(step), 1, 0, 0, 0, 0, c.zone)
		return a, a.AddDate(0, 1, 0), true
	}
	return now, now.Add(time.Minute), false
}

// span returns the moment, or the day, that lies n units away.
func (p phrase) span(c clock, now, today time.Time) (a, b time.Time, ok bool) {
	n := p.n
	if n > 1000 {
		return a, b, false
	}
	if p.day == agoUnits {
		return p.spanBack(c, now, today)
	}
	switch p.unit {
	case minute:
		return now, now.Add(time.Duration(n) * time.Minute), true
	case hour:
		return now, now.Add(time.Duration(n) * time.Hour), true
	case dayUnit:
		a = c.day(today, n)
		b = c.day(a, 1)
	case week:
		a = c.day(today, 7*n)
		b = c.day(a, 7)
	default:
		a = addMonths(today, n)
		b = addMonths(a, 1)
	}
	if p.edge == isWithin {
		b = c.day(a, 1)
	}
	return a, b, true
}

// spanBack returns when "n units ago" was: as exactly as people mean it.
func (p phrase) spanBack(c clock, now, today time.Time) (a, b time.Time, ok bool) {
	switch p.unit {
	case minute:
		a = now.Add(-time.Duration(p.n) * time.Minute)
		return a, a, true
	case hour:
		a = now.Add(-time.Duration(p.n) * time.Hour)
		return a, a, true
	case dayUnit:
		a = c.day(today, -p.n)
		return a, c.day(a, 1), true
	case week:
		a = c.day(today, -7*p.n-3)
		return a, c.day(a, 7), true
	}
	a = c.day(addMonths(today, -p.n), -15)
	return a, c.day(a, 31), true
}

// addMonths goes on by months and stays in the month that is meant where it is
// shorter: a month from 31 January is the end of February.
func addMonths(t time.Time, n int) time.Time {
	a := t.AddDate(0, n, 0)
	if a.Day() != t.Day() {
		a = a.AddDate(0, 0, -a.Day())
	}
	return a
}

// within narrows days to the part or the moment that is said.
func (p phrase) within(c clock, now, a, b time.Time) (from, until time.Time) {
	if p.minute >= 0 {
		return p.moment(c, now, a, b)
	}
	last := c.day(b, -1)
	switch p.part {
	case morning:
		return c.hours(a, 5, 0), c.hours(last, 12, 0)
	case afternoon:
		return c.hours(a, 12, 0), c.hours(last, 18, 0)
	case evening:
		return c.hours(a, 17, 0), b
	case night:
		if p.day == inDays && p.n == 0 && now.Hour() < 5 {
			if c.back {
				return c.hours(c.day(a, -1), 18, 0), now
			}
			return now, c.hours(b, 6, 0) // said at night: this one or the next
		}
		return c.hours(a, 18, 0), c.hours(b, 6, 0)
	}
	return a, b
}

// moment returns the time of day that is said, and until when it lasts. What is
// said without am or pm is the one that fits.
func (p phrase) moment(c clock, now, a, b time.Time) (from, until time.Time) {
	at := c.hours(a, 0, p.minute)
	switch {
	case c.back:
		if p.day == noDay && at.After(now) {
			at = c.hours(c.day(a, -1), 0, p.minute)
		}
	case p.loose && at.Before(now) && p.minute < 12*60:
		at = c.hours(a, 12, p.minute)
	}
	if p.day == noDay && !c.back && at.Before(now) {
		at = c.hours(c.day(a, 1), 0, p.minute)
	}
	if p.till > 0 {
		end := c.hours(a, 0, p.till)
		for end.Before(at) {
			end = end.Add(12 * time.Hour)
		}
		return at, end
	}
	if last := c.hours(c.day(b, -1), 0, p.minute); p.day != noDay && last.After(at) {
		return at, last
	}
	return at, at
}

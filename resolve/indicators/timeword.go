package indicators

// timeWord is what a word says about time; n is which weekday, month, number.
type timeWord struct {
	kind timeKind
	n    int16
}

type timeKind uint8

const (
	notTime timeKind = iota
	number           // n is its value
	ordinal
	weekday // n as in time.Weekday
	month   // n as in time.Month
	unit    // n is one of the units
	part    // n is one of the parts of a day
	day     // n days after today
	nowWord
	noon
	weekend
	halfDay // n is 0 for am, 12 for pm
	oclock
	few // n is how many are meant at most
	isIn
	isOn
	isAt
	isBy
	isBefore
	isWithin
	isThis
	isNext
	isThe
	isOf
	isAfter
	isRight
	isAny
	clock12 // n is the hour of the day
	clock24 // n is the minute of the day
)

// The units of time, in the order of their length.
const (
	minute int16 = iota
	hour
	dayUnit
	week
	monthUnit
)

// The parts of a day.
const (
	wholeDay int16 = iota
	morning
	afternoon
	evening
	night
)

// addTimes adds the words of the calendar.
func (l *lexicon) addTimes() {
	put := func(kind timeKind, n int, words ...string) {
		for _, w := range words {
			v := l.words[w]
			v.when = timeWord{kind, int16(n)}
			l.words[w] = v
		}
	}
	for i, w := range []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"} {
		put(weekday, i, w)
	}
	for i, w := range []string{"mon", "tues", "wed", "thurs", "fri"} {
		put(weekday, i+1, w)
	}
	for i, w := range []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
		"november", "december"} {
		put(month, i+1, w)
		if len(w) > 4 {
			put(month, i+1, w[:3])
		}
	}
	for i, w := range []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		put(number, i+1, w)
	}
	for i, w := range []string{"minute", "hour", "day", "week", "month"} {
		put(unit, i, w, w+"s")
	}
	put(unit, int(minute), "min", "mins")
	put(unit, int(hour), "hr", "hrs")
	put(part, int(morning), "morning")
	put(part, int(afternoon), "afternoon")
	put(part, int(evening), "evening")
	put(part, int(night), "night")
	put(day, 0, "today", "tonight")
	put(day, 1, "tomorrow", "tomorow", "tmrw", "tmr", "tmw", "tomoz")
	put(few, 2, "couple")
	put(few, 5, "few", "several")
	put(halfDay, 0, "am")
	put(halfDay, 12, "pm")
	for kind, words := range map[timeKind][]string{
		nowWord: {"now", "immediately"}, noon: {"noon", "midday"}, weekend: {"weekend"}, oclock: {"oclock", "o", "'clock", "sharp"},
		isIn: {"in"}, isOn: {"on"}, isAt: {"at", "around", "about"}, isBy: {"by"}, isBefore: {"before", "until", "till"},
		isWithin: {"within"}, isThis: {"this", "coming"}, isNext: {"next"}, isThe: {"the", "a", "an"}, isOf: {"of"},
		isAfter: {"after"}, isRight: {"right"}, isAny: {"any"},
	} {
		put(kind, 0, words...)
	}
	put(noon, 24, "midnight")
}

// figure reads a word that begins with a digit: "5", "14th", "5pm", "1730".
func figure(w []byte) timeWord {
	v, i := 0, 0
	for i < len(w) && w[i] >= '0' && w[i] <= '9' {
		if v = v*10 + int(w[i]-'0'); v > 9999 {
			return timeWord{}
		}
		i++
	}
	switch string(w[i:]) {
	case "":
		return timeWord{number, int16(v)}
	case "st", "nd", "rd", "th":
		return timeWord{ordinal, int16(v)}
	case "am", "pm":
		if v >= 1 && v <= 12 {
			return timeWord{clock12, int16(v%12 + noonOf(w[i]))}
		}
	case "h", "hrs":
		if v < 24 {
			return timeWord{clock12, int16(v)}
		}
		if v <= 2359 && v%100 < 60 {
			return timeWord{clock24, int16(v/100*60 + v%100)}
		}
	}
	return timeWord{}
}

// noonOf returns the hours that "a" for am or "p" for pm adds.
func noonOf(c byte) int {
	if c == 'p' {
		return 12
	}
	return 0
}

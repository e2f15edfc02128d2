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
	nightOf // the night of the day n days after today
	morgen  // tomorrow, or the morning of a day said before it (German, Spanish)
	hier    // yesterday in French, before a part of the day; else "here" in German
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
	isLast
	isPast  // "dernier", "pasado": last, behind its noun
	isComes // "prochain", "próximo": next, behind its noun
	isAgo
	isAgoOf // "vor", "hace": ago, before its number
	isSince
	isBetween
	isEarlier
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
	if k := len(w) - i; k == 3 && w[i] == 'h' && v < 24 && w[i+1] >= '0' && w[i+1] <= '5' && w[i+2] >= '0' && w[i+2] <= '9' { // 21h30
		return timeWord{clock24, int16(v*60 + int(w[i+1]-'0')*10 + int(w[i+2]-'0'))}
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

package rank

import (
	"fmt"
	"math"
	"strings"

	"watchfloor/record"
)

// told is how many indicators a sentence names; the lead's page lists all.
const told = 2

// Sentence says in one sentence why a lead stands where it does. What is assumed where
// nothing is stated is told with the factors: it is the same for every such lead.
func Sentence(w Weight, now record.Time) string {
	var parts []string
	said := 0
	for _, f := range w.Factors {
		if f.Code == Says {
			if said++; said > told {
				continue
			}
		}
		if f.Code == Gravest && Severity(f.Count) == Unstated {
			continue
		}
		if f.Code == AssumedWindow {
			parts = append(parts, "no window stated")
			continue
		}
		parts = append(parts, f.Text(now))
	}
	return strings.Join(parts, " · ")
}

// Text says the factor in words, as they are true at now.
func (f Factor) Text(now record.Time) string {
	switch f.Code {
	case Origins:
		return counted(f.Count, "independent origin")
	case Repeats:
		if f.Count == 1 {
			return "one repeat, not counted"
		}
		return number(f.Count) + " repeats, not counted"
	case BestGrade:
		return unpackGrade(f.Count).Text()
	case Ungraded:
		return Grade{}.Text()
	case Says:
		return Indicator(f.Count).String()
	case Found:
		return Outcome(f.Count).String()
	case Gravest:
		return Severity(f.Count).String()
	case StatedWindow:
		return f.windowText(now)
	case AssumedWindow:
		return fmt.Sprintf("no window stated: assumed, %s in 10 within days", tenths(f.Value))
	case HandsOn:
		return "about " + workText(f.Value.Float())
	}
	return f.lateText()
}

// lateText is that of the reasons that came after the first engine.
func (f Factor) lateText() string {
	switch f.Code {
	case Agreeing:
	case Came:
		return fromChannel(record.Channel(f.Count)) + ", which counts " + moreOrLess(f.Value) + " here"
	default:
		return f.Code.String()
	}
	if f.Count == 1 {
		return "one more tells of the same in other words"
	}
	return number(f.Count) + " more tell of the same in other words"
}

func (f Factor) windowText(now record.Time) string {
	text := "window " + span(f.At-now) + ", from the report"
	if f.At <= now {
		text = "the window the report gave ended " + span(now-f.At) + " ago"
	}
	if f.Value < record.One/2 {
		text += "; believed " + tenths(f.Value) + " in 10"
	}
	return text
}

func tenths(m record.Millionths) string { return fmt.Sprint(math.Round(m.Float() * 10)) }

// workText takes a working day as eight hours.
func workText(days float64) string {
	hours := math.Round(days * 8)
	switch {
	case hours < 1:
		return fmt.Sprintf("%.0f minutes' work", math.Round(days*8*12)*5)
	case hours == 1:
		return "an hour's work"
	case hours < 8:
		return number(int64(hours)) + " hours' work"
	case hours < 12:
		return "a day's work"
	}
	return number(int64(math.Round(days))) + " days' work"
}

// span says a length of time in its largest whole unit.
func span(t record.Time) string {
	for _, unit := range []struct {
		long record.Time
		name string
	}{{365 * record.Day, "year"}, {30 * record.Day, "month"}, {record.Day, "day"}, {record.Hour, "hour"}} {
		// Two and more of a unit are told in it, and one rounded up from 90 %.
		if n := (t + unit.long/2) / unit.long; n > 1 || t >= unit.long*9/10 {
			return "about " + counted(int64(n), unit.name)
		}
	}
	return "less than an hour"
}

func counted(n int64, name string) string {
	if n == 1 {
		return "one " + name
	}
	return number(n) + " " + name + "s"
}

// number writes small numbers of things in words.
func number(n int64) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n >= 0 && n < int64(len(words)) {
		return words[n]
	}
	return fmt.Sprint(n)
}

package resolve

import (
	"fmt"

	"watchfloor/record"
	"watchfloor/resolve/places"
)

// Means says in words what a value of a mention means that its words do not say
// themselves: where a place lies, when a time is. It is "" for others.
func Means(value string) string { return MeansCalled(value, "") }

// MeansCalled is Means where the name of a house's own place is known.
func MeansCalled(value, name string) string {
	if at, ok := places.Read(value); ok {
		return placeMeans(at, name)
	}
	if w, ok := DateOf(value); ok {
		return spanText(w.From, w.Until)
	}
	return ""
}

// spanText says when a time is as shortly as it can: whole days without a time of
// day, one day once.
func spanText(from, until record.Time) string {
	const day, minute = "2 Jan 2006", "2 Jan 2006 15:04"
	last := until.Go()
	switch whole := from%record.Day == 0 && until%record.Day == 0; {
	case from == until:
		return from.Go().Format(minute) + " UTC"
	case whole && until-from == record.Day:
		return from.Go().Format(day)
	case whole:
		return from.Go().Format(day) + " to " + (until - record.Day).Go().Format(day)
	case from/record.Day == until/record.Day:
		return from.Go().Format(minute) + " to " + last.Format("15:04") + " UTC"
	}
	return from.Go().Format(minute) + " to " + last.Format(minute) + " UTC"
}

func placeMeans(at places.At, name string) string {
	where := fmt.Sprintf("%.3f, %.3f, within %d km", float64(at.Latitude)/1e6, float64(at.Longitude)/1e6, (at.Within+999)/1000)
	if p, ok := wellKnown.ByID(at.ID); ok {
		name = p.Name
	}
	if name != "" {
		return name + " (" + where + ")"
	}
	return where
}

// Told reports whether a mention of the kind has a value that Means says in words.
func Told(kind record.MentionKind) bool {
	return kind == record.MentionPlace || kind == record.MentionDate
}

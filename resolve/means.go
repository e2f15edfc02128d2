package resolve

import (
	"fmt"

	"watchfloor/record"
	"watchfloor/resolve/places"
)

// Means says in words what a value of a mention means that its words do not say
// themselves: where a place lies, when a time is. It is "" for others.
func Means(value string) string {
	if at, ok := places.Read(value); ok {
		return placeMeans(at)
	}
	if w, ok := DateOf(value); ok {
		const form = "2 Jan 2006 15:04"
		if w.From == w.Until {
			return w.From.Go().Format(form) + " UTC"
		}
		return w.From.Go().Format(form) + " to " + w.Until.Go().Format(form) + " UTC"
	}
	return ""
}

func placeMeans(at places.At) string {
	where := fmt.Sprintf("%.3f, %.3f, within %d km", float64(at.Latitude)/1e6, float64(at.Longitude)/1e6, (at.Within+999)/1000)
	if p, ok := wellKnown.ByID(at.ID); ok {
		return p.Name + " (" + where + ")"
	}
	return where
}

// Told reports whether a mention of the kind has a value that Means says in words.
func Told(kind record.MentionKind) bool {
	return kind == record.MentionPlace || kind == record.MentionDate
}

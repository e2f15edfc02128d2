package resolve

import (
	"watchfloor/record"
	"watchfloor/resolve/names"
)

// Reason is one line for or against a link, in words.
type Reason struct {
	Factor string
	Value  record.Millionths
	Text   string
}

// Reasons says the stored reasons of a link in words.
func Reasons(why []record.Measure) []Reason {
	out := make([]Reason, 0, len(why))
	for _, m := range why {
		r := names.Reason{Feature: names.Feature(m.Code), Weight: m.Value, Count: m.Count}
		out = append(out, Reason{r.Feature.String(), m.Value, r.Text()})
	}
	return out
}

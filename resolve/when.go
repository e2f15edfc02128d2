package resolve

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/resolve/indicators"
)

// datePrefix begins the value of a mention of kind date.
const datePrefix = "date:"

// DateValue is the value of a mention of a time: from when until when the words
// mean, in UTC; equal for a moment.
func DateValue(w record.WindowSaid) string {
	return fmt.Sprintf("%s%s/%s", datePrefix, w.From, w.Until)
}

// DateOf reads a value that DateValue wrote.
func DateOf(value string) (record.WindowSaid, bool) {
	rest, ok := strings.CutPrefix(value, datePrefix)
	from, until, cut := strings.Cut(rest, "/")
	if !ok || !cut {
		return record.WindowSaid{}, false
	}
	a, err1 := time.Parse(time.RFC3339Nano, from)
	b, err2 := time.Parse(time.RFC3339Nano, until)
	return record.WindowSaid{From: record.At(a), Until: record.At(b)}, err1 == nil && err2 == nil && !b.Before(a)
}

// read reads what the words of a report say is happening, and adds the times that
// they state to its mentions.
func (g *Recogniser) read(in *reading, at record.Time) indicators.Signs {
	signs := indicators.FindIn(in.said.Title+"\n"+in.text, at, in.zone(g.Zone))
	before := len(in.said.Title) + 1
	for _, t := range signs.Times {
		value := DateValue(record.WindowSaid{From: t.From, Until: t.Until})
		if t.Start < before && t.End >= before { // no words of the title, nor of the text
			in.addOnce(record.MentionDate, value)
			continue
		}
		in.add(record.Mention{Kind: record.MentionDate, Start: int64(t.Start - before), End: int64(t.End - before)}, value)
	}
	return signs
}

// zone is the one in which a report's words count: that of the times it states, as
// far as their offset says so, else that of the house.
func (in *reading) zone(house *time.Location) *time.Location {
	for _, name := range []string{"received_at", "happened_at", "Date"} {
		i := slices.IndexFunc(in.said.Written, func(f intake.Field) bool { return strings.EqualFold(f.Name, name) })
		if i < 0 {
			continue
		}
		written := strings.TrimSpace(in.said.Written[i].Value)
		for _, form := range []string{time.RFC3339Nano, time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700"} {
			t, err := time.Parse(form, written)
			if err != nil {
				continue
			}
			if _, offset := t.Zone(); offset != 0 { // UTC is what programs write who know no zone
				return time.FixedZone("", offset)
			}
		}
	}
	return house
}

package resolve

import (
	"math"
	"slices"

	"watchfloor/record"
	"watchfloor/resolve/places"
)

// fieldReach is how far around stated coordinates a report may mean, in metres.
const fieldReach = 200

// located adds the places that the text, the title and the field of the report
// name. What is part of somebody's name is no place.
func (g *Recogniser) located(in *reading) {
	named := make([]record.Mention, 0, len(in.mentions))
	for _, m := range in.mentions {
		if m.Kind == record.MentionName && m.End > m.Start {
			named = append(named, m)
		}
	}
	readable := func(l record.Labels) bool { return l.Within(in.entry.Labels) }
	for _, f := range g.gazetteer().Find(in.text, g.Region, readable) {
		start, end := int64(f.Start), int64(f.End)
		inName := slices.ContainsFunc(named, func(m record.Mention) bool { return m.Start < end && start < m.End })
		if !inName && !in.keptOut(in.text[start:end]) {
			in.add(record.Mention{Kind: record.MentionPlace, Start: start, End: end}, f.Place.Value())
		}
	}
	for _, f := range g.gazetteer().Find(in.said.Title, g.Region, readable) {
		in.addOnce(record.MentionPlace, f.Place.Value())
	}
	g.stated(in, readable)
}

// stated adds the place that the report states apart from its text: coordinates,
// where it has them, else the place of that name.
func (g *Recogniser) stated(in *reading, readable func(record.Labels) bool) {
	p := in.said.Place
	if p == nil {
		return
	}
	known, ok := g.gazetteer().Named(p.Name, g.Region, readable)
	if p.Lat != nil && p.Lon != nil {
		at := places.At{Latitude: int64(math.Round(*p.Lat * 1e6)), Longitude: int64(math.Round(*p.Lon * 1e6)), Within: fieldReach}
		if at.Valid() {
			in.addOnce(record.MentionPlace, at.Value())
			return
		}
	}
	if ok {
		in.addOnce(record.MentionPlace, known.Value())
	}
}

// addOnce adds a mention that has no words in the text, unless its value is
// mentioned already.
func (in *reading) addOnce(kind record.MentionKind, value string) {
	if !slices.Contains(in.values, value) {
		in.add(record.Mention{Kind: kind}, value)
	}
}

// gazetteer returns the places that are known.
func (g *Recogniser) gazetteer() *places.Gazetteer {
	if g.Places == nil {
		return wellKnown
	}
	return g.Places
}

// wellKnown are the places of a house that has added none.
var wellKnown = places.New()

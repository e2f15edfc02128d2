package resolve

import (
	"math"
	"slices"

	"watchfloor/record"
	"watchfloor/resolve/places"
)

// fieldReach is how far around stated coordinates a report may mean, in metres.
const fieldReach = 200

// ownPlaces finds the places of the text, and adds those that the house itself has
// added: what it calls a place is one, and no name that nobody holds.
func (g *Recogniser) ownPlaces(in *reading) []places.Found {
	found := g.gazetteer().Find(in.text, g.Region, in.readable)
	in.placed(found, places.Place.Own)
	return found
}

// placed adds the places of the text that are wanted. What is part of somebody's
// name is no place.
func (in *reading) placed(found []places.Found, wanted func(places.Place) bool) {
	named := make([]record.Mention, 0, len(in.mentions))
	for _, m := range in.mentions {
		if m.Kind == record.MentionName && m.End > m.Start {
			named = append(named, m)
		}
	}
	for _, f := range found {
		start, end := int64(f.Start), int64(f.End)
		inName := slices.ContainsFunc(named, func(m record.Mention) bool { return m.Start < end && start < m.End })
		if wanted(f.Place) && !inName && !in.keptOut(in.text[start:end]) {
			in.add(record.Mention{Kind: record.MentionPlace, Start: start, End: end}, f.Place.Value())
		}
	}
}

// readable reports whether what carries these labels may act on the report.
func (in *reading) readable(l record.Labels) bool { return l.Within(in.entry.Labels) }

// located adds the other places that the text names, and those of the title and the
// field of the report.
func (g *Recogniser) located(in *reading, found []places.Found) {
	in.placed(found, func(p places.Place) bool { return !p.Own() })
	before := int64(len(in.said.Title) + 1) // places in the title are counted back from the text
	for _, f := range g.gazetteer().Find(in.said.Title, g.Region, in.readable) {
		if !in.keptOut(in.said.Title[f.Start:f.End]) {
			in.add(record.Mention{Kind: record.MentionPlace, Start: int64(f.Start) - before, End: int64(f.End) - before}, f.Place.Value())
		}
	}
	g.stated(in, in.readable)
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
	return g.Places.Known()
}

// wellKnown are the places of a house that has added none.
var wellKnown = places.New()

// Package places finds where a report speaks of: well-known places from a small
// table of its own (places.txt), and those that a house has added. It is pure:
// no input or output, no clock.
//
// A place is found by one of its names, in Latin, Cyrillic, Greek, Arabic,
// Hebrew, Chinese, Japanese or Korean letters. Names that are also a person's or
// an ordinary word ("Victoria", "Reading", "Nice") need words around them that
// speak of a place; what stands beside another capitalised word ("Paris Hilton",
// "Jack London") is taken for a part of a name. The name of a people ("Syrian")
// is no place, and neither is a country: it is too wide to say where something is.
//
// Invariants of [Gazetteer.Find]:
//   - spans are byte offsets on rune boundaries, inside the text, not empty, do
//     not overlap and are ordered by Start;
//   - the same text, region and places give the same answer.
//
// A mention carries its place as a value ([Place.Value]), which [Read] reads:
//
//	place:51.510000,-0.130000:20000:london    latitude, longitude, metres of reach, id
package places

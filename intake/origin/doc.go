// Package origin tells which reports trace to one utterance or observation.
//
// A copy is rarely whole: an outlet takes half of a wire story, a forwarder adds
// a line. What is measured is therefore containment: the part of the shorter
// text's runs of five words that stand in the longer one too. Textbook
// thresholds on likeness of whole texts (MinHash, SimHash) miss two thirds of
// such copies.
//
//   - [Read] cuts a text into words, runs and quotations.
//   - [Text.Keys] are the keys under which an index finds it again: of any seven
//     words in a row that two texts share, at least one key is shared (winnowing:
//     Schleimer, Wilkerson, Aiken 2003).
//   - [Against] compares two texts word by word and [Match.Kind] says what the
//     one is to the other: a copy, an excerpt, a quotation, or nothing.
//   - [First] says which of the two was there first.
//
// What is compared is words alone: who wrote, and who is spoken of, is not seen
// here. An origin is never a speaker.
package origin

// Engine is the version of everything here. Relations found by another version
// stay as they were recorded.
const Engine = 1

const (
	runWords = 5 // words in a run
	window   = 3 // of so many runs in a row one is a key: so seven equal words share one
	// LeastQuoted is how many words in a row a quotation has at least: fewer are
	// said alike by chance.
	LeastQuoted = runWords + window - 1
)

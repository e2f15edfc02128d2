// Package origintest makes a corpus of reports whose common origin is known,
// and measures an answer against it. It is written apart from the engine that
// finds common origin, and knows nothing of it but what its command prints.
//
// What the truth means. An origin is an utterance or observation. A [Group] is
// everything that was taken from one of them: the report that says it first
// (First, empty when that is not in the corpus) and, as copy or excerpt, what
// was made from its words. Two reports share an origin when they stand in one
// group. A digest stands in several groups, in all but one of them as a
// quotation if the house likes; the stories in it share nothing
// with each other. A [Statement] is words that others quote: who only quotes
// shares its origin as "quotes" and makes no copy. A [Grey] pair is one on
// which reasonable readers differ, and counts for nobody.
//
// Promises:
//   - The same arguments give the same corpus, byte for byte.
//   - A copy or excerpt holds at least 0.54 of the runs of five words of the
//     shorter text, boilerplate counted, and 0.58 without it ([Containment]);
//     reports that share nothing hold less than 0.3 without boilerplate.
//   - A quotation shares at least seven words in a row with the statement,
//     and less than 0.3 of the runs.
//   - Which of two came first can be told from the reports: by a name or link,
//     by length (what was taken is never longer without naming), or by time.
//     Where a date is wrong, name or length tell.
//   - All words, names, outlets and addresses are invented.
package origintest

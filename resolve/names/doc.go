// Package names connects a name in a report with what the house holds. It is
// pure: it computes, and neither reads a clock nor does input or output.
//
// An [Index] holds entities ([Entity]: names, type, labels, dates of birth,
// identifiers) under a number of the caller's. [Index.Match] answers who a name
// may mean, each [Candidate] with a calibrated probability of that link and the
// reasons for it; [Index.Find] finds known names in running text.
//
//	x := names.New()
//	x.Put(names.Entity{Ref: 7, Type: names.Person, Names: []string{"BERGSTRAND, Annelie"}})
//	x.Match(names.Query{Name: "Anneli Bergstrandt", Type: names.Person})
//	x.Find("… was seen with Bergstrand, Annelie on Monday", 0)
//
// How a question is answered:
//   - [Normalise] cuts a name into words and romanises Latin with marks,
//     Cyrillic, Greek, Hangul, and (without vowels) Arabic and Hebrew script;
//     other scripts are compared as they are. A Chinese name of a person is also
//     read by its Mandarin sounds. parse gives each word a role
//     (name, particle, title, legal form, initial, number) and an information
//     in bits, from tables that ship with the engine.
//   - Distinct words, not records, are compared: a popcount filter over 64-bit
//     signatures of sounds, then a weighted distance over sounds (with vowels
//     nearly free between scripts that do and do not write them) and a plain
//     edit distance. Answers are kept in a cache that grows with the vocabulary.
//   - The candidate rule: a name is a candidate when it bears a word that is like
//     a word asked for, in sound or letters (leastLike; leastBare between scripts
//     with and without vowels), as another form of the same given name, with or
//     without an article, or made of two neighbours. Names are gathered rarest
//     word first; words that come after wide names have been reached count only
//     for those. The deep names with most information in common (deeper where more
//     than the name is asked) reach the scorer, all others do not.
//   - These are compared word by word with the best possible pairing, initials, words
//     written together or apart, and what is left over on both sides.
//   - A linear model turns the sums into log-odds; date of birth and
//     identifiers add theirs; the logistic of the sum is the probability.
//     [Reason] lists the summands.
//
// Invariants:
//   - What a viewer may not read takes no part: the answer is bit for bit that
//     of an index without it. Lists are kept by set of labels, limits are
//     counted over readable names only, and weights never depend on what is
//     held. (Time may: the vocabulary is shared.)
//   - The same holdings give the same answer in whatever order they were put.
//   - Religion, ethnicity, nationality, sex, language and script are no
//     features. A script only decides how letters are compared.
//   - One writer and any number of readers may use an Index at once.
//
// Running text is read by pairs of words ([Index.Find]): every word gets the sound
// keys it may stand for, by itself, without an ending of inflection (inflect.go),
// from another script, or with a slip (pieces.go: who makes one slip leaves half
// of a word as it was), and pairs of keys are looked up.
//
// Limits: a name that shares no word with a held one is not found unless an
// identifier agrees. Chinese characters are read in Mandarin alone.
package names

// Version is the version of the engine, stored with each of its results. It
// grows whenever the same question may get another answer.
const Version = 5

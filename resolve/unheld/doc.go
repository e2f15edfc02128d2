// Package unheld finds, in running text, what is likely the name of a person or
// an organisation, whoever holds it: the names that a later holding, a later
// report or a person may ask for. It is pure.
//
//	unheld.Find("a man called Jorun Tveitsund, aka Abu Qalam, left for Lindvik")
//
// finds "Jorun Tveitsund" and "Abu Qalam". It knows no holding and asks nobody, so that
// what it finds tells nothing of what is held.
//
// A name is looked for
//   - where words with a capital follow each other, particles ("bin", "van der",
//     "al-") and initials between them, at least two of them no ordinary words;
//   - behind a title or a word of naming ("Mr", "called", "known as", "зовут",
//     "يدعى") and behind "Abu" and "Umm", where one word is enough;
//   - in scripts without capitals, where words of the table of given names
//     follow each other.
//
// It is left out where it is made of ordinary words alone (a table, and what the
// same text also writes with a small letter), of places, months and days, or of
// words for a faith, a people or a nation: "Muslims", "the Jewish community" and
// "Syrian" are never names, and no such word at the edge of a name belongs to it.
//
// Limits: a name of one word without a title or a word of naming is not found; in
// a heading, or a text that is all capitals or all small letters, only what the
// words around it or the tables of given names show.
package unheld

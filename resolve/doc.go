// Package resolve says who and what a report is about, and which reports are
// about the same thing. Two stages follow the log: [Recognise] finds mentions in
// each report and proposes links to holdings (and, when something new is held,
// searches the reports already taken: matching runs backwards too); [Group]
// decides in which lead a report stands.
//
// Promises:
//   - A link is proposed with a probability and its reasons, and confirmed or
//     refuted by a person only.
//   - Who reported is never a mention: their own number or address, found in
//     the text, is left out.
//   - Reports join a lead through an identifier that few share, through a link that
//     a person confirmed, or through rare words and places close in time; never
//     through a name alone, and never through a protected word.
//   - Only reports with the same labels stand in one lead. A restricted report
//     that touches an open lead lies over it and changes nothing of it.
//   - What a person has split the machine does not join again.
package resolve

// Package identifiers finds phones, e-mail addresses, links, handles, vehicle
// plates, document numbers and account or wallet numbers in running text, and
// gives each a key: equal keys mean the same identifier however it was written.
// It is pure: no input or output, no clock, no state.
//
// Keys are the kind's word, a colon and the normalised value:
//
//	phone:+447700900123      E.164, national numbers read in the region given
//	email:ann@example.org    folded, host in ASCII, "[at]" and "[dot]" undone
//	url:example.org/path     host in lower case, no scheme, fragment or trackers
//	handle:@heron            no platform stated
//	handle:telegram/heron    platform stated beside it or by a profile link
//	plate:AB12CDE            O and 0, I and 1 written as the form demands
//	document:passport/123…   only beside a word such as passport
//	wallet:bc1q… wallet:0x… wallet:GB82…   only when its checksum holds
//
// Invariants of [Find]:
//   - spans are byte offsets on rune boundaries, lie inside the text, are not
//     empty, do not overlap and are ordered by Start;
//   - the same text and region give the same answer;
//   - no key is empty, and [Normalise] of the text of a span, asked with its
//     kind, is that key wherever the key does not depend on words around it.
//
// A number is kept when it is possible, not only when it is valid: numbers
// reserved for fiction and new ranges are invalid to every metadata table. What
// reads as a date, a time, an amount, an account or a long id is no phone.
package identifiers

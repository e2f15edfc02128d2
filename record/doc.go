// Package record is the floor of the house: the nouns that every room speaks
// and the contract of the append-only log. It imports nothing of ours, does no
// input or output and reads no clock.
//
// An [Entry] is one thing that happened. Entries are numbered from 0 without a
// gap ([Seq]), are never changed or removed, and their canonical bytes
// ([Entry.Encode]) are the leaves of a Merkle log. The body of an entry holds
// only ids, closed codes, numbers and times; every free word (a report's text,
// a name, a reason) is content: bytes sealed under a key of their own, of which
// the entry carries only an id and a keyed digest ([ContentRef]). Destroying
// the key therefore removes the words and leaves the log whole.
//
// Invariants:
//   - Seq grows by one; RecordedAt never goes back.
//   - The same Entry always encodes to the same bytes, on every machine.
//   - A derived entry's labels are the union of the labels of its inputs.
package record

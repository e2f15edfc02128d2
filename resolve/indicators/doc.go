// Package indicators reads what a report says is happening: the behaviours it
// describes, how grave the harm is that it speaks of, and until when. It is
// pure: no input or output, no clock (the report's own time is an argument).
//
// The words it knows are data, lexicon.txt, each with where it comes from. They
// are words for acts, means and times, never for who somebody is or what he
// lawfully believes, says, prints or marches for: a report about a person of
// any faith, country or opinion reads the same, and a test holds that.
//
// An indicator is a claim that a report makes, on the words that make it. It is
// not a finding: a person corrects it. The behaviours of the second group
// ([Code.NeedsFacts]) are lawful in themselves and mean nothing without facts.
//
// Invariants of [Find]:
//   - spans are byte offsets on rune boundaries, inside the text, not empty;
//   - indicators are ordered by Start, then Code;
//   - a window is From <= Until, and Until is never more than 400 days away;
//   - the same text and time give the same answer.
package indicators

package learn

import "watchfloor/record"

// Class is what a lead turned out to be: one of those that the prior odds of the order
// tell apart.
type Class uint8

// The classes.
const (
	Noise Class = iota
	Useful
	Plot

	classes = int(Plot) + 1
)

var classWords = [classes]string{"noise", "useful", "of a plot"}

// String returns the word for the class.
func (c Class) String() string { return classWords[c] }

// ClassOf says what an outcome counts as; false for one that says nothing of what was
// reported. A plot is one by a person's word alone. What was rejected as known already
// has its outcome in the lead where it was known.
func ClassOf(state record.LeadState, reason record.Reason, came record.Came) (Class, bool) {
	switch {
	case came == record.CameDisrupted || came == record.CameMissed:
		return Plot, true
	case state == record.StateTraced || state == record.StateAttached:
		return Useful, true
	case state != record.StateRejected || reason == record.ReasonDuplicate:
		return Noise, false
	case reason == record.ReasonNotOurs:
		return Useful, true
	}
	return Noise, true
}

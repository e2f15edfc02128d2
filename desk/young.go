package desk

import "watchfloor/record"

// YoungReview is how long a word that somebody is under 18 stands before a
// supervisor looks at it again: one year, where records of adults may wait five
// (28 CFR 23.20(h)). A year is a long time in a childhood, and a record that
// nobody looked at again is how an eleven-year-old comes to stand in a database
// as a grown man's risk. The figure is ours; a house may want a shorter one.
const YoungReview = 365 * record.Day

// YoungPeople are the places where reports speak of somebody under 18, the one
// that is due first, first. It names nobody: it would else be a list of children.
type YoungPeople struct {
	Moment Moment      `json:"moment"`
	Lines  []YoungLine `json:"lines"`
}

// YoungLine is somebody under 18 in a report.
type YoungLine struct {
	Report record.ID      `json:"report"`
	Lead   record.ID      `json:"lead,omitzero"`
	Age    record.AgeMark `json:"age"`
	Role   record.Role    `json:"role"`
	Marked bool           `json:"marked,omitempty"` // by a person; else the sender states it
	By     record.ID      `json:"by,omitzero"`
	At     record.Time    `json:"at"`
	Due    record.Time    `json:"due"`
}

// Package lawful says who asks, on what authority and for what purpose, and
// what they may therefore read. Authority is always an explicit argument, never
// carried in a context: a forgotten viewer is a program that does not compile,
// not an empty list.
package lawful

import "watchfloor/record"

// Viewer is somebody who asks the house something.
type Viewer struct {
	Actor   record.ID     // the person; zero is the house itself
	Post    record.ID     // the duty on which they ask
	Holds   record.Labels // labels they may read
	Roles   Roles         // what they may do
	Session record.ID     // zero: none, as for programs and the house itself
	Purpose record.Purpose
	Basis   record.Basis
	// Emergency is until when they read more because life is in danger; 0: they do not.
	Emergency record.Time
	// Stated says that their purpose is stated once for all, so that closed records
	// are not kept back until they state one: the house itself, and whoever works at
	// a machine without accounts by the command line or the API.
	Stated bool
}

// May reports whether the viewer has the right.
func (v Viewer) May(right Right) bool { return v.Roles.May(right) }

// MayRead reports whether the viewer may read something with these labels.
func (v Viewer) MayRead(l record.Labels) bool { return l.Within(v.Holds) }

// Hidden is the set of labels that the viewer does not hold, as a bit mask for
// SQL: a row may be read when labels & Hidden = 0. Rows are filtered with it
// before limits and before scoring, so that what may not be seen does not act.
func (v Viewer) Hidden() int64 { return int64(^v.Holds & allLabels) }

const allLabels = record.Labels(1)<<record.MaxLabels - 1

// House is the house itself reading its own record: stages, rebuild, verify.
// Whatever it derives carries the labels of what it read.
var House = Viewer{Holds: allLabels, Purpose: record.PurposeUpkeep, Basis: record.BasisRule, Stated: true}

// Draft puts the viewer's name, post, authority and purpose on an entry that
// they cause.
func (v Viewer) Draft(about record.ID, body record.Body) record.Draft {
	return record.Draft{Actor: v.Actor, Post: v.Post, Basis: v.Basis, Purpose: v.Purpose, About: about, Body: body}
}

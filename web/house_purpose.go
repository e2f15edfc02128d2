package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// Purposes is what the pages ask about purposes, searches and reads.
type Purposes interface {
	// StatePurpose records for what the viewer reads a closed record, or searches.
	StatePurpose(ctx context.Context, v lawful.Viewer, p desk.Purpose) error
	// Works reports whether the viewer works on a lead: its purpose is then theirs.
	Works(ctx context.Context, v lawful.Viewer, lead record.ID) (bool, error)
	// SearchFor says for what the viewer searches: for the lead from whose page they
	// do, if there is one, else as they last stated. desk.ErrNoPurpose asks for it.
	SearchFor(ctx context.Context, v lawful.Viewer, lead record.ID) (desk.Searching, error)
	// Searched and Read record that the viewer searched, and that they are about to be
	// shown something live. They are called when the answer is ready to be sent.
	Searched(ctx context.Context, v lawful.Viewer, s desk.Searching) error
	Read(ctx context.Context, v lawful.Viewer, of record.ReadOf, item record.ID, n int) error
	// Closed returns the closed records whose review is due.
	Closed(ctx context.Context, v lawful.Viewer, at record.Time) (desk.ClosedView, error)
}

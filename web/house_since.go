package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// sinceHouse is what the pages ask of the house for whoever comes back to it.
type sinceHouse interface {
	// Since returns what happened after a moment, 0 for when the viewer last left.
	Since(ctx context.Context, v lawful.Viewer, from record.Time) (desk.Since, error)
}

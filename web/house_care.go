package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// careHouse is what the pages ask of the house so that nobody meets what is
// graphic unprepared.
type careHouse interface {
	// Care returns how the viewer wants to meet what is graphic.
	Care(ctx context.Context, v lawful.Viewer) (desk.Care, error)
	// ChooseCare records how they want to.
	ChooseCare(ctx context.Context, v lawful.Viewer, c desk.Care) error
	// Warn says what a reader of the report may not be prepared for.
	Warn(ctx context.Context, v lawful.Viewer, report record.ID, warnings []record.Warning) error
}

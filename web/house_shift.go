package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// shiftHouse is what the pages ask of the house for a change of shift.
type shiftHouse interface {
	// Sheets returns the newest shift sheets, without what they list.
	Sheets(ctx context.Context, v lawful.Viewer, at record.Time) ([]desk.SheetView, error)
	// Sheet returns a shift sheet as it stood when it was made.
	Sheet(ctx context.Context, v lawful.Viewer, at record.Time, id record.ID) (desk.SheetView, error)
	// MakeSheet makes the sheet of the viewer's post, once for each request.
	MakeSheet(ctx context.Context, v lawful.Viewer, request record.ID) error
	// LeadOnPaper returns the lead that a continuity sheet calls by a number.
	LeadOnPaper(ctx context.Context, v lawful.Viewer, number string) (record.ID, error)
	// SignSheet signs a sheet for one side.
	SignSheet(ctx context.Context, v lawful.Viewer, id record.ID, side record.SheetSide, words string) error
}

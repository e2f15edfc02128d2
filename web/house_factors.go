package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// factorsHouse is what the board asks about the place of one lead, when somebody wants to know.
type factorsHouse interface {
	// LeadFactors takes the place of a lead apart. It is not recorded as opened: no word of
	// a report but its headline is shown.
	LeadFactors(ctx context.Context, v lawful.Viewer, at record.Time, lead record.ID) (desk.LeadFactors, error)
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// AccessHouse is what the pages ask about reading more.
type AccessHouse interface {
	// Access returns what the viewer asked to read, and for who answers what others did.
	Access(ctx context.Context, v lawful.Viewer, at record.Time) (desk.AccessView, error)
	// DecideAccess asks, answers, takes back or opens in an emergency, once per
	// d.Request.
	DecideAccess(ctx context.Context, v lawful.Viewer, d desk.AccessDecision) error
	// Emergencies returns what was opened because life was in danger: for oversight.
	Emergencies(ctx context.Context, v lawful.Viewer, at record.Time) (desk.Emergencies, error)
	// NotShown notes that something was asked for and not shown. It takes the same
	// time whether or not anything is there.
	NotShown(ctx context.Context, v lawful.Viewer, item record.ID, why record.ReadRefusal)
}

package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// LeadFactors implements web.House.
func (h *house) LeadFactors(ctx context.Context, v lawful.Viewer, at record.Time, lead record.ID) (desk.LeadFactors, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.LeadFactors, error) { return a.Factors(lead) })
}

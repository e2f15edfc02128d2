package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// Outcomes implements web.House.
func (h *house) Outcomes(ctx context.Context, v lawful.Viewer, at record.Time, operation record.ID) (desk.OutcomesView, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.OutcomesView, error) { return a.Outcomes(operation) })
}

// SayOutcomes implements web.House.
func (h *house) SayOutcomes(ctx context.Context, v lawful.Viewer, d desk.OutcomesDecision) error {
	return h.acts(ctx, d.Request, func(tx *store.Tx) ([]record.Draft, error) { return desk.SayOutcomes(tx, v, d) })
}

package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// SetHandling implements web.House.
func (h *house) SetHandling(ctx context.Context, v lawful.Viewer, d desk.HandlingDecision) error {
	return h.acts(ctx, d.Request, func(tx *store.Tx) ([]record.Draft, error) { return desk.SetHandling(tx, v, d) })
}

// LabelChoices implements web.House.
func (h *house) LabelChoices(ctx context.Context, v lawful.Viewer) ([]string, error) {
	return asked(ctx, h, v, 0, (*store.Asked).LabelChoices)
}

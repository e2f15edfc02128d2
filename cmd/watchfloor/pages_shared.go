package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// Shared implements web.House.
func (h *house) Shared(ctx context.Context, v lawful.Viewer, at record.Time) (desk.SharedView, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.SharedView, error) { return a.Shared() })
}

// JudgeValue implements web.House.
func (h *house) JudgeValue(ctx context.Context, v lawful.Viewer, d desk.ValueDecision) error {
	return h.acts(ctx, d.Request, func(tx *store.Tx) ([]record.Draft, error) { return desk.JudgeValue(tx, v, d) })
}

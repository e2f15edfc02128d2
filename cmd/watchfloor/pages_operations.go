package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// EndOperation implements web.House.
func (h *house) EndOperation(ctx context.Context, v lawful.Viewer, d desk.EndDecision) error {
	return h.acts(ctx, d.Request, func(tx *store.Tx) ([]record.Draft, error) { return desk.EndOperation(tx, v, d) })
}

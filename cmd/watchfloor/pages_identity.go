package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// JudgeHoldings implements web.House.
func (h *house) JudgeHoldings(ctx context.Context, v lawful.Viewer, d desk.SameDecision) error {
	return h.acts(ctx, d.Request, func(tx *store.Tx) ([]record.Draft, error) { return desk.JudgeHoldings(tx, v, d) })
}

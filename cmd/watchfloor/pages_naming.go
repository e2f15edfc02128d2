package main

import (
	"context"
	"errors"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// NameHolding implements web.House. The name is matched from the next question on.
// Where the house works in the background, that looks for it in earlier reports at
// once; else this does before it returns.
func (h *house) NameHolding(ctx context.Context, v lawful.Viewer, d desk.NameDecision) error {
	err := h.acts(ctx, d.Request, func(tx *store.Tx) ([]record.Draft, error) { return desk.NameHolding(tx, v, d) })
	if err != nil || h.working.Load() {
		return err
	}
	return errors.Join(h.lookBack(ctx, store.Interactive), h.askAgain(ctx, store.Interactive))
}

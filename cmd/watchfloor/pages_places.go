package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// Places implements web.House.
func (h *house) Places(ctx context.Context, v lawful.Viewer, at record.Time, words string) (desk.PlacesView, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.PlacesView, error) { return a.Places(words) })
}

// DecidePlace implements web.House. The next report that is taken is read with it, and
// those that came before are read again as [house.NameHolding] says.
func (h *house) DecidePlace(ctx context.Context, v lawful.Viewer, d desk.PlaceDecision) error {
	err := h.acts(ctx, d.Request, func(tx *store.Tx) ([]record.Draft, error) { return desk.DecidePlace(tx, v, d) })
	if err != nil || h.working.Load() {
		return err
	}
	return h.lookBack(ctx, store.Interactive)
}

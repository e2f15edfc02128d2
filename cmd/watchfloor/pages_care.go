package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// Care implements web.House.
func (h *house) Care(ctx context.Context, v lawful.Viewer) (desk.Care, error) {
	return asked(ctx, h, v, 0, (*store.Asked).Care)
}

// ChooseCare implements web.House.
func (h *house) ChooseCare(ctx context.Context, v lawful.Viewer, c desk.Care) error {
	return h.acts(ctx, record.ID{}, func(*store.Tx) ([]record.Draft, error) { return []record.Draft{c.Choose(v)}, nil })
}

// Warn implements web.House.
func (h *house) Warn(ctx context.Context, v lawful.Viewer, report record.ID, warnings []record.Warning) error {
	return h.acts(ctx, record.ID{}, func(tx *store.Tx) ([]record.Draft, error) { return desk.Warn(tx, v, report, warnings) })
}

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
	if err := h.mayAct(); err != nil {
		return err
	}
	return h.note(ctx, c.Choose(v), 0)
}

// Warn implements web.House.
func (h *house) Warn(ctx context.Context, v lawful.Viewer, report record.ID, warnings []record.Warning) error {
	if err := h.mayAct(); err != nil {
		return err
	}
	return h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		drafts, err := desk.Warn(tx, v, report, warnings)
		if err == nil {
			_, err = tx.Append(drafts...)
		}
		return err
	})
}

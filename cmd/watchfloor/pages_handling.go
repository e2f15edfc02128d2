package main

import (
	"context"
	"errors"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/store"
)

// SetHandling implements web.House.
func (h *house) SetHandling(ctx context.Context, v lawful.Viewer, d desk.HandlingDecision) error {
	if err := h.mayAct(); err != nil {
		return err
	}
	err := h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		if !d.Request.IsZero() {
			if err := tx.Once(d.Request); err != nil {
				return err
			}
		}
		drafts, err := desk.SetHandling(tx, v, d)
		if err != nil {
			return err
		}
		_, err = tx.Append(drafts...)
		return err
	})
	if errors.Is(err, store.ErrRepeated) {
		return nil
	}
	return err
}

// LabelChoices implements web.House.
func (h *house) LabelChoices(ctx context.Context, v lawful.Viewer) ([]string, error) {
	return asked(ctx, h, v, 0, (*store.Asked).LabelChoices)
}

package main

import (
	"context"
	"errors"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// Raised implements web.House.
func (h *house) Raised(ctx context.Context, v lawful.Viewer, at record.Time) (desk.RaisedCalls, error) {
	raised, err := asked(ctx, h, v, at, (*store.Asked).Raised)
	if at == 0 {
		for i := range raised.Calls {
			raised.Calls[i].Pager = h.pager.trouble(raised.Calls[i].Call)
		}
	}
	return raised, err
}

// Calls implements web.House.
func (h *house) Calls(ctx context.Context, v lawful.Viewer, at record.Time) (desk.CallsView, error) {
	return asked(ctx, h, v, at, (*store.Asked).Calls)
}

// Call implements web.House.
func (h *house) Call(ctx context.Context, v lawful.Viewer, at record.Time, id record.ID) (desk.CallView, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.CallView, error) { return a.Call(id) })
}

// KeepCall implements web.House: when it returns nil, the draft is durable.
func (h *house) KeepCall(ctx context.Context, v lawful.Viewer, k desk.CallKeep) error {
	return h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error { return tx.KeepCall(v, k) })
}

// DecideCall implements web.House.
func (h *house) DecideCall(ctx context.Context, v lawful.Viewer, d desk.CallDecision) error {
	err := h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		if !d.Request.IsZero() {
			if err := tx.Once(d.Request); err != nil {
				return err
			}
		}
		drafts, err := desk.DecideCall(tx, v, d)
		if err != nil {
			return err
		}
		if d.Act == desk.CallEnd {
			if err := tx.DropDraft(d.Call); err != nil {
				return err
			}
		}
		_, err = tx.Append(drafts...)
		return err
	})
	if errors.Is(err, store.ErrRepeated) {
		return nil
	}
	if err != nil {
		return err
	}
	// What was decided is held. A stage that fails here is tried again in the
	// background, and nobody on the phone is told that it was not.
	_ = h.follow(ctx, store.Interactive)
	if d.Act == desk.CallEnd {
		_ = h.db.ShredDrafts(ctx) // a reader may hold older pages: the next call's end clears them
	}
	return nil
}

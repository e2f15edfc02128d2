package main

import (
	"context"
	"errors"
	"log/slog"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// granted adds to a viewer what was granted to them or opened in an emergency.
// The grants are in memory, kept up by attend; where nobody attends yet, they are
// read first, and without them nothing is granted.
func (h *house) granted(ctx context.Context, v lawful.Viewer) lawful.Viewer {
	if !h.grants.Read() {
		if err := h.db.CatchUpGrants(ctx, &h.grants); err != nil {
			return v
		}
	}
	return h.grants.Added(v, record.At(h.db.Now()))
}

// Access implements web.AccessHouse.
func (h *house) Access(ctx context.Context, v lawful.Viewer, at record.Time) (desk.AccessView, error) {
	return asked(ctx, h, v, at, (*store.Asked).Access)
}

// Emergencies implements web.AccessHouse.
func (h *house) Emergencies(ctx context.Context, v lawful.Viewer, at record.Time) (desk.Emergencies, error) {
	if !v.May(lawful.Oversee) {
		return desk.Emergencies{}, desk.ErrNotFound
	}
	return asked(ctx, h, v, at, (*store.Asked).Emergencies)
}

// DecideAccess implements web.AccessHouse.
func (h *house) DecideAccess(ctx context.Context, v lawful.Viewer, d desk.AccessDecision) error {
	err := h.acts(ctx, d.Request, func(tx *store.Tx) ([]record.Draft, error) { return desk.DecideAccess(tx, v, d) })
	return errors.Join(err, h.db.CatchUpGrants(context.WithoutCancel(ctx), &h.grants))
}

// NotShown implements web.AccessHouse. Nothing is looked up under the id, so what
// stands there makes no difference, not even in time. What whoever sits alone at the
// machine does not find is nobody's business.
func (h *house) NotShown(ctx context.Context, v lawful.Viewer, item record.ID, why record.ReadRefusal) {
	if v.Actor.IsZero() || v.Actor == h.db.House().Sitter || h.mayAct() != nil {
		return
	}
	if drafts, ok := h.notShown.Note(v, item, why, record.At(h.db.Now())); ok {
		h.noteRefusals(context.WithoutCancel(ctx), drafts)
	}
}

// noteRefusals writes refusals down. Whoever asked is answered all the same when that
// fails: they were not shown anything.
func (h *house) noteRefusals(ctx context.Context, drafts []record.Draft) {
	err := h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		_, err := tx.Append(drafts...)
		return err
	})
	if err != nil {
		slog.Error("a refusal could not be written down", "err", err)
	}
}

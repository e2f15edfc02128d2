package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// Learning implements web.House.
func (h *house) Learning(ctx context.Context, v lawful.Viewer, at record.Time) (desk.LearningView, error) {
	return asked(ctx, h, v, at, (*store.Asked).Learning)
}

// Again implements web.House.
func (h *house) Again(ctx context.Context, v lawful.Viewer, at record.Time) (desk.AgainView, error) {
	return asked(ctx, h, v, at, (*store.Asked).Again)
}

// TakeAgain implements web.House.
func (h *house) TakeAgain(ctx context.Context, v lawful.Viewer, request record.ID) error {
	return h.acts(ctx, request, func(tx *store.Tx) ([]record.Draft, error) { return desk.TakeAgain(tx, v) })
}

// LookAgain implements web.House.
func (h *house) LookAgain(ctx context.Context, v lawful.Viewer, d desk.AgainDecision) error {
	return h.acts(ctx, d.Request, func(tx *store.Tx) ([]record.Draft, error) { return desk.LookAgain(tx, v, d) })
}

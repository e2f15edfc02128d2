package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// Attention implements web.House.
func (h *house) Attention(ctx context.Context, v lawful.Viewer, at record.Time) (desk.Attention, error) {
	return overseen(ctx, h, v, at, (*store.Asked).Attention)
}

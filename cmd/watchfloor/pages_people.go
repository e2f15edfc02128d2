package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// Young implements web.House.
func (h *house) Young(ctx context.Context, v lawful.Viewer, at record.Time) (desk.YoungPeople, error) {
	return asked(ctx, h, v, at, (*store.Asked).Young)
}

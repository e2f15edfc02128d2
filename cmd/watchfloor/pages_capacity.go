package main

import (
	"context"

	"watchfloor/lawful"
	"watchfloor/picture"
	"watchfloor/record"
	"watchfloor/store"
)

// Capacity implements web.House.
func (h *house) Capacity(ctx context.Context, v lawful.Viewer, at record.Time) (picture.Seen, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (picture.Seen, error) { return a.Capacity() })
}

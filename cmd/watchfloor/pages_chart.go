package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// Chart implements web.House.
func (h *house) Chart(ctx context.Context, v lawful.Viewer, at record.Time, q desk.ChartQuery) (desk.ChartView, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.ChartView, error) { return a.Chart(q) })
}

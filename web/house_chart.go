package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// chartHouse is what the pages ask of the house about charts.
type chartHouse interface {
	// Chart returns what stands around a lead or a holding.
	Chart(ctx context.Context, v lawful.Viewer, at record.Time, q desk.ChartQuery) (desk.ChartView, error)
}

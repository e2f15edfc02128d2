package web

import (
	"context"

	"watchfloor/lawful"
	"watchfloor/picture"
	"watchfloor/record"
)

// capacityHouse is what the page of capacity asks of the house.
type capacityHouse interface {
	// Capacity returns what the record holds of the work of the last weeks.
	Capacity(ctx context.Context, v lawful.Viewer, at record.Time) (picture.Seen, error)
}

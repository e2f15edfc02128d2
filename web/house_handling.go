package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
)

// HouseHandling is what the pages ask about handling codes.
type HouseHandling interface {
	// SetHandling gives a report, holding or operation other codes, once per d.Request.
	SetHandling(ctx context.Context, v lawful.Viewer, d desk.HandlingDecision) error
	// LabelChoices are the names of the labels that the viewer holds and may give.
	LabelChoices(ctx context.Context, v lawful.Viewer) ([]string, error)
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// placesHouse is what the pages ask about the house's own gazetteer.
type placesHouse interface {
	// Places returns the places of which a name has the words, "" for all.
	Places(ctx context.Context, v lawful.Viewer, at record.Time, words string) (desk.PlacesView, error)
	// DecidePlace keeps a place or takes one out, once for each d.Request.
	DecidePlace(ctx context.Context, v lawful.Viewer, d desk.PlaceDecision) error
}

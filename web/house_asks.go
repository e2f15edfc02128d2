package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// askingHouse is what the pages ask about searches that found nothing and are
// asked again.
type askingHouse interface {
	// Searches returns those of the viewer and of the post that they hold.
	Searches(ctx context.Context, v lawful.Viewer, at record.Time) (desk.Searches, error)
	// AnsweredSince counts those that got an answer after a moment.
	AnsweredSince(ctx context.Context, v lawful.Viewer, at, from record.Time) (int, error)
	// EndSearch ends one, once for each request.
	EndSearch(ctx context.Context, v lawful.Viewer, request, search record.ID) error
}

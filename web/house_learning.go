package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// learningHouse is what the pages ask about what closed leads came to.
type learningHouse interface {
	// Learning returns what outcomes say about the figures of the order.
	Learning(ctx context.Context, v lawful.Viewer, at record.Time) (desk.LearningView, error)
	// Again returns the closed lead that the viewer took to look at again, and how many wait.
	Again(ctx context.Context, v lawful.Viewer, at record.Time) (desk.AgainView, error)
	// TakeAgain takes the next drawn lead for the viewer, once for each request.
	TakeAgain(ctx context.Context, v lawful.Viewer, request record.ID) error
	// LookAgain records what that somebody would do with it, once for each d.Request.
	LookAgain(ctx context.Context, v lawful.Viewer, d desk.AgainDecision) error
}

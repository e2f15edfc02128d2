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
	// Again returns a rejected lead that was drawn for somebody else to look at.
	Again(ctx context.Context, v lawful.Viewer, at record.Time) (desk.AgainView, error)
	// LookAgain records what that somebody would do with it, once for each d.Request.
	LookAgain(ctx context.Context, v lawful.Viewer, d desk.AgainDecision) error
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// outcomesHouse is what the page asks on which several leads get an outcome at once.
type outcomesHouse interface {
	// Outcomes returns the closed leads of an operation, or the newest of all for zero.
	Outcomes(ctx context.Context, v lawful.Viewer, at record.Time, operation record.ID) (desk.OutcomesView, error)
	// SayOutcomes says what came of several leads, once for each d.Request.
	SayOutcomes(ctx context.Context, v lawful.Viewer, d desk.OutcomesDecision) error
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
)

// identityHouse is what the pages ask about holdings that are one, or may be.
type identityHouse interface {
	// JudgeHoldings records a person's word on whether two holdings are one, once for
	// each d.Request.
	JudgeHoldings(ctx context.Context, v lawful.Viewer, d desk.SameDecision) error
}

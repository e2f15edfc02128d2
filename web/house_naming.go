package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
)

// namingHouse is what the pages ask about names that people add to holdings.
type namingHouse interface {
	// NameHolding adds a name to a holding or takes one back, once for each d.Request.
	NameHolding(ctx context.Context, v lawful.Viewer, d desk.NameDecision) error
}

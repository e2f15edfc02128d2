package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
)

// HouseOperations is what the pages ask about the end of operations.
type HouseOperations interface {
	// EndOperation ends an operation or takes its end back, once per d.Request.
	EndOperation(ctx context.Context, v lawful.Viewer, d desk.EndDecision) error
}

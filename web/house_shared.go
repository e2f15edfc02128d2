package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// sharedHouse is what the pages ask about values that many reports share.
type sharedHouse interface {
	// Shared returns those that stopped connecting, and those of which somebody spoke.
	Shared(ctx context.Context, v lawful.Viewer, at record.Time) (desk.SharedView, error)
	// JudgeValue records whether sharing a value connects reports, once for each d.Request.
	JudgeValue(ctx context.Context, v lawful.Viewer, d desk.ValueDecision) error
}

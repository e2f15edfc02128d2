package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
)

// whereHouse is what the pages ask about the places and times of reports.
type whereHouse interface {
	// JudgeWhere records a person's word on a place or time, once for each d.Request,
	// and weighs the lead again.
	JudgeWhere(ctx context.Context, v lawful.Viewer, d desk.WhereDecision) error
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// identityHouse is what the pages ask about holdings that are one, or may be.
type identityHouse interface {
	// JudgeHoldings records a person's word on whether two holdings are one, once for
	// each d.Request.
	JudgeHoldings(ctx context.Context, v lawful.Viewer, d desk.SameDecision) error
	// LinkReview returns one link beside its report, of those that a person goes through.
	LinkReview(ctx context.Context, v lawful.Viewer, at record.Time, q desk.LinkQueue) (desk.LinkReview, error)
	// MayBeOne returns holdings that may be one with the holding of a live page, with
	// the reasons; those of which somebody spoke already are left out.
	MayBeOne(ctx context.Context, v lawful.Viewer, h desk.HoldingView) ([]desk.Likeness, error)
}

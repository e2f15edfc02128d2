package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// rulesHouse is what the pages ask about the rules of the order.
type rulesHouse interface {
	// Rules returns the rules in force and how they came to be.
	Rules(ctx context.Context, v lawful.Viewer, at record.Time) (desk.RulesView, error)
	// TryRules returns the board as it would be with other figures; nothing changes.
	TryRules(ctx context.Context, v lawful.Viewer, figures map[desk.FigureCode]float64) (desk.RulesTried, error)
	// LeadChange says what would move an open lead on the board.
	LeadChange(ctx context.Context, v lawful.Viewer, at record.Time, lead record.ID) (desk.LeadChange, error)
	// DecideRules puts figures into force, once for each d.Request.
	DecideRules(ctx context.Context, v lawful.Viewer, d desk.RulesDecision) error
}

package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// weighAnew brings all open leads under the rules in force, in small pieces: nobody
// waits for a board of a hundred thousand.
func (h *house) weighAnew(ctx context.Context, u store.Urgency) error {
	h.following.Lock()
	defer h.following.Unlock()
	since, err := h.db.RulesSince(ctx)
	if err != nil || int64(since) == h.rules.Load() {
		return err
	}
	var after record.ID
	for {
		err := h.db.Write(ctx, u, func(tx *store.Tx) error {
			drafts, last, err := h.weigher.Anew(tx, after)
			if err != nil {
				return err
			}
			after = last
			_, err = tx.Append(drafts...)
			return err
		})
		if err != nil {
			return err
		}
		if after.IsZero() {
			h.rules.Store(int64(since))
			return nil
		}
	}
}

// Rules implements web.House.
func (h *house) Rules(ctx context.Context, v lawful.Viewer, at record.Time) (desk.RulesView, error) {
	return asked(ctx, h, v, at, (*store.Asked).Rules)
}

// TryRules implements web.House.
func (h *house) TryRules(ctx context.Context, v lawful.Viewer, figures map[desk.FigureCode]float64) (desk.RulesTried, error) {
	return asked(ctx, h, v, 0, func(a *store.Asked) (desk.RulesTried, error) { return a.TryRules(figures) })
}

// LeadChange implements web.House.
func (h *house) LeadChange(ctx context.Context, v lawful.Viewer, at record.Time, lead record.ID) (desk.LeadChange, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.LeadChange, error) { return a.Change(lead) })
}

// DecideRules implements web.House. Open leads are weighed anew behind whoever decides.
func (h *house) DecideRules(ctx context.Context, v lawful.Viewer, d desk.RulesDecision) error {
	return h.acts(ctx, d.Request, func(tx *store.Tx) ([]record.Draft, error) { return desk.DecideRules(tx, v, d) })
}

package main

import (
	"context"
	"slices"
	"sync"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/store"
	"watchfloor/web"
)

// JudgeHoldings implements web.House.
func (h *house) JudgeHoldings(ctx context.Context, v lawful.Viewer, d desk.SameDecision) error {
	return h.acts(ctx, d.Request, func(tx *store.Tx) ([]record.Draft, error) { return desk.JudgeHoldings(tx, v, d) })
}

// tied is the fold of ties that spares other matches a look at the tables.
type tied struct {
	mu   sync.Mutex // guards ties
	ties resolve.Ties
}

// any brings the fold up to the entry seq and asks it of candidates.
func (t *tied) any(ctx context.Context, db *store.DB, seq record.Seq, found []web.Candidate) (bool, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if seq > t.ties.At() {
		judged, head, err := db.TiedAfter(ctx, t.ties.At())
		if err != nil {
			return false, err
		}
		t.ties.Fold(judged, head)
	}
	return slices.ContainsFunc(found, func(c web.Candidate) bool { return t.ties.Has(c.Holding) }), nil
}

// asOne puts candidates that people judged to be one together, under the likeliest,
// and records that they were shown so.
func (h *house) asOne(ctx context.Context, v lawful.Viewer, seq record.Seq, found []web.Candidate) ([]web.Candidate, error) {
	any, err := h.tied.any(ctx, h.db, seq, found)
	if err != nil || !any {
		return found, err
	}
	under := map[record.ID]bool{} // shown under a likelier one
	var out []web.Candidate
	for _, c := range found {
		if under[c.Holding] {
			continue
		}
		if !c.Closed {
			if c.Parts, err = asked(ctx, h, v, 0, func(a *store.Asked) ([]desk.Part, error) { return a.OneWith(c.Holding) }); err != nil {
				return nil, err
			}
		}
		for _, p := range c.Parts {
			under[p.Holding] = true
			c.Handling = c.Handling.OrUnstated().Union(p.Handling)
		}
		if len(c.Parts) > 0 {
			if err := h.Read(ctx, v, record.ReadMatch, c.Holding, 0); err != nil {
				return nil, err
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// MayBeOne implements web.House.
func (h *house) MayBeOne(ctx context.Context, v lawful.Viewer, page desk.HoldingView) ([]desk.Likeness, error) {
	if page.Moment.Past || page.Gone {
		return nil, nil
	}
	if _, err := h.db.CatchUp(ctx, h.known); err != nil {
		return nil, err
	}
	held := page.Holding
	held.Type = page.Type
	var like []desk.Likeness
	for _, c := range h.known.MayBeOne(v, page.ID, held) {
		l := desk.Likeness{Part: desk.Part{Holding: c.ID}}
		for _, r := range c.Why {
			l.Why = append(l.Why, desk.Reason(r))
		}
		like = append(like, l)
	}
	if len(like) == 0 {
		return nil, nil
	}
	return asked(ctx, h, v, 0, func(a *store.Asked) ([]desk.Likeness, error) { return a.MayBe(page.ID, like) })
}

// LinkReview implements web.House.
func (h *house) LinkReview(ctx context.Context, v lawful.Viewer, at record.Time, q desk.LinkQueue) (desk.LinkReview, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.LinkReview, error) { return a.LinkReview(q) })
}

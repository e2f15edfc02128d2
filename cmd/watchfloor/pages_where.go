package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/store"
)

// JudgeWhere implements web.House. The lead is weighed again before it returns.
func (h *house) JudgeWhere(ctx context.Context, v lawful.Viewer, d desk.WhereDecision) error {
	err := h.acts(ctx, d.Request, func(tx *store.Tx) ([]record.Draft, error) {
		if err := h.recogniser.Places.CatchUp(tx, tx.Newest()); err != nil {
			return nil, err
		}
		return desk.JudgeWhere(wheres{tx, &h.recogniser}, v, d)
	})
	if err != nil {
		return err
	}
	return h.follow(ctx, store.Interactive)
}

// wheres is the house as a word on a place asks of it: with the gazetteer.
type wheres struct {
	*store.Tx
	g *resolve.Recogniser
}

// PlaceCalled implements desk.Wheres.
func (w wheres) PlaceCalled(name string, labels record.Labels) (string, bool) {
	return w.g.PlaceCalled(name, labels)
}

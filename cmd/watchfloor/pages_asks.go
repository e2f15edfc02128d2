package main

import (
	"context"
	"errors"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/store"
)

// askAgain is the stage that says which searches what came in answers.
func (h *house) askAgain(ctx context.Context, u store.Urgency) error {
	h.looking.Lock()
	defer h.looking.Unlock()
	log := store.Stages(h.db, u, func(tx *store.Tx) resolve.AskReader { return tx })
	_, err := record.Follow(ctx, log, resolve.AskStage, mostAtOnce, h.asks.Step)
	if err != nil {
		h.asks.Forget()
	}
	return err
}

// askAgainIn does the same inside a transaction in which all stages run.
func (h *house) askAgainIn(ctx context.Context, tx *store.Tx) error {
	log := store.Within(tx, func(tx *store.Tx) resolve.AskReader { return tx })
	_, err := record.Follow(ctx, log, resolve.AskStage, mostAtOnce, h.asks.Step)
	if err != nil {
		h.asks.Forget()
	}
	return err
}

// keepAsking records a search that found nothing as one that is asked again. What
// came in while it was answered is asked at once: the stage may have passed it.
func (h *house) keepAsking(tx *store.Tx, v lawful.Viewer, s desk.Searching, labels record.Labels) error {
	ended, err := desk.KeepAsking(tx, v, &s)
	if err != nil {
		return err
	}
	if _, err := tx.Append(append(ended, desk.Searched(v, s, labels))...); err != nil {
		return err
	}
	missed, err := tx.EntriesBehind(resolve.AskStage, s.Seen)
	if err != nil || len(missed) == 0 {
		return err
	}
	drafts, err := resolve.NewAsks(h.region).Step(tx, missed)
	if err == nil {
		_, err = tx.Append(drafts...)
	}
	return err
}

// Searches implements web.House. What answers a search is shown for a purpose, as
// the search itself would be answered.
func (h *house) Searches(ctx context.Context, v lawful.Viewer, at record.Time) (desk.Searches, error) {
	_, err := h.SearchFor(ctx, v, record.ID{})
	if err != nil && !errors.Is(err, desk.ErrNoPurpose) {
		return desk.Searches{}, err
	}
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.Searches, error) { return a.Searches(err == nil) })
}

// EndSearch implements web.House.
func (h *house) EndSearch(ctx context.Context, v lawful.Viewer, request, search record.ID) error {
	return h.acts(ctx, request, func(tx *store.Tx) ([]record.Draft, error) { return desk.EndSearch(tx, v, search) })
}

// AnsweredSince implements web.House.
func (h *house) AnsweredSince(ctx context.Context, v lawful.Viewer, at, from record.Time) (int, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (int, error) { return a.AnsweredSince(from) })
}

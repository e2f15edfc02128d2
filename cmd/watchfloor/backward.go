package main

import (
	"context"
	"errors"

	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/store"
)

// backwardStage is a stage that looks back, and how many entries are prepared together.
type backwardStage struct {
	record.Stage
	atOnce int
}

var backwardStages = []backwardStage{{resolve.BackwardStage, 64}, {resolve.RereadStage, 4}}

// lookBack looks for what is newly held in the reports taken before it, and reads them
// again for places newly kept. Where they may be is found without the turn to write, and
// written in small pieces: nobody else waits for a long list, nor for a name that stands
// in many reports.
func (h *house) lookBack(ctx context.Context, u store.Urgency) error {
	h.looking.Lock()
	defer h.looking.Unlock()
	for {
		all := 0
		for _, s := range backwardStages {
			n, err := h.lookBackFor(ctx, s, u)
			if err != nil {
				h.backward.Forget()
				return err
			}
			all += n
		}
		if all == 0 {
			return nil
		}
	}
}

// lookBackFor does so for the next entries of one stage, and returns how many these are.
func (h *house) lookBackFor(ctx context.Context, s backwardStage, u store.Urgency) (int, error) {
	next := 0
	err := h.db.Ahead(ctx, s.Stage, s.atOnce, func(past resolve.Past, entries []record.Entry, head record.Seq) error {
		next = len(entries)
		return h.backward.Prepare(past, entries, head)
	})
	if err != nil || next == 0 {
		return 0, err
	}
	log := store.Stages(h.db, u, func(tx *store.Tx) resolve.Earlier { return tx })
	_, err = record.Follow(ctx, log, s.Stage, next, h.backward.Step)
	return next, err
}

// lookBackIn does the same inside a transaction in which all stages run.
func (h *house) lookBackIn(ctx context.Context, tx *store.Tx) error {
	log := store.Within(tx, func(tx *store.Tx) resolve.Earlier { return tx })
	for _, s := range backwardStages {
		if _, err := record.Follow(ctx, log, s.Stage, mostAtOnce, h.backward.StepNow); err != nil {
			h.backward.Forget()
			return err
		}
	}
	return nil
}

// settleAll brings the stages up to date, weighs by new rules, looks back, and asks
// searches again.
func (h *house) settleAll(ctx context.Context, u store.Urgency) error {
	return errors.Join(h.follow(ctx, u), h.weighAnew(ctx, u), h.lookBack(ctx, u), h.askAgain(ctx, u))
}

// undone makes the indexes in memory forget what a transaction that failed may
// have told them.
func (h *house) undone() {
	h.known.Forget()
	h.recogniser.Places.Forget()
	h.asks.Forget()
	h.backward.Forget()
}

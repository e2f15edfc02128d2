package main

import (
	"context"
	"errors"

	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/store"
)

// lookAtOnce is how many things newly held are prepared to be looked for together.
const lookAtOnce = 64

// lookBack looks for what is newly held in the reports taken before it. Where they
// may be is found without the turn to write, and written in small pieces: nobody
// else waits for a long list, nor for a name that stands in many reports.
func (h *house) lookBack(ctx context.Context, u store.Urgency) error {
	h.looking.Lock()
	defer h.looking.Unlock()
	for {
		next := 0
		err := h.db.Ahead(ctx, resolve.BackwardStage, lookAtOnce, func(past resolve.Past, entries []record.Entry, head record.Seq) error {
			next = len(entries)
			return h.backward.Prepare(past, entries, head)
		})
		if err == nil && next == 0 {
			return nil
		}
		if err == nil {
			log := store.Stages(h.db, u, func(tx *store.Tx) resolve.Earlier { return tx })
			_, err = record.Follow(ctx, log, resolve.BackwardStage, next, h.backward.Step)
		}
		if err != nil {
			h.backward.Forget()
			return err
		}
	}
}

// lookBackIn does the same inside a transaction in which all stages run.
func (h *house) lookBackIn(ctx context.Context, tx *store.Tx) error {
	log := store.Within(tx, func(tx *store.Tx) resolve.Earlier { return tx })
	_, err := record.Follow(ctx, log, resolve.BackwardStage, mostAtOnce, h.backward.StepNow)
	if err != nil {
		h.backward.Forget()
	}
	return err
}

// settleAll brings the stages up to date, looks back, and asks searches again.
func (h *house) settleAll(ctx context.Context, u store.Urgency) error {
	return errors.Join(h.follow(ctx, u), h.lookBack(ctx, u), h.askAgain(ctx, u))
}

// undone makes the indexes in memory forget what a transaction that failed may
// have told them.
func (h *house) undone() {
	h.known.Forget()
	h.recogniser.Places.Forget()
	h.asks.Forget()
	h.backward.Forget()
}

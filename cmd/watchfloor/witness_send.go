package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"watchfloor/cmd/watchfloor/witness"
	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/record/checkpoint"
	"watchfloor/store"
)

// How often it is looked whether a witness is due, how long one may take to answer
// and how long is waited after a failure.
const (
	witnessEvery   = time.Minute
	witnessTime    = time.Minute
	witnessBackoff = time.Minute
	witnessMost    = time.Hour
)

// sender tells witnesses how the record stands. What was sent is in the record;
// only failures are remembered here.
type sender struct {
	h      *house
	log    *slog.Logger
	failed map[record.ID]failure
}

type failure struct {
	times int
	next  record.Time
}

// tellWitnesses sends checkpoints until ctx ends, and then once more, so that a
// house that is stopped has told of everything.
func (h *house) tellWitnesses(ctx context.Context, log *slog.Logger) {
	s := &sender{h, log, map[record.ID]failure{}}
	tick := time.NewTicker(witnessEvery)
	defer tick.Stop()
	for {
		s.round(ctx, false)
		select {
		case <-tick.C:
		case <-ctx.Done():
			end, done := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
			s.round(end, true)
			done()
			return
		}
	}
}

// round sends to all who are due.
func (s *sender) round(ctx context.Context, ending bool) {
	if s.h.Filling().Until != 0 {
		return // the past of a made-up house is not told to anybody
	}
	due, err := s.due(ctx, ending)
	if err != nil && ctx.Err() == nil {
		s.log.Error("looking for witnesses who are due failed", "err", err)
	}
	for _, w := range due {
		err := s.h.tell(ctx, w)
		if err == nil {
			delete(s.failed, w.Witness)
			continue
		}
		f := s.failed[w.Witness]
		wait := min(witnessBackoff<<min(f.times, 10), witnessMost)
		s.failed[w.Witness] = failure{f.times + 1, record.At(s.h.db.Now().Add(wait))}
		s.log.Error("a checkpoint could not be left with a witness; it is tried again", "witness", w.Witness, "to", w.Address, "after", wait, "err", err)
	}
}

func (s *sender) due(ctx context.Context, ending bool) ([]desk.WitnessLine, error) {
	return asked(ctx, s.h, lawful.House, 0, func(a *store.Asked) (due []desk.WitnessLine, err error) {
		all, err := a.Witnesses()
		for _, w := range all {
			now := record.At(s.h.db.Now())
			grown := false
			if err == nil {
				grown, err = a.GrownSince(w.Size)
			}
			if w.Due(now, grown, ending) && (ending || now >= s.failed[w.Witness].next) {
				due = append(due, w)
			}
		}
		return due, err
	})
}

// tell leaves a checkpoint of the log as it stands with one witness, and records that.
func (h *house) tell(ctx context.Context, w desk.WitnessLine) error {
	ctx, done := context.WithTimeout(ctx, witnessTime)
	defer done()
	m, err := h.message(ctx, w)
	if err != nil {
		return err
	}
	switch w.Way {
	case record.WitnessDrop:
		err = witness.Drop(w.Address, m)
	case record.WitnessHouse:
		var token string
		token, err = asked(ctx, h, lawful.House, 0, func(a *store.Asked) (string, error) { return a.WitnessToken(w.Witness) })
		if err == nil {
			err = witness.Post(ctx, w.Address, token, m)
		}
	default:
		err = fmt.Errorf("there is no way to a witness of the sort %s", w.Way)
	}
	if err != nil {
		return err
	}
	return h.db.Write(context.WithoutCancel(ctx), store.Interactive, func(tx *store.Tx) error {
		_, err := tx.Append(lawful.House.Draft(w.Witness, &record.CheckpointSent{Witness: w.Witness, Size: m.Size, Hash: m.Hash}))
		return err
	})
}

func (h *house) message(ctx context.Context, w desk.WitnessLine) (m witness.Message, err error) {
	if m.Checkpoint, err = h.db.Checkpoint(ctx); err != nil {
		return m, err
	}
	m.Dismissed, m.Sent = w.Dismissed != 0, w.Size
	m.Prove = func(old record.Seq) (checkpoint.Proof, error) { return h.db.Prove(ctx, old, m.Size) }
	if m.Signed, err = h.db.Sign(m.Checkpoint); err != nil {
		return m, err
	}
	m.Key, err = h.db.SigningKey()
	return m, err
}

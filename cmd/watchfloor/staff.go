package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"log/slog"
	"time"

	"watchfloor/lawful"
	"watchfloor/lawful/throttle"
	"watchfloor/record"
	"watchfloor/store"
)

// staff is who works in the house, who is in it now, and who failed to come in.
type staff struct {
	*lawful.Staff
	guesses *throttle.Throttle
	refused *throttle.Tally
	runs    runs
}

func newStaff() staff {
	return staff{lawful.NewStaff(), throttle.New(), throttle.NewTally(), newRuns()}
}

// lookEvery is how often the house looks for sessions that another process ended: a
// revocation holds in all of them within a second.
const lookEvery = 250 * time.Millisecond

// attend keeps up with accounts and sessions until ctx ends. It is no part of the
// stages, so that a revocation does not wait behind a flood of reports.
func (h *house) attend(ctx context.Context, log *slog.Logger) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for turn := 0; ; turn++ {
		err := errors.Join(h.db.CatchUpStaff(ctx, h.staff.Staff), h.db.CatchUpGrants(ctx, &h.grants))
		if err == nil && turn%40 == 0 {
			err = h.tidy(ctx, record.At(h.db.Now()))
		}
		if err != nil && ctx.Err() == nil {
			log.Error("keeping up with accounts failed; it is tried again", "err", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			if err := h.refusals(context.WithoutCancel(ctx), 0); err != nil {
				log.Error("recording who was not let in failed", "err", err)
			}
			return
		}
	}
}

// tidy writes down when sessions were used and who was not let in, and ends sessions
// that are over.
func (h *house) tidy(ctx context.Context, now record.Time) error {
	if !h.staff.Any() {
		return nil
	}
	err := h.refusals(ctx, now)
	if used := h.staff.Used(); len(used) > 0 && err == nil {
		err = h.db.Write(ctx, store.Bulk, func(tx *store.Tx) error { return tx.SessionsUsed(used) })
	}
	if err != nil {
		return err
	}
	if used := h.staff.TokensUsed(); len(used) > 0 {
		if err := h.db.Write(ctx, store.Bulk, func(tx *store.Tx) error { return tx.TokensUsed(used) }); err != nil {
			return err
		}
	}
	over, err := h.db.SessionsOver(ctx, now)
	if err != nil || len(over) == 0 {
		return err
	}
	return h.staffed(ctx, store.Bulk, func(tx *store.Tx) ([]record.Draft, error) {
		var drafts []record.Draft
		for _, s := range over {
			open, err := tx.SessionsOf(s.Account)
			if err != nil {
				return nil, err
			}
			for _, o := range open {
				if o.ID == s.ID {
					drafts = append(drafts, lawful.Viewer{Basis: record.BasisRule, Purpose: record.PurposeUpkeep}.
						Draft(s.Account, &record.SignedOut{Account: s.Account, Session: s.ID, End: record.SessionExpired}))
				}
			}
		}
		return drafts, nil
	})
}

// refusals records who was not let in, as far as that is due; at 0 all of it.
func (h *house) refusals(ctx context.Context, now record.Time) error {
	due := h.staff.refused.Due(now)
	if len(due) == 0 {
		return nil
	}
	return h.db.Write(ctx, store.Bulk, func(tx *store.Tx) error {
		for _, d := range due {
			if _, err := tx.Append(lawful.Viewer{Basis: record.BasisRule, Purpose: record.PurposeUpkeep}.Draft(d.Account, d)); err != nil {
				return err
			}
		}
		return nil
	})
}

// staffed writes what concerns accounts. When it returns, this process goes by it.
func (h *house) staffed(ctx context.Context, u store.Urgency, decide func(*store.Tx) ([]record.Draft, error)) error {
	err := h.db.Write(ctx, u, func(tx *store.Tx) error {
		drafts, err := decide(tx)
		if err != nil {
			return err
		}
		if _, err := tx.Append(drafts...); err != nil {
			return err
		}
		return tx.SweepSessions()
	})
	return errors.Join(err, h.db.CatchUpStaff(context.WithoutCancel(ctx), h.staff.Staff))
}

// newSecret makes a secret of 130 random bits, and its digest.
func newSecret() (string, lawful.Secret) {
	s := rand.Text()
	return s, digestOf(s)
}

func digestOf(secret string) lawful.Secret { return sha256.Sum256([]byte(secret)) }

package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"watchfloor/cmd/watchfloor/city"
	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// settling fills a house with the made-up city: first what is held when its
// history begins, then the days, then the rest of the closed pool, while the
// desk is open already.
type settling struct {
	now    record.Time
	city   city.Extent
	closed int
	std    streams
	start  time.Time

	h    *house
	told map[string]record.ID // reports by their sender's id
	ops  map[string]record.ID // operations by name
}

// settleBehind begins to fill the house and returns when the desk may open: when
// its history stands, or when openAfter is over. The channel gives what came of it.
func (h *house) settleBehind(ctx context.Context, s *settling) <-chan error {
	h.filling.shown = onTerminal(s.std.out)
	done, stands := make(chan error, 1), make(chan struct{})
	go func() {
		err := s.settle(ctx, h, stands)
		if err != nil && ctx.Err() == nil {
			fmt.Fprintf(s.std.err, "the demo could not be filled: %v\n", err)
		}
		if errors.Is(err, context.Canceled) {
			err = nil
		}
		done <- err
	}()
	select {
	case <-stands:
	case <-time.After(openAfter):
	case <-ctx.Done():
	}
	return done
}

// settle fills the house. stands is closed when its history stands.
func (s *settling) settle(ctx context.Context, h *house, stands chan<- struct{}) error {
	s.h, s.told, s.ops = h, map[string]record.ID{}, map[string]record.ID{}
	err := s.history(ctx)
	if err == nil { // the closed pool is about to be looked for in all of it
		err = h.db.Write(ctx, store.Bulk, (*store.Tx).PackWords)
	}
	h.filling.tell(web.Filling{})
	close(stands)
	if err == nil {
		err = s.hold(ctx, "closed pool", city.Closed(s.closed), s.closed)
	}
	h.filling.tell(web.Filling{})
	if err == nil {
		fmt.Fprintf(s.std.out, "everything stands after %s: %s\n", time.Since(s.start).Round(100*time.Millisecond), s)
	}
	return err
}

func (s *settling) String() string {
	return fmt.Sprintf("%s reports, %s operations, %s closed subjects", grouped(len(s.told)), grouped(len(s.ops)), grouped(s.closed))
}

// history holds what is held from the beginning and tells the days.
func (s *settling) history(ctx context.Context) error {
	s.h.filling.tell(web.Filling{Text: "what is held from the beginning", Until: 1})
	if err := s.hold(ctx, "active subjects", city.Holdings(), 0); err != nil {
		return err
	}
	all := city.History(demoSeed, s.now, s.city)
	n := 0
	return s.h.load(ctx, s.h.sitter(), s.lines(all), func(l line, _ []taken) error {
		if l.refused != nil {
			return fmt.Errorf("a made-up report was refused: %s", l.refused.Detail)
		}
		if n++; n%takeBatch == 0 {
			s.h.filling.tell(web.Filling{Text: progress("the past", n, len(all)), Until: beforeNow(l.at())})
		}
		return ctx.Err()
	})
}

// hold takes holdings in. While all is known, it tells how far it has come.
func (s *settling) hold(ctx context.Context, what string, list iter.Seq[holdings.Holding], all int) error {
	held := 0
	for batch := range inPieces(list, holdBatch) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := s.h.hold(ctx, batch, "", 0); err != nil {
			return err
		}
		if held += len(batch); all > 0 {
			s.h.filling.tell(web.Filling{Text: progress(what, held, all)})
		}
	}
	return nil
}

// inPieces cuts a list into pieces of n.
func inPieces[T any](list iter.Seq[T], n int) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		batch := make([]T, 0, n)
		for one := range list {
			if batch = append(batch, one); len(batch) < n {
				continue
			}
			if !yield(batch) {
				return
			}
			batch = batch[:0]
		}
		if len(batch) > 0 {
			yield(batch)
		}
	}
}

func (s *settling) lines(all []city.Told) iter.Seq[line] {
	d := newDelivery(record.DoorFile, record.FormatJSONL)
	return func(yield func(line) bool) {
		for _, t := range all {
			l := line{file: "city", when: t.At}
			switch {
			case t.Deed != nil:
				l.act = func(tx *store.Tx) error { return s.deed(tx, t.At, *t.Deed) }
			case t.Watch != nil:
				l.act = func(tx *store.Tx) error { return s.watch(tx, t.At, *t.Watch) }
			default:
				l.input, l.of = input{report: t.Report}, d
				l.held = func(id record.ID) { s.told[t.Report.SentID] = id }
			}
			if !yield(l) {
				return
			}
		}
	}
}

// deed does what the desk of the city did then.
func (s *settling) deed(tx *store.Tx, at record.Time, d city.Deed) error {
	v := s.h.sitter()
	if d.About == "" {
		op := record.NewID()
		s.ops[d.Operation] = op
		draft := v.Draft(op, &record.OperationOpened{Operation: op, Priority: d.Priority})
		draft.HistoryAt = at
		draft.Contents = []record.Content{{ID: record.NewID(), Key: op, Class: record.ClassName, Bytes: []byte(d.Operation)}}
		_, err := tx.Append(draft)
		return err
	}
	lead, err := tx.LeadOf(s.told[d.About])
	if err != nil {
		return err
	}
	drafts, _, err := desk.Decide(tx, v, desk.Decision{Act: d.Act, Lead: lead, Reason: d.Reason, Operation: s.ops[d.Operation], Words: d.Words})
	var cannot desk.Cannot
	if errors.As(err, &cannot) {
		return nil // another report of the lead was decided on before
	}
	if err != nil {
		return err
	}
	return happened(tx, at, drafts)
}

// watch opens a post and rosters whoever sits at the machine: nobody else can be in a
// house without accounts.
func (s *settling) watch(tx *store.Tx, at record.Time, w city.Watch) error {
	v := s.h.sitter()
	drafts, err := desk.DecideRoster(tx, v, desk.RosterDecision{Open: w.Name})
	if err == nil {
		err = happened(tx, at, drafts)
	}
	if err != nil {
		return err
	}
	var duties []desk.Duty
	for _, d := range w.Duties {
		duties = append(duties, desk.Duty{Post: drafts[0].About, Account: v.Actor, From: d.From, Until: d.Until})
	}
	if drafts, err = desk.DecideRoster(tx, v, desk.RosterDecision{Add: duties}); err != nil {
		return err
	}
	return happened(tx, at, drafts)
}

// happened makes drafts part of the record as of a moment of the history.
func happened(tx *store.Tx, at record.Time, drafts []record.Draft) error {
	for i := range drafts {
		drafts[i].HistoryAt = at
	}
	_, err := tx.Append(drafts...)
	return err
}

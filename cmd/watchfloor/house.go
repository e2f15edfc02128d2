package main

import (
	"context"
	"errors"
	"iter"
	"sync"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/store"
)

// house joins the store with the rooms: the one place where both are known.
type house struct {
	db         *store.DB
	known      *resolve.Known
	recogniser resolve.Recogniser
	weigher    desk.Weigher
	scale      *rank.Scale
	region     string

	following sync.Mutex // one of this process brings the stages up to date at a time
}

func newHouse(db *store.DB, region string) (*house, error) {
	scale, err := rank.NewScale(rank.DefaultRules())
	if err != nil {
		return nil, err
	}
	known := resolve.NewKnown()
	return &house{db: db, known: known, scale: scale, region: region,
		recogniser: resolve.Recogniser{Known: known, Region: region}, weigher: desk.Weigher{Scale: scale}}, nil
}

// Close lets go of the house.
func (h *house) Close() error { return h.db.Close() }

// sitter is who acts until accounts exist: whoever sits at this machine, who
// may read everything in the house.
func (h *house) sitter() lawful.Viewer {
	return lawful.Viewer{Actor: h.db.House().Sitter, Holds: lawful.House.Holds, Basis: record.BasisDuty, Purpose: record.PurposeTriage}
}

// mostAtOnce is how many entries a stage works on in one transaction; the store
// takes fewer when they would take too long.
const mostAtOnce = 1000

// follow brings all stages up to date.
func (h *house) follow(ctx context.Context, u store.Urgency) error {
	h.following.Lock()
	defer h.following.Unlock()
	return h.stages(ctx, logs{
		store.Stages(h.db, u, func(tx *store.Tx) resolve.Reader { return tx }),
		store.Stages(h.db, u, func(tx *store.Tx) resolve.Groups { return tx }),
		store.Stages(h.db, u, func(tx *store.Tx) desk.Evidences { return tx }),
	})
}

// followIn brings all stages up to date inside a transaction.
func (h *house) followIn(ctx context.Context, tx *store.Tx) error {
	return h.stages(ctx, logs{
		store.Within(tx, func(tx *store.Tx) resolve.Reader { return tx }),
		store.Within(tx, func(tx *store.Tx) resolve.Groups { return tx }),
		store.Within(tx, func(tx *store.Tx) desk.Evidences { return tx }),
	})
}

// logs are the log as each stage sees it.
type logs struct {
	resolve record.Log[resolve.Reader]
	group   record.Log[resolve.Groups]
	rank    record.Log[desk.Evidences]
}

// stages runs each stage after the one whose results it reads.
func (h *house) stages(ctx context.Context, l logs) error {
	_, err := record.Follow(ctx, l.resolve, resolve.RecogniseStage, mostAtOnce, h.recogniser.Recognise)
	if err == nil {
		_, err = record.Follow(ctx, l.group, resolve.GroupStage, mostAtOnce, resolve.Group)
	}
	if err == nil {
		_, err = record.Follow(ctx, l.rank, desk.WeighStage, mostAtOnce, h.weigher.Weigh)
	}
	if err != nil {
		// The index of names may have seen what was undone.
		h.known.Forget()
	}
	return err
}

// inputs yields reports and refusals, as the formats read them.
type inputs = iter.Seq2[intake.Report, *intake.Refused]

// taken is what became of one report.
type taken struct {
	report  record.ID
	arrival record.Arrival
	sent    string // the sender's own id
}

// receipt is what became of an input.
type receipt struct {
	taken   []taken
	refused []intake.Refused
}

// takeBatch is how many reports one transaction takes in.
const takeBatch = 64

// take takes reports in, at the time at which they come. Each batch is durable
// before the next is read. The stages have not seen them yet.
func (h *house) take(ctx context.Context, v lawful.Viewer, u store.Urgency, in inputs) (receipt, error) {
	var (
		all   receipt
		batch []input
	)
	flush := func() error {
		got, err := h.takeAll(ctx, v, u, batch)
		if err != nil {
			return err
		}
		all.taken = append(all.taken, got...)
		for _, in := range batch {
			if in.refused != nil {
				all.refused = append(all.refused, *in.refused)
			}
		}
		batch = batch[:0]
		return nil
	}
	for r, refused := range in {
		batch = append(batch, input{r, refused})
		if len(batch) < takeBatch {
			continue
		}
		if err := flush(); err != nil {
			return all, err
		}
	}
	return all, flush()
}

// input is a report or a refusal.
type input struct {
	report  intake.Report
	refused *intake.Refused
}

// takeAll takes a batch in one transaction. What the house itself refuses, such as
// one label too many, is marked so in the batch.
func (h *house) takeAll(ctx context.Context, v lawful.Viewer, u store.Urgency, batch []input) ([]taken, error) {
	if len(batch) == 0 {
		return nil, nil
	}
	var out []taken
	err := h.db.Write(ctx, u, func(tx *store.Tx) error {
		out = out[:0]
		for i := range batch {
			t, err := takeOne(tx, v, &batch[i], false)
			if err != nil {
				return err
			}
			if batch[i].refused == nil {
				out = append(out, t)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func takeOne(tx *store.Tx, v lawful.Viewer, in *input, history bool) (taken, error) {
	if in.refused != nil {
		source, err := tx.SourceNamed(in.report.Source)
		if err != nil {
			return taken{}, err
		}
		d := intake.Refuse(v, source, in.report.Format, in.refused)
		if history {
			d.HistoryAt = max(tx.At(), 1) // where the history has come to: it says no time of its own that can be trusted
		}
		_, err = tx.Append(d)
		return taken{}, err
	}
	t, err := intake.Take(tx, v, in.report, history)
	var full lawful.TooManyLabels
	if errors.As(err, &full) {
		in.refused = &intake.Refused{Line: in.report.Line, Reason: record.RefusedBadField, Detail: full.Error(), Raw: in.report.Bytes()}
		return takeOne(tx, v, in, history)
	}
	if err != nil {
		return taken{}, err
	}
	_, err = tx.Append(t.Drafts...)
	return taken{t.Report, t.Arrival, in.report.SentID}, err
}

// ask asks the house something at one moment; 0 is the live one.
func (h *house) ask(ctx context.Context, v lawful.Viewer, at record.Time, do func(*store.Asked) error) (err error) {
	a, err := h.db.Ask(ctx, v, h.scale, at)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return do(a)
}

// decide makes a decision and brings the order up to date.
func (h *house) decide(ctx context.Context, v lawful.Viewer, d desk.Decision) (record.ID, error) {
	next := d.Lead
	err := h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		if !d.Request.IsZero() {
			if err := tx.Once(d.Request); err != nil {
				return err
			}
		}
		drafts, to, err := desk.Decide(tx, v, d)
		if err != nil {
			return err
		}
		next = to
		_, err = tx.Append(drafts...)
		return err
	})
	if errors.Is(err, store.ErrRepeated) {
		return d.Lead, nil
	}
	if err != nil {
		return next, err
	}
	return next, h.follow(ctx, store.Interactive)
}

// wake brings held leads back whose time has come by now.
func (h *house) wake(ctx context.Context, now record.Time) error {
	woken := 0
	err := h.db.Write(ctx, store.Bulk, func(tx *store.Tx) error {
		due, err := tx.Due(now, takeBatch)
		if err != nil {
			return err
		}
		woken = len(due)
		return h.wakeAll(tx, due)
	})
	if err != nil || woken == 0 {
		return err
	}
	return h.follow(ctx, store.Bulk)
}

func (h *house) wakeAll(tx *store.Tx, due []desk.Due) error {
	_, err := tx.Append(desk.Wake(due, h.db.House().History)...)
	return err
}

package main

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"watchfloor/desk"
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
	tied       tied
	recogniser resolve.Recogniser
	backward   resolve.Backward
	asks       *resolve.Asks
	looking    sync.Mutex  // one of this process looks back at a time
	working    atomic.Bool // work brings the house up to date in the background
	weigher    desk.Weigher
	scales     *rank.Scales
	rules      atomic.Int64 // the entry of the rules by which all open leads are weighed; 0: the defaults
	region     string
	zone       *time.Location // in which the roster is read and written
	pager      *pager
	staff      staff
	ways       ways
	welcome    string // where an administrator comes in who could not any more; "" for none

	following sync.Mutex // one of this process brings the stages up to date at a time
	fed       bool       // the index of word runs has the reports that were grouped; guarded by following
	filling   filling
	grants    lawful.Grants
	notShown  lawful.Refusals
	sights    sights
}

func newHouse(db *store.DB, region string) (*house, error) {
	scales, err := rank.NewScales(rank.DefaultRules())
	if err != nil {
		return nil, err
	}
	known := resolve.NewKnown()
	h := &house{db: db, known: known, tied: tied{ties: resolve.NewTies()}, scales: scales, region: region, zone: time.UTC, pager: newPager(""), staff: newStaff(),
		recogniser: resolve.Recogniser{Known: known, Region: region, Places: resolve.NewGazetteer()}, backward: resolve.Backward{Mentioned: resolve.NewMentioned()},
		asks:    resolve.NewAsks(region),
		weigher: desk.Weigher{Scales: scales}}
	h.backward.Reading = &h.recogniser
	return h, nil
}

// Close lets go of the house.
func (h *house) Close() error { return h.db.Close() }

// sitter is who acts until accounts exist: whoever sits at this machine, who
// may read everything in the house.
func (h *house) sitter() lawful.Viewer {
	return lawful.Viewer{Actor: h.db.House().Sitter, Holds: lawful.House.Holds, Roles: lawful.Every, Basis: record.BasisDuty, Purpose: record.PurposeTriage, Stated: true}
}

// mostAtOnce is how many entries a stage works on in one transaction; the store
// takes fewer when they would take too long.
const mostAtOnce = 1000

// follow brings all stages up to date.
func (h *house) follow(ctx context.Context, u store.Urgency) error {
	h.following.Lock()
	defer h.following.Unlock()
	if err := h.feed(ctx, u); err != nil {
		return err
	}
	return h.stages(ctx, logs{
		store.Stages(h.db, u, func(tx *store.Tx) resolve.Reader { return tx }),
		store.Stages(h.db, u, func(tx *store.Tx) resolve.Groups { return tx }),
		store.Stages(h.db, u, func(tx *store.Tx) desk.Evidences { return tx }),
	})
}

// feed gives the index of word runs what it lost: after a restore, a rebuild or
// a new way to cut texts it is empty.
func (h *house) feed(ctx context.Context, u store.Urgency) error {
	for !h.fed {
		err := h.db.Write(ctx, u, func(tx *store.Tx) (err error) {
			grouped, err := tx.StageAt(record.CursorGroup)
			if err == nil {
				h.fed, err = resolve.FeedRuns(tx, grouped+1, feedAtOnce)
			}
			return err
		})
		if err != nil {
			h.fed = false
			return err
		}
	}
	return nil
}

// feedAtOnce is how many reports one transaction gives the index of word runs.
const feedAtOnce = 200

// followIn brings all stages up to date inside a transaction.
func (h *house) followIn(ctx context.Context, tx *store.Tx) error {
	err := h.stages(ctx, logs{
		store.Within(tx, func(tx *store.Tx) resolve.Reader { return tx }),
		store.Within(tx, func(tx *store.Tx) resolve.Groups { return tx }),
		store.Within(tx, func(tx *store.Tx) desk.Evidences { return tx }),
	})
	if err == nil {
		err = h.lookBackIn(ctx, tx)
	}
	if err == nil {
		err = h.askAgainIn(ctx, tx)
	}
	return err
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
		h.known.Forget() // it may have seen what was undone
		h.recogniser.Places.Forget()
	}
	return err
}

// ask asks the house something at one moment; 0 is the live one.
func (h *house) ask(ctx context.Context, v lawful.Viewer, at record.Time, do func(*store.Asked) error) (err error) {
	a, err := h.db.Ask(ctx, v, h.scales, at)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return do(a)
}

// acts makes what a person does part of the record, once for each request that is
// not zero: the same form sent again has done what it was to do.
func (h *house) acts(ctx context.Context, request record.ID, drafts func(*store.Tx) ([]record.Draft, error)) error {
	if err := h.mayAct(); err != nil {
		return err
	}
	err := h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		if !request.IsZero() {
			if err := tx.Once(request); err != nil {
				return err
			}
		}
		all, err := drafts(tx)
		if err == nil {
			_, err = tx.Append(all...)
		}
		return err
	})
	if errors.Is(err, store.ErrRepeated) {
		return nil
	}
	return err
}

// decide makes a decision and brings the order up to date.
func (h *house) decide(ctx context.Context, v lawful.Viewer, d desk.Decision) (record.ID, error) {
	if err := h.mayAct(); err != nil {
		return d.Lead, err
	}
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

// wake brings held leads back whose time has come by now, and hand-overs that
// nobody acknowledged, once the house has come to its present.
func (h *house) wake(ctx context.Context, now record.Time) error {
	if h.Filling().Until != 0 {
		return nil
	}
	woken := 0
	err := h.db.Write(ctx, store.Bulk, func(tx *store.Tx) error {
		lapsing, err := tx.Lapsing(now, takeBatch)
		if err != nil {
			return err
		}
		if err := h.lapse(tx, lapsing); err != nil {
			return err
		}
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
	drafts := desk.Wake(due)
	for i := range drafts {
		drafts[i].HistoryAt = h.ownTime(tx, due[i].Until)
	}
	_, err := tx.Append(drafts...)
	return err
}

// ownTime is when a clock fires in a house of loaded history: at its own time,
// unless somebody acted since. In other houses it is 0.
func (h *house) ownTime(tx *store.Tx, due record.Time) record.Time {
	if !h.db.House().History {
		return 0
	}
	return max(due, tx.At())
}

// lapse brings back hand-overs that nobody acknowledged.
func (h *house) lapse(tx *store.Tx, due []desk.Lapsing) error {
	drafts := desk.Lapse(due)
	for i := range drafts {
		drafts[i].HistoryAt = h.ownTime(tx, due[i].Due)
	}
	_, err := tx.Append(drafts...)
	return err
}

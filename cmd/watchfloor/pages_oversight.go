package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// overseen answers a question of oversight; for anybody else there is nothing here.
func overseen[T any](ctx context.Context, h *house, v lawful.Viewer, at record.Time, question func(*store.Asked) (T, error)) (T, error) {
	if !v.May(lawful.Oversee) {
		var none T
		return none, desk.ErrNotFound
	}
	return asked(ctx, h, v, at, question)
}

// Oversight implements web.House.
func (h *house) Oversight(ctx context.Context, v lawful.Viewer, at record.Time) (desk.OversightView, error) {
	return overseen(ctx, h, v, at, (*store.Asked).Oversight)
}

// WholeLog implements web.House.
func (h *house) WholeLog(ctx context.Context, v lawful.Viewer, at record.Time, q desk.LogQuery) (desk.LogPage, error) {
	return overseen(ctx, h, v, at, func(a *store.Asked) (desk.LogPage, error) { return a.Log(q) })
}

// Holders implements web.House.
func (h *house) Holders(ctx context.Context, v lawful.Viewer, at record.Time) ([]lawful.Account, error) {
	return asked(ctx, h, v, at, (*store.Asked).Accounts)
}

// Late implements web.House.
func (h *house) Late(ctx context.Context, v lawful.Viewer) (late web.LateWitnesses, err error) {
	if !v.May(lawful.Oversee) {
		return late, nil
	}
	err = h.ask(ctx, v, 0, func(a *store.Asked) error {
		witnesses, err := a.Witnesses()
		if err != nil {
			return err
		}
		for _, w := range witnesses {
			if w.Late(a.Now) {
				late.Witnesses = append(late.Witnesses, w)
			}
		}
		kept, err := a.Kept()
		for _, k := range kept {
			if k.Late(a.Now) || k.Dismissed {
				late.Houses = append(late.Houses, k)
			}
		}
		return err
	})
	return late, err
}

// DrawSample implements web.House.
func (h *house) DrawSample(ctx context.Context, v lawful.Viewer, d web.Drawing) error {
	if err := h.mayAct(); err != nil {
		return err
	}
	drawn, err := overseen(ctx, h, v, 0, func(a *store.Asked) (*record.SampleDrawn, error) { return a.SampleOf(d.From, d.Until, d.Leads) })
	if err != nil {
		return err
	}
	draft := v.Draft(drawn.Sample, drawn)
	draft.Purpose = record.PurposeReview
	return h.note(ctx, draft, 0)
}

// Sampled implements web.House. That it was read is recorded before it is shown.
func (h *house) Sampled(ctx context.Context, v lawful.Viewer, lead record.ID) (desk.LeadView, error) {
	v.Purpose = record.PurposeReview
	view, err := overseen(ctx, h, v, 0, func(a *store.Asked) (desk.LeadView, error) {
		drawn, err := a.Sampled(lead)
		if err != nil || !drawn {
			return desk.LeadView{}, orNotFound(err)
		}
		return a.Lead(lead)
	})
	if err != nil {
		return view, err
	}
	return view, h.Opened(ctx, v, lead)
}

func orNotFound(err error) error {
	if err != nil {
		return err
	}
	return desk.ErrNotFound
}

// Reviews implements web.House: those that the viewer asked for, and all for those
// who answer them or oversee the house.
func (h *house) Reviews(ctx context.Context, v lawful.Viewer, at record.Time) ([]desk.Review, error) {
	all, err := asked(ctx, h, v, at, (*store.Asked).Reviews)
	mine := []desk.Review{}
	for _, r := range all {
		if r.Asker == v.Actor || v.May(lawful.Authorise) || v.May(lawful.Oversee) {
			mine = append(mine, r)
		}
	}
	return mine, err
}

// AskReview implements web.House.
func (h *house) AskReview(ctx context.Context, v lawful.Viewer, account record.ID, words string) error {
	if err := h.mayAct(); err != nil {
		return err
	}
	d, err := desk.AskReview(v, account, words)
	if err != nil {
		return err
	}
	return h.note(ctx, d, 0)
}

// AnswerReview implements web.House.
func (h *house) AnswerReview(ctx context.Context, v lawful.Viewer, review record.ID, approve bool) error {
	if err := h.mayAct(); err != nil {
		return err
	}
	return h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		r, err := tx.Review(review)
		if err != nil {
			return err
		}
		d, err := desk.AnswerReview(v, r, approve, tx.Now())
		if err != nil {
			return err
		}
		_, err = tx.Append(d)
		return err
	})
}

// MyTrail implements web.House.
func (h *house) MyTrail(ctx context.Context, v lawful.Viewer, at record.Time, before record.Seq) (desk.ActsPage, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.ActsPage, error) { return a.Acts(v.Actor, before) })
}

// ReviewedTrail implements web.House. That it was read is recorded before it is
// shown; the person concerned sees it on their own trail.
func (h *house) ReviewedTrail(ctx context.Context, v lawful.Viewer, review record.ID, before record.Seq) (page desk.ActsPage, err error) {
	var of record.ID
	err = h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		r, err := tx.Review(review)
		if err != nil {
			return err
		}
		if !r.OpenTo(v, tx.Now()) {
			return desk.ErrNotFound
		}
		of = r.Account
		d := v.Draft(r.Account, &record.ItemRead{Item: r.Account, Of: record.ReadTrail})
		d.Purpose = record.PurposeReview
		_, err = tx.Append(d)
		return err
	})
	if err != nil {
		return page, err
	}
	return asked(ctx, h, v, 0, func(a *store.Asked) (desk.ActsPage, error) { return a.Acts(of, before) })
}

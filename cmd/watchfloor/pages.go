package main

import (
	"context"
	"errors"
	"iter"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/store"
	"watchfloor/web"
)

// The house as the pages and the API see it.
var _ web.House = (*house)(nil)

// Class implements web.House.
func (h *house) Class() record.Class { return h.db.House().Class }

// History implements web.House.
func (h *house) History() bool { return h.db.House().History }

// Grown implements web.House.
func (h *house) Grown() <-chan struct{} { return h.db.Grown() }

// asked answers one question of a page.
func asked[T any](ctx context.Context, h *house, v lawful.Viewer, at record.Time, question func(*store.Asked) (T, error)) (T, error) {
	var answer T
	err := h.ask(ctx, v, at, func(a *store.Asked) (err error) {
		answer, err = question(a)
		return err
	})
	return answer, err
}

// Board implements web.House.
func (h *house) Board(ctx context.Context, v lawful.Viewer, at record.Time, limit int) (desk.Board, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.Board, error) { return a.Board(limit) })
}

func (h *house) BoardInShort(ctx context.Context, v lawful.Viewer, at record.Time, limit int) (desk.Board, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.Board, error) { return a.BoardInShort(limit) })
}

// Lead implements web.House.
func (h *house) Lead(ctx context.Context, v lawful.Viewer, at record.Time, id record.ID) (desk.LeadView, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.LeadView, error) { return a.Lead(id) })
}

// Report implements web.House.
func (h *house) Report(ctx context.Context, v lawful.Viewer, at record.Time, id record.ID) (desk.ReportPage, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.ReportPage, error) { return a.Report(id) })
}

// Attachment implements web.House.
func (h *house) Attachment(ctx context.Context, v lawful.Viewer, at record.Time, report record.ID, n int) (desk.AttachmentFile, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.AttachmentFile, error) { return a.Attachment(report, n) })
}

// Holding implements web.House.
func (h *house) Holding(ctx context.Context, v lawful.Viewer, at record.Time, id record.ID) (desk.HoldingView, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.HoldingView, error) { return a.Holding(id) })
}

// Origins implements web.House.
func (h *house) Origins(ctx context.Context, v lawful.Viewer, at record.Time, after record.ID, limit int) (desk.Origins, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.Origins, error) { return a.Origins(after, limit) })
}

// Origin implements web.House.
func (h *house) Origin(ctx context.Context, v lawful.Viewer, at record.Time, id record.ID, of web.Members) (desk.OriginView, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.OriginView, error) { return a.Origin(id, of.From, of.Limit) })
}

// Operations implements web.House.
func (h *house) Operations(ctx context.Context, v lawful.Viewer, at record.Time) ([]desk.OperationView, error) {
	return asked(ctx, h, v, at, (*store.Asked).Operations)
}

// Search implements web.House.
func (h *house) Search(ctx context.Context, v lawful.Viewer, at record.Time, of record.Standing, q web.SearchQuery) (desk.SearchView, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.SearchView, error) { return a.Search(of, q.Words, q.Before) })
}

// Arrivals implements web.House.
func (h *house) Arrivals(ctx context.Context, v lawful.Viewer, at record.Time, q desk.ArrivalQuery) (desk.Arrivals, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.Arrivals, error) { return a.Arrivals(q) })
}

// Deliveries implements web.House.
func (h *house) Deliveries(ctx context.Context, v lawful.Viewer, at record.Time, before record.Mark) (desk.Deliveries, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.Deliveries, error) { return a.Deliveries(before) })
}

// Senders implements web.House.
func (h *house) Senders(ctx context.Context, v lawful.Viewer, at record.Time) (desk.Senders, error) {
	return asked(ctx, h, v, at, (*store.Asked).PerSource)
}

// Aside implements web.House.
func (h *house) Aside(ctx context.Context, v lawful.Viewer, at record.Time) (desk.Aside, error) {
	return asked(ctx, h, v, at, (*store.Asked).Aside)
}

// Changed implements web.House.
func (h *house) Changed(ctx context.Context, v lawful.Viewer, since record.Mark) (web.Changes, error) {
	return asked(ctx, h, v, 0, func(a *store.Asked) (web.Changes, error) {
		news, err := a.Changed(since, web.MaxChanged)
		out := web.Changes{Mark: a.Moment.Mark, Calls: news.Calls, Head: news.Head, Leads: []web.ChangedLead{}}
		for _, l := range news.Leads {
			out.Leads = append(out.Leads, web.ChangedLead(l))
		}
		return out, err
	})
}

// Showed implements web.House.
func (h *house) Showed(ctx context.Context, v lawful.Viewer, b desk.Board) error {
	body := &record.BoardShown{Engine: rank.Engine, Rules: b.Rules, AsOf: b.Moment.Seq}
	var labels record.Labels
	for _, r := range b.Rows {
		body.Rows = append(body.Rows, record.Shown{Lead: r.Lead, Index: r.Index, Why: r.Factors})
		labels = labels.Union(r.Set)
	}
	return h.note(ctx, v.Draft(record.ID{}, body), labels)
}

// Opened implements web.House.
func (h *house) Opened(ctx context.Context, v lawful.Viewer, lead record.ID) error {
	return h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		now, err := tx.LeadNow(v, lead)
		if err != nil {
			return err
		}
		d := v.Draft(lead, &record.LeadOpened{Lead: lead})
		d.Labels = now.Labels
		_, err = tx.Append(d)
		return err
	})
}

func (h *house) note(ctx context.Context, d record.Draft, labels record.Labels) error {
	d.Labels = labels
	return h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		_, err := tx.Append(d)
		return err
	})
}

// Decide implements web.House.
func (h *house) Decide(ctx context.Context, v lawful.Viewer, d desk.Decision) (record.ID, error) {
	return h.decide(ctx, v, d)
}

// Take implements web.House: what was acknowledged is held, and has passed all
// stages when Take returns without error.
func (h *house) Take(ctx context.Context, v lawful.Viewer, d web.Delivery, in iter.Seq2[intake.Report, *intake.Refused]) (web.Receipt, error) {
	if err := h.mayAct(); err != nil {
		return web.Receipt{}, err
	}
	all := newDelivery(d.Door, d.Format).from(d.Source, d.Channel)
	got, err := h.take(ctx, v, store.Interactive, all, in)
	if err == nil {
		err = h.follow(ctx, store.Interactive)
	}
	out := web.Receipt{Refused: got.refused, Sent: all.seen.sum()}
	var asking error
	out.Taken, asking = h.receipts(ctx, v, got.taken)
	return out, errors.Join(err, asking)
}

// receipts says what became of each report that was taken. Of one that whoever
// sent it may not read it says no more than that it is held: not even whether it
// was held before.
func (h *house) receipts(ctx context.Context, v lawful.Viewer, all []taken) ([]desk.ReportView, error) {
	var out []desk.ReportView
	err := h.ask(ctx, v, 0, func(a *store.Asked) error {
		for _, t := range all {
			r, err := a.ReportView(t.report)
			switch {
			case errors.Is(err, desk.ErrNotFound):
				r = bare(t)
			case err != nil:
				return err
			default:
				r.Arrival = t.arrival
			}
			out = append(out, r)
		}
		return nil
	})
	for _, t := range all[len(out):] {
		out = append(out, bare(t))
	}
	return out, err
}

// bare acknowledges a report by the sender's id alone.
func bare(t taken) desk.ReportView {
	return desk.ReportView{Said: intake.Report{SentID: t.sent}, Marks: []desk.Mark{}, Links: []desk.LinkView{}}
}

// Match implements web.House.
func (h *house) Match(ctx context.Context, v lawful.Viewer, q web.MatchQuery) (web.MatchAnswer, error) {
	seq, err := h.db.CatchUp(ctx, h.known)
	if err != nil {
		return web.MatchAnswer{}, err
	}
	if q.At == 0 {
		q.At = record.At(h.db.Now())
	}
	found := h.known.Match(v, resolve.Query{Name: q.Name, Type: q.Type, DOB: q.DOB, Age: q.Age, At: q.At, Identifiers: q.Identifiers,
		Places: q.Places, Beside: q.Beside, Limit: q.Limit, Region: h.region})
	out := web.MatchAnswer{Candidates: make([]web.Candidate, len(found)), Population: h.known.People()}
	if v.Hidden() == 0 {
		out.Seq = &seq
	}
	for i, c := range found {
		out.Candidates[i] = web.Candidate{Holding: c.ID, ListID: c.ListID, Name: c.Name, P: c.P, Others: c.Others, Rule: c.Rule, Why: make([]desk.Reason, len(c.Why)), Handling: c.Marks}
		for j, r := range c.Why {
			out.Candidates[i].Why[j] = desk.Reason(r)
		}
	}
	if out.Candidates, err = h.openedFor(ctx, v, q, out.Candidates); err != nil {
		return out, err
	}
	out.Candidates, err = h.asOne(ctx, v, seq, out.Candidates)
	return out, err
}

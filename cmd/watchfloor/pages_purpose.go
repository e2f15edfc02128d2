package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// StatePurpose implements web.House.
func (h *house) StatePurpose(ctx context.Context, v lawful.Viewer, p desk.Purpose) error {
	return h.acts(ctx, p.Request, func(tx *store.Tx) ([]record.Draft, error) { return desk.StatePurpose(tx, v, p) })
}

// Works implements web.House.
func (h *house) Works(ctx context.Context, v lawful.Viewer, lead record.ID) (bool, error) {
	return asked(ctx, h, v, 0, func(a *store.Asked) (bool, error) { return a.Works(lead) })
}

// SearchFor implements web.House. Whoever sits at a machine without accounts is
// there for triage and is not asked.
func (h *house) SearchFor(ctx context.Context, v lawful.Viewer, lead record.ID) (desk.Searching, error) {
	return asked(ctx, h, v, 0, func(a *store.Asked) (desk.Searching, error) {
		if !lead.IsZero() {
			return desk.Searching{Lead: lead, Purpose: v.Purpose}, a.LeadThere(lead)
		}
		s, ok, err := a.SearchPurpose()
		switch {
		case ok || err != nil:
			return s, err
		case v.Actor == h.db.House().Sitter:
			return desk.Searching{Purpose: record.PurposeTriage}, nil
		}
		return s, desk.ErrNoPurpose
	})
}

// Searched implements web.House. While a house is filled, nothing is recorded of
// who looks at what stands already: an entry of today would end the loading.
func (h *house) Searched(ctx context.Context, v lawful.Viewer, s desk.Searching) error {
	if h.mayAct() != nil {
		return nil
	}
	return h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		labels, err := tx.Named(v)
		if err != nil {
			return err
		}
		if s.Keep {
			return h.keepAsking(tx, v, s, labels)
		}
		_, err = tx.Append(desk.Searched(v, s, labels))
		return err
	})
}

// Read implements web.House: one entry for each viewer and thing within the hour.
func (h *house) Read(ctx context.Context, v lawful.Viewer, of record.ReadOf, item record.ID, n int) error {
	if h.mayAct() != nil {
		return nil
	}
	lately, err := asked(ctx, h, v, 0, func(a *store.Asked) (bool, error) { return a.ReadLately(of, item, n) })
	if lately || err != nil {
		return err
	}
	return h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		labels, err := tx.ReadLabels(v, of, item)
		if err != nil {
			return err
		}
		d := v.Draft(record.ID{}, &record.ItemRead{Item: item, Of: of, N: int64(n)})
		d.Labels = labels
		_, err = tx.Append(d)
		return err
	})
}

// Closed implements web.House.
func (h *house) Closed(ctx context.Context, v lawful.Viewer, at record.Time) (desk.ClosedView, error) {
	return asked(ctx, h, v, at, (*store.Asked).Closed)
}

// openedFor keeps back what is closed among the candidates, and shows it for the
// purpose that the query states.
func (h *house) openedFor(ctx context.Context, v lawful.Viewer, q web.MatchQuery, found []web.Candidate) ([]web.Candidate, error) {
	if v.Stated {
		return found, nil
	}
	var shown, kept []web.Candidate
	for _, c := range found {
		closed, err := asked(ctx, h, v, 0, func(a *store.Asked) (bool, error) { return a.ClosedTo(c.Holding) })
		if err != nil {
			return nil, err
		}
		if closed && (!q.Purpose.Lead.IsZero() || q.Purpose.Words != "") {
			err = h.StatePurpose(ctx, v, desk.Purpose{Item: c.Holding, Lead: q.Purpose.Lead, Words: q.Purpose.Words})
			closed = false
		}
		if err != nil {
			return nil, err
		}
		if closed {
			kept = append(kept, web.Candidate{Name: desk.ClosedWords, Closed: true})
			continue
		}
		shown = append(shown, c)
	}
	return append(shown, kept...), nil
}

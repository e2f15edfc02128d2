package main

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// sheetsShown is how many sheets the page of sheets lists.
const sheetsShown = 30

// Sheets implements web.House.
func (h *house) Sheets(ctx context.Context, v lawful.Viewer, at record.Time) ([]desk.SheetView, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) ([]desk.SheetView, error) {
		posts, err := a.Posts()
		if err != nil {
			return nil, err
		}
		all, err := a.Sheets(sheetsShown)
		for i := range all {
			of, _ := posts.Of(all[i].Post)
			all[i].Name = of.Name
		}
		return all, err
	})
}

// Sheet implements web.House. What it lists is read as of when it was made; who has
// signed it, as of the moment asked for.
func (h *house) Sheet(ctx context.Context, v lawful.Viewer, at record.Time, id record.ID) (desk.SheetView, error) {
	var s desk.SheetView
	var due, pile []record.ID
	err := h.ask(ctx, v, at, func(a *store.Asked) (err error) {
		s, due, pile, err = a.Sheet(id)
		return err
	})
	if err != nil {
		return s, err
	}
	err = h.ask(ctx, v, s.Made, func(a *store.Asked) (err error) {
		if s.Due, err = a.Listed(due, desk.SheetLines); err != nil {
			return err
		}
		if s.Pile, err = a.Listed(pile, desk.SheetLines); err != nil {
			return err
		}
		if s.Waiting, err = a.HandOvers(); err != nil {
			return err
		}
		if s.Posts, err = a.Posts(); err != nil {
			return err
		}
		of, _ := s.Posts.Of(s.Post)
		s.Name = of.Name
		s.Back, err = a.Calls()
		return err
	})
	return s, err
}

// MakeSheet implements web.House. It begins where the last sheet of the post ended.
func (h *house) MakeSheet(ctx context.Context, v lawful.Viewer, request record.ID) error {
	before, err := h.Sheets(ctx, v, 0)
	if err != nil {
		return err
	}
	return h.acts(ctx, request, func(tx *store.Tx) ([]record.Draft, error) {
		from := max(tx.Now()-sinceUsual, h.db.Founded())
		for _, s := range before {
			if s.Post == v.Post {
				from = s.Until
				break
			}
		}
		piles, err := tx.Piles(v)
		return desk.MakeSheet(v, request, from, tx.Now(), piles), err
	})
}

// SignSheet implements web.House.
func (h *house) SignSheet(ctx context.Context, v lawful.Viewer, id record.ID, side record.SheetSide, words string) error {
	return h.acts(ctx, record.ID{}, func(tx *store.Tx) ([]record.Draft, error) {
		now, err := tx.SheetNow(v, id)
		if err != nil {
			return nil, err
		}
		return desk.SignSheet(v, id, now, side, words)
	})
}

// LeadOnPaper implements web.House.
func (h *house) LeadOnPaper(ctx context.Context, v lawful.Viewer, number string) (record.ID, error) {
	return asked(ctx, h, v, 0, func(a *store.Asked) (record.ID, error) { return a.LeadOnPaper(number) })
}

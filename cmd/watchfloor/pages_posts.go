package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// Zone implements web.House.
func (h *house) Zone() *time.Location { return h.zone }

// OnPost implements web.House.
func (h *house) OnPost(ctx context.Context, v lawful.Viewer, chosen record.ID) (lawful.Viewer, error) {
	v.Post = record.ID{}
	if v.Actor.IsZero() {
		return v, nil
	}
	posts, err := h.db.PostsOf(ctx, v.Actor)
	switch {
	case err != nil || len(posts) == 0:
	case slices.Contains(posts, chosen):
		v.Post = chosen
	default:
		v.Post = posts[0]
	}
	return v, err
}

// Posts implements web.House.
func (h *house) Posts(ctx context.Context, v lawful.Viewer, at record.Time) (desk.Posts, error) {
	return asked(ctx, h, v, at, (*store.Asked).Posts)
}

// Roster implements web.House.
func (h *house) Roster(ctx context.Context, v lawful.Viewer, at record.Time, of desk.Stretch) (desk.Roster, error) {
	return asked(ctx, h, v, at, func(a *store.Asked) (desk.Roster, error) { return a.Roster(of.From, of.Until) })
}

// People implements web.House.
func (h *house) People(context.Context, lawful.Viewer) ([]desk.Person, error) {
	return []desk.Person{{Account: h.db.House().Sitter, Name: "whoever sits at this machine", Login: "sitter"}}, nil
}

// HandOvers implements web.House.
func (h *house) HandOvers(ctx context.Context, v lawful.Viewer, at record.Time) (desk.HandOvers, error) {
	return asked(ctx, h, v, at, (*store.Asked).HandOvers)
}

// DecideRoster implements web.House.
func (h *house) DecideRoster(ctx context.Context, v lawful.Viewer, d desk.RosterDecision) error {
	if err := h.mayAct(); err != nil {
		return err
	}
	err := h.db.Write(ctx, store.Interactive, func(tx *store.Tx) error {
		if !d.Request.IsZero() {
			if err := tx.Once(d.Request); err != nil {
				return err
			}
		}
		drafts, err := desk.DecideRoster(tx, v, d)
		if err != nil {
			return err
		}
		_, err = tx.Append(drafts...)
		return err
	})
	if errors.Is(err, store.ErrRepeated) {
		return nil
	}
	return err
}

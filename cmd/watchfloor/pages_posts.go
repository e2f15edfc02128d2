package main

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"time"

	"watchfloor/desk"
	"watchfloor/desk/calendar"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
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
func (h *house) People(ctx context.Context, v lawful.Viewer) ([]desk.Person, error) {
	return asked(ctx, h, v, 0, (*store.Asked).People)
}

// seriesFor is how far ahead a series of a calendar is spread out.
const seriesFor = 200 * record.Day

// PlanRoster implements web.House.
func (h *house) PlanRoster(ctx context.Context, v lawful.Viewer, f web.RosterFile) (desk.RosterPlan, error) {
	var out desk.RosterPlan
	if !v.May(lawful.Plan) {
		return out, desk.Cannot("posts and the roster are for those who plan")
	}
	err := h.ask(ctx, v, 0, func(a *store.Asked) error {
		people, err := a.People()
		if err != nil {
			return err
		}
		r, err := a.Roster(a.Now, a.Now+seriesFor+400*record.Day)
		if err != nil {
			return err
		}
		p := desk.Planning{Post: f.Post, Replace: f.Replace, Posts: map[record.ID]string{}, People: people, Have: r.Duties, Now: a.Now}
		for _, one := range r.Posts.Open() {
			p.Posts[one.ID] = one.Name
		}
		if _, open := p.Posts[f.Post]; !f.Post.IsZero() && !open {
			return desk.ErrNotFound
		}
		rows, refused, way := rosterRows(f.Bytes, calendar.Options{Zone: h.zone, From: a.Now, Until: a.Now + seriesFor})
		p.Way = way
		out = p.Plan(rows)
		out.Refused = append(refused, out.Refused...)
		slices.SortStableFunc(out.Refused, func(a, b desk.RosterRefused) int { return cmp.Compare(a.Line, b.Line) })
		return nil
	})
	return out, err
}

func rosterRows(b []byte, o calendar.Options) (rows []desk.RosterRow, bad []desk.RosterRefused, way record.RosterWay) {
	all, way := calendar.Read(bytes.NewReader(b), o)
	for r, refused := range all {
		if refused != nil {
			bad = append(bad, desk.RosterRefused{Line: refused.Line, Why: refused.Detail})
			continue
		}
		rows = append(rows, desk.RosterRow(r))
	}
	return rows, bad, way
}

// HandOvers implements web.House.
func (h *house) HandOvers(ctx context.Context, v lawful.Viewer, at record.Time) (desk.HandOvers, error) {
	return asked(ctx, h, v, at, (*store.Asked).HandOvers)
}

// DecideRoster implements web.House.
func (h *house) DecideRoster(ctx context.Context, v lawful.Viewer, d desk.RosterDecision) error {
	return h.acts(ctx, d.Request, func(tx *store.Tx) ([]record.Draft, error) { return desk.DecideRoster(tx, v, d) })
}

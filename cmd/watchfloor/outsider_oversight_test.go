package main

import (
	"errors"
	"slices"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/record/checkpoint"
	"watchfloor/web"
)

// oversightWays are how an outsider may try what oversight asks. Who oversees the
// house sees that things were done, whatever their labels; so that role stands
// alone, and everybody else gets nothing here.
func (p *transcript) oversightWays(h web.House) map[string]func() {
	ctx, v := p.t.Context(), p.v
	v.Roles = slices.DeleteFunc(slices.Clone(lawful.Every), func(r record.AccountRole) bool { return r == record.RoleOversight })
	nothing := func(what string, err error) {
		if !errors.Is(err, desk.ErrNotFound) {
			p.t.Errorf("%s for who does not oversee the house: %v", what, err)
		}
	}
	return map[string]func(){
		"KeepCheckpoint": func() {
			if _, err := h.KeepCheckpoint(ctx, p.v, checkpoint.Sent{Key: "none"}); err == nil {
				p.t.Error("a checkpoint without a key is kept")
			}
		},
		"Oversight": func() {
			_, err := h.Oversight(ctx, v, 0)
			nothing("oversight", err)
		},
		"WholeLog": func() {
			_, err := h.WholeLog(ctx, v, 0, desk.LogQuery{})
			nothing("the log", err)
		},
		"DrawSample": func() {
			nothing("a sample", h.DrawSample(ctx, v, web.Drawing{From: record.Day, Until: 2 * record.Day, Leads: 3}))
		},
		"Sampled": func() {
			for _, id := range slices.Concat(p.open.leads, p.sealed.leads) {
				_, err := h.Sampled(ctx, v, id)
				nothing("a lead of a sample", err)
				_, err = h.Sampled(ctx, p.v, id)
				nothing("a lead that was not drawn", err)
			}
		},
		"Late": func() {
			late, err := h.Late(ctx, p.v)
			p.write("late", late, err)
		},
		"Holders": func() {
			all, err := h.Holders(ctx, p.v, 0)
			p.write("holders", all, err)
		},
		"Reviews": func() {
			all, err := h.Reviews(ctx, p.v, 0)
			p.write("reviews", all, err)
		},
		"AskReview": func() {
			nothing("asking for a review", h.AskReview(ctx, lawful.Viewer{Actor: v.Actor}, record.NewID(), "why"))
		},
		"AnswerReview": func() { nothing("answering no review", h.AnswerReview(ctx, v, record.NewID(), true)) },
		"MyTrail":      func() {}, // what the asker did themselves
		"ReviewedTrail": func() {
			_, err := h.ReviewedTrail(ctx, v, record.NewID(), 0)
			nothing("the trail of no review", err)
		},
	}
}

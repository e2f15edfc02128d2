package main

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/web"
)

// waysOfPosts are how an outsider may ask about posts and hand-overs. Who holds a
// post is no secret of a case; what is handed over is.
func (p *transcript) waysOfPosts(h web.House) map[string]func() {
	ctx := p.t.Context()
	return map[string]func(){
		"Zone": func() { p.write("zone", h.Zone().String(), nil) },
		"OnPost": func() {
			v, err := h.OnPost(ctx, p.v, record.ID{})
			p.write("on post", v.Post, err)
		},
		"Posts": func() {
			posts, err := h.Posts(ctx, p.v, 0)
			p.write("posts", posts, err)
		},
		"Roster": func() {
			for _, at := range []record.Time{0, p.now() - 9*record.Hour} {
				r, err := h.Roster(ctx, p.v, at, desk.Stretch{From: p.now() - 7*record.Day, Until: p.now() + 7*record.Day})
				p.write("roster", r, err)
			}
		},
		"People": func() {
			people, err := h.People(ctx, p.v)
			p.write("people", people, err)
		},
		"DecideRoster": func() {
			if err := h.DecideRoster(ctx, lawful.Viewer{Actor: record.NewID()}, desk.RosterDecision{Open: "A post"}); err == nil {
				p.t.Error("somebody who does not plan opens a post")
			}
		},
		"PlanRoster": func() {
			if _, err := h.PlanRoster(ctx, lawful.Viewer{Actor: record.NewID()}, web.RosterFile{Bytes: []byte("post,person,from,until\n")}); err == nil {
				p.t.Error("somebody who does not plan plans")
			}
		},
		"HandOvers": func() {
			for _, at := range []record.Time{0, p.now() - record.Hour, p.now() - 9*record.Hour} {
				all, err := h.HandOvers(ctx, p.v, at)
				p.write("hand-overs", all, err)
			}
			for _, id := range p.sealed.leads {
				for _, act := range []desk.Act{desk.HandOver, desk.Acknowledge, desk.Return, desk.Withdraw} {
					if _, err := h.Decide(ctx, p.v, desk.Decision{Act: act, Lead: id, Words: "x"}); !errors.Is(err, desk.ErrNotFound) {
						p.t.Errorf("an outsider does %s to a restricted lead: %v", act, err)
					}
				}
			}
		},
	}
}

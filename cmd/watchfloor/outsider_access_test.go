package main

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/web"
)

// accessWays are how an outsider may try what is about reading more.
func (p *transcript) accessWays(h web.House) map[string]func() {
	ctx := p.t.Context()
	return map[string]func(){
		"Access": func() {
			for _, at := range []record.Time{0, p.now() - record.Hour} {
				got, err := h.Access(ctx, p.v, at)
				got.Labels = nil // the outsider of this test has every role, and labels of their own are none
				p.write("access", got, err)
			}
		},
		"Emergencies": func() {
			got, err := h.Emergencies(ctx, p.v, 0)
			p.write("emergencies", got, err)
		},
		"DecideAccess": func() {
			for _, id := range p.sealed.leads {
				if err := h.DecideAccess(ctx, p.v, desk.AccessDecision{Act: desk.GrantAccess, Access: id}); !errors.Is(err, desk.ErrNotFound) {
					p.t.Errorf("an outsider grants what nobody asked for: %v", err)
				}
			}
			err := h.DecideAccess(ctx, p.v, desk.AccessDecision{Act: desk.AskAccess, Item: record.ID{1}, Words: "I must know"})
			p.write("asked", "", err)
		},
		"NotShown": func() { h.NotShown(ctx, p.v, record.ID{1}, record.NotHere) }, // it answers nothing
	}
}

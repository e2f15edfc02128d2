package main

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/web"
)

// purposeWays are how an outsider may try what is asked of purposes and reads.
func (p *transcript) purposeWays() map[string]func() {
	ctx, h := p.t.Context(), web.House(p.house)
	refused := func(what string, err error) {
		if !errors.Is(err, desk.ErrNotFound) {
			p.t.Errorf("an outsider %s: %v", what, err)
		}
	}
	return map[string]func(){
		"StatePurpose": func() {
			for _, id := range p.sealed.holdings {
				refused("states a purpose for a restricted record", h.StatePurpose(ctx, p.v, desk.Purpose{Item: id, Words: "triage"}))
			}
			for _, id := range p.sealed.leads {
				refused("states a restricted lead as purpose", h.StatePurpose(ctx, p.v, desk.Purpose{Lead: id}))
			}
		},
		"Works": func() {
			for _, id := range p.sealed.leads {
				works, err := h.Works(ctx, p.v, id)
				if works || err != nil {
					p.t.Errorf("an outsider works on a restricted lead: %t, %v", works, err)
				}
			}
		},
		"SearchFor": func() {
			for _, id := range p.sealed.leads {
				_, err := h.SearchFor(ctx, p.v, id)
				refused("searches for a restricted lead", err)
			}
			_, err := h.SearchFor(ctx, p.v, record.ID{})
			p.write("searches", nil, err)
		},
		"Searched": func() {
			p.write("searched", nil, h.Searched(ctx, p.v, desk.Searching{Words: "van"}))
		},
		"Read": func() {
			for _, id := range p.sealed.reports {
				refused("reads a restricted report", h.Read(ctx, p.v, record.ReadReport, id, 0))
				refused("reads a restricted attachment", h.Read(ctx, p.v, record.ReadAttachment, id, 0))
			}
			for _, id := range p.sealed.holdings {
				refused("reads a restricted record", h.Read(ctx, p.v, record.ReadHolding, id, 0))
			}
		},
		"Closed": func() {
			for _, at := range []record.Time{0, p.now() - record.Hour} {
				closed, err := h.Closed(ctx, p.v, at)
				p.write("closed", closed, err)
			}
		},
	}
}

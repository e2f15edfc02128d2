package main

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// askWays are how an outsider may try what is asked of searches that found nothing.
func (p *transcript) askWays() map[string]func() {
	ctx := p.t.Context()
	return map[string]func(){
		"Searches": func() {
			all, err := p.house.Searches(ctx, p.v, 0)
			p.write("searches asked again", all, err)
		},
		"AnsweredSince": func() {
			n, err := p.house.AnsweredSince(ctx, p.v, 0, 0)
			p.write("searches answered", n, err)
		},
		"EndSearch": func() {
			if err := p.house.EndSearch(ctx, p.v, record.ID{}, record.NewID()); !errors.Is(err, desk.ErrNotFound) {
				p.t.Errorf("an outsider ends a search that is not theirs: %v", err)
			}
		},
	}
}

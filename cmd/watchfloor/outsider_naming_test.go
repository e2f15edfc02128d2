package main

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// namingWays are how an outsider may try to name a holding.
func (p *transcript) namingWays() map[string]func() {
	return map[string]func(){
		"NameHolding": func() {
			for _, id := range append([]record.ID{record.NewID()}, p.sealed.holdings...) {
				for _, d := range []desk.NameDecision{{Holding: id, Text: "Orlo Tavish"}, {Holding: id, Name: record.NewID()}} {
					if err := p.house.NameHolding(p.t.Context(), p.v, d); !errors.Is(err, desk.ErrNotFound) {
						p.t.Errorf("an outsider names a restricted holding: %v", err)
					}
				}
			}
		},
	}
}

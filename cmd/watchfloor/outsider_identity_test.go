package main

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// identityWays are how an outsider may try what the house answers about holdings
// that are one.
func (p *transcript) identityWays() map[string]func() {
	return map[string]func(){
		"JudgeHoldings": func() {
			for _, id := range append([]record.ID{record.NewID()}, p.sealed.holdings...) {
				for _, other := range p.open.holdings {
					err := p.house.JudgeHoldings(p.t.Context(), p.v, desk.SameDecision{A: id, B: other, Same: record.SameOne})
					if !errors.Is(err, desk.ErrNotFound) {
						p.t.Errorf("an outsider judges a restricted holding: %v", err)
					}
				}
			}
		},
	}
}

package main

import (
	"errors"
	"fmt"

	"watchfloor/desk"
	"watchfloor/record"
)

// identityWays are how an outsider may try what the house answers about holdings
// that are one.
func (p *transcript) identityWays() map[string]func() {
	return map[string]func(){
		"MayBeOne": func() {
			for i, id := range p.open.holdings {
				page, err := p.house.Holding(p.t.Context(), p.v, 0, id)
				if err != nil || page.Closed {
					continue
				}
				got, err := p.house.MayBeOne(p.t.Context(), p.v, page)
				p.write(fmt.Sprint("may be one ", i), got, err)
			}
		},
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

package main

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// factorsWays are how an outsider may ask why a lead stands where it does.
func (p *transcript) factorsWays() map[string]func() {
	return map[string]func(){
		"LeadFactors": func() {
			for _, at := range []record.Time{0, p.now() - 3*record.Hour} {
				for _, id := range p.open.leads {
					v, err := p.house.LeadFactors(p.t.Context(), p.v, at, id)
					p.write("factors of a lead", v, err)
				}
				for _, id := range p.sealed.leads {
					if _, err := p.house.LeadFactors(p.t.Context(), p.v, at, id); !errors.Is(err, desk.ErrNotFound) {
						p.t.Errorf("the factors of a sealed lead: %v", err)
					}
				}
			}
		},
	}
}

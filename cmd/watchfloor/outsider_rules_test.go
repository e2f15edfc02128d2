package main

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// rulesWays are how an outsider may try the rules of the order.
func (p *transcript) rulesWays() map[string]func() {
	ctx := p.t.Context()
	return map[string]func(){
		"Rules": func() {
			for _, at := range []record.Time{0, p.now() - 3*record.Hour} {
				v, err := p.house.Rules(ctx, p.v, at)
				p.write("rules", v, err)
			}
		},
		"TryRules": func() {
			v, err := p.house.TryRules(ctx, p.v, map[desk.FigureCode]float64{photography: 40})
			p.write("rules tried", v, err)
		},
		"LeadChange": func() {
			for _, id := range p.open.leads {
				v, err := p.house.LeadChange(ctx, p.v, 0, id)
				p.write("what would change a lead", v, err)
			}
			for _, id := range p.sealed.leads {
				if _, err := p.house.LeadChange(ctx, p.v, 0, id); !errors.Is(err, desk.ErrNotFound) {
					p.t.Errorf("what would change a sealed lead: %v", err)
				}
			}
		},
		"DecideRules": func() {
			p.write("rules decided", nil, p.house.DecideRules(ctx, p.v, desk.RulesDecision{On: 1, Words: "x"}))
		},
	}
}

package main

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// outcomesWays are how an outsider may try what came of several leads at once.
func (p *transcript) outcomesWays() map[string]func() {
	ctx := p.t.Context()
	return map[string]func(){
		"Outcomes": func() {
			for _, at := range []record.Time{0, p.now() - 3*record.Hour} {
				v, err := p.house.Outcomes(ctx, p.v, at, record.ID{})
				p.write("outcomes", v, err)
			}
			_, err := p.house.Outcomes(ctx, p.v, 0, record.ID{3})
			p.write("outcomes of an operation", nil, err)
		},
		"SayOutcomes": func() {
			for _, lead := range []record.ID{{}, {3}} {
				err := p.house.SayOutcomes(ctx, p.v, desk.OutcomesDecision{Request: record.NewID(), Leads: []record.ID{lead}, Words: "x"})
				if !errors.Is(err, desk.ErrNotFound) {
					p.t.Errorf("an outsider says what came of what is not there: %v", err)
				}
			}
		},
	}
}

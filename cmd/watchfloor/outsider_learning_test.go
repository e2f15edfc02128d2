package main

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// learningWays are how an outsider may try what closed leads came to. Which leads are
// drawn follows from the root of the log, which is another in each house.
func (p *transcript) learningWays() map[string]func() {
	ctx := p.t.Context()
	return map[string]func(){
		"Learning": func() {
			for _, at := range []record.Time{0, p.now() - 3*record.Hour} {
				v, err := p.house.Learning(ctx, p.v, at)
				p.write("learning", v, err)
			}
		},
		"Again": func() {
			if v, err := p.house.Again(ctx, p.v, 0); err != nil || !v.Lead.IsZero() {
				p.t.Errorf("the outsider took nothing, and looks at %s: %v", v.Lead, err)
			}
		},
		"TakeAgain": func() {
			v, err := p.house.Again(ctx, p.v, 0)
			if err != nil || v.Waiting > 0 {
				return // what is drawn is chance: taken in one house alone, it would make the two differ
			}
			var cannot desk.Cannot
			if err := p.house.TakeAgain(ctx, p.v, record.NewID()); !errors.As(err, &cannot) {
				p.t.Errorf("nothing waits and something can be taken: %v", err)
			}
		},
		"LookAgain": func() {
			for _, lead := range []record.ID{{}, {3}} {
				err := p.house.LookAgain(ctx, p.v, desk.AgainDecision{Request: record.NewID(), Lead: lead, Words: "x"})
				if !errors.Is(err, desk.ErrNotFound) {
					p.t.Errorf("an outsider looks again at what is not there: %v", err)
				}
			}
		},
	}
}

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
		"LinkReview": func() {
			queues := []desk.LinkQueue{{}, {Unsure: true}}
			for _, id := range p.open.leads {
				queues = append(queues, desk.LinkQueue{Lead: id})
			}
			for _, id := range p.open.reports {
				queues = append(queues, desk.LinkQueue{Report: id})
			}
			for i, q := range queues {
				for _, at := range []record.Time{0, p.now() - 2*record.Hour} {
					got, err := p.house.LinkReview(p.t.Context(), p.v, at, q)
					p.write(fmt.Sprint("links ", i, " at ", at), got, err)
				}
			}
			for _, q := range sealedQueues(p.sealed) {
				if got, err := p.house.LinkReview(p.t.Context(), p.v, 0, q); !errors.Is(err, desk.ErrNotFound) {
					p.t.Errorf("an outsider goes through restricted links: %v, %v", got, err)
				}
			}
		},
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

func sealedQueues(sealed told) (out []desk.LinkQueue) {
	for _, id := range sealed.leads {
		out = append(out, desk.LinkQueue{Lead: id})
	}
	for _, id := range sealed.reports {
		out = append(out, desk.LinkQueue{Report: id})
	}
	return out
}

package main

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// handlingWays are how an outsider may try what the house answers about handling.
func (p *transcript) handlingWays() map[string]func() {
	return map[string]func(){
		"LabelChoices": func() {
			got, err := p.house.LabelChoices(p.t.Context(), p.v)
			p.write("labels to give", got, err)
		},
		"SetHandling": func() {
			for _, id := range append(append([]record.ID{record.NewID()}, p.sealed.reports...), p.sealed.holdings...) {
				err := p.house.SetHandling(p.t.Context(), p.v, desk.HandlingDecision{Item: id, Handling: record.TLPClear, Words: "nobody asked"})
				if !errors.Is(err, desk.ErrNotFound) {
					p.t.Errorf("an outsider sets the handling of something restricted: %v", err)
				}
			}
		},
	}
}

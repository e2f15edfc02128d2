package main

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// operationWays are how an outsider may try to end what they do not know of.
func (p *transcript) operationWays() map[string]func() {
	return map[string]func(){
		"EndOperation": func() {
			for _, id := range append([]record.ID{record.NewID()}, p.sealed.operations...) {
				for _, how := range []record.OperationEnd{record.EndedDone, record.OperationRuns} {
					err := p.house.EndOperation(p.t.Context(), p.v, desk.EndDecision{Operation: id, How: how, Words: "nobody asked"})
					if !errors.Is(err, desk.ErrNotFound) {
						p.t.Errorf("an outsider ends something restricted: %v", err)
					}
				}
			}
		},
	}
}

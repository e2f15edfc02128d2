package main

import (
	"errors"

	"watchfloor/desk"
	"watchfloor/record"
)

// whereWays are how an outsider may try to correct places and times.
func (p *transcript) whereWays() map[string]func() {
	return map[string]func(){
		"JudgeWhere": func() {
			for _, id := range append([]record.ID{record.NewID()}, p.sealed.reports...) {
				d := desk.WhereDecision{Report: id, Kind: record.MentionPlace, Name: "gate", Holds: true, Place: "London"}
				if err := p.house.JudgeWhere(p.t.Context(), p.v, d); !errors.Is(err, desk.ErrNotFound) {
					p.t.Errorf("an outsider corrects a restricted report: %v", err)
				}
			}
		},
	}
}

package main

import (
	"errors"
	"fmt"

	"watchfloor/desk"
	"watchfloor/record"
)

// sharedWays are how an outsider may try what is shared by too many.
func (p *transcript) sharedWays() map[string]func() {
	ctx := p.t.Context()
	return map[string]func(){
		"Shared": func() {
			for _, at := range []record.Time{0, p.now() - 3*record.Hour} {
				v, err := p.house.Shared(ctx, p.v, at)
				p.write(fmt.Sprint("shared by too many at ", at), v, err)
			}
		},
		"JudgeValue": func() {
			for _, at := range []string{"", "v-", "v-00112233445566778899aabbccddeeff", "nothing"} {
				err := p.house.JudgeValue(ctx, p.v, desk.ValueDecision{At: at, Connects: record.ConnectsNever, Words: "x"})
				if !errors.Is(err, desk.ErrNotFound) {
					p.t.Errorf("an outsider judges a value that is not there: %v", err)
				}
			}
		},
	}
}

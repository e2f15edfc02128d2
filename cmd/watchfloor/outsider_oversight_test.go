package main

import (
	"watchfloor/record/checkpoint"
	"watchfloor/web"
)

// oversightWays are how an outsider may try what oversight asks.
func (p *transcript) oversightWays(h web.House) map[string]func() {
	return map[string]func(){
		"KeepCheckpoint": func() {
			if _, err := h.KeepCheckpoint(p.t.Context(), p.v, checkpoint.Sent{Key: "none"}); err == nil {
				p.t.Error("a checkpoint without a key is kept")
			}
		},
	}
}

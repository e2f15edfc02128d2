package main

import (
	"fmt"

	"watchfloor/record"
)

// capacityWays are how an outsider may try to learn how much work there is.
func (p *transcript) capacityWays() map[string]func() {
	return map[string]func(){
		"Capacity": func() {
			for _, at := range []record.Time{0, p.now() - 3*record.Hour, p.now() - 12*record.Hour} {
				v, err := p.house.Capacity(p.t.Context(), p.v, at)
				p.write(fmt.Sprint("capacity at ", at), v, err)
			}
		},
	}
}

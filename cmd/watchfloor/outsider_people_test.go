package main

import (
	"fmt"

	"watchfloor/record"
	"watchfloor/web"
)

// peopleWays are how an outsider may ask for people under 18.
func (p *transcript) peopleWays(h web.House) map[string]func() {
	return map[string]func(){"Young": func() {
		for _, at := range []record.Time{0, p.now() - record.Hour, p.now() - 9*record.Hour} {
			got, err := h.Young(p.t.Context(), p.v, at)
			p.write(fmt.Sprint("young at ", at), got, err)
		}
	}}
}

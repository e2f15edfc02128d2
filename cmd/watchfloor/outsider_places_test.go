package main

import (
	"errors"
	"fmt"

	"watchfloor/desk"
	"watchfloor/record"
)

// placeWays are how an outsider may try the house's own gazetteer.
func (p *transcript) placeWays() map[string]func() {
	ctx := p.t.Context()
	return map[string]func(){
		"Places": func() {
			for _, at := range []record.Time{0, p.now() - 3*record.Hour} {
				v, err := p.house.Places(ctx, p.v, at, "")
				p.write(fmt.Sprint("places at ", at), v, err)
			}
		},
		"DecidePlace": func() {
			if err := p.house.DecidePlace(ctx, p.v, desk.PlaceDecision{Drop: record.NewID(), Words: "x"}); !errors.Is(err, desk.ErrNotFound) {
				p.t.Errorf("an outsider takes a place out that is not theirs: %v", err)
			}
			for _, label := range []string{"harbour", "nothing"} {
				d := desk.PlaceDecision{Names: []string{"Dock Four"}, Spot: desk.Spot{Latitude: 1, Longitude: 1}, Labels: []string{label}}
				p.write("a place under a label", nil, p.house.DecidePlace(ctx, p.v, d))
			}
		},
	}
}

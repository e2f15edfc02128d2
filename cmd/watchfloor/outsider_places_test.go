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
			for _, d := range []desk.PlaceDecision{{Drop: record.NewID(), Words: "x"},
				{Names: []string{"Dock Four"}, Spot: desk.Spot{Latitude: 1, Longitude: 1}, Labels: []string{"harbour"}}} {
				if err := p.house.DecidePlace(ctx, p.v, d); !errors.Is(err, desk.ErrNotFound) {
					p.t.Errorf("an outsider decides about a place that is not theirs: %v", err)
				}
			}
		},
	}
}

package main

import (
	"context"
	"sync"

	"watchfloor/cmd/watchfloor/city"
	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// sights are what the tour of the demo shows, looked for once the past stands.
type sights struct {
	mu  sync.Mutex
	all web.Sights
}

// Sights implements web.House.
func (h *house) Sights() web.Sights {
	h.sights.mu.Lock()
	defer h.sights.mu.Unlock()
	if h.Class() != record.Demo || h.Filling().Until != 0 {
		return web.Sights{}
	}
	if all := &h.sights.all; all.Printed.IsZero() || all.Misspelt.IsZero() {
		all.Printed, all.Misspelt = h.reportOf(city.Printed), h.reportOf(city.Misspelt)
	}
	return h.sights.all
}

// reportOf finds a report of the city by its words; zero when it is not there.
func (h *house) reportOf(words string) record.ID {
	var found desk.SearchView
	err := h.ask(context.Background(), h.sitter(), 0, func(a *store.Asked) (err error) {
		found, err = a.Search(record.StandingTip, words, "")
		return err
	})
	if err != nil || len(found.Hits) == 0 {
		return record.ID{} // the tour goes on without it
	}
	return found.Hits[len(found.Hits)-1].Report
}

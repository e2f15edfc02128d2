package main

import (
	"testing"
	"time"

	"watchfloor/record"
	"watchfloor/store"
)

// TestReadersWaitForNoSecondConnection has as many readers at once as there are
// connections: each must get its answers on the one that it has.
func TestReadersWaitForNoSecondConnection(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		taking(t, h, h.sitter(), `{"id":"s1","text":"Ask at 07700 900123."}`)
		came := make(chan *store.Asked)
		ask := func() {
			a, err := h.db.Ask(t.Context(), h.sitter(), h.scales, 0)
			if err != nil {
				t.Error(err)
			}
			came <- a
		}
		var readers []*store.Asked
		for full := false; !full; {
			go ask()
			select {
			case a := <-came:
				readers = append(readers, a)
			case <-time.After(500 * time.Millisecond): // nobody gives a connection back
				full = true
			}
		}
		answered := make(chan error, 1)
		go func() {
			_, err := readers[0].Operations() // which nobody has asked before
			answered <- err
		}()
		select {
		case err := <-answered:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(patience):
			t.Fatalf("%d readers wait for each other", len(readers))
		}
		for _, a := range readers {
			if err := a.Close(); err != nil {
				t.Error(err)
			}
		}
		if err := (<-came).Close(); err != nil {
			t.Error(err)
		}
	})
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// memoryPlaces is the gazetteer in memory.
type memoryPlaces struct {
	kept, dropped []desk.PlaceLine
	decided       []desk.PlaceDecision
}

func (m *memory) Places(_ context.Context, _ lawful.Viewer, at record.Time, words string) (desk.PlacesView, error) {
	return desk.PlacesView{Moment: m.moment(at), Words: words, All: len(m.places.kept), Found: len(m.places.kept), Kept: m.places.kept, Dropped: m.places.dropped}, m.broken
}

func (m *memory) DecidePlace(_ context.Context, _ lawful.Viewer, d desk.PlaceDecision) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.places.decided = append(m.places.decided, d)
	return m.broken
}

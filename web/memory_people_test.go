package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// Young implements House.
func (m *memory) Young(_ context.Context, _ lawful.Viewer, at record.Time) (desk.YoungPeople, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return desk.YoungPeople{Moment: m.moment(at), Lines: m.young}, m.broken
}

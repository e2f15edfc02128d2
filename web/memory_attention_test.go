package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// Attention returns what was counted in memory, at the moment asked of.
func (m *memory) Attention(_ context.Context, _ lawful.Viewer, at record.Time) (desk.Attention, error) {
	v := m.attended
	v.Moment = m.moment(at)
	return v, m.broken
}

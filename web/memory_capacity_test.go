package web

import (
	"context"

	"watchfloor/lawful"
	"watchfloor/picture"
	"watchfloor/record"
)

// Capacity returns what was seen in memory, at the moment asked of.
func (m *memory) Capacity(_ context.Context, _ lawful.Viewer, at record.Time) (picture.Seen, error) {
	seen := m.worked
	seen.Moment = m.moment(at)
	if seen.From != 0 {
		seen.From = seen.Moment.Now - picture.Window
	}
	return seen, m.broken
}

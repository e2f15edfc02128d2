package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
)

func (m *memory) SetHandling(_ context.Context, _ lawful.Viewer, d desk.HandlingDecision) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.handled = append(m.handled, d)
	return m.broken
}

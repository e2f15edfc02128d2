package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
)

func (m *memory) LabelChoices(context.Context, lawful.Viewer) ([]string, error) {
	return []string{"lantern"}, m.broken
}

func (m *memory) SetHandling(_ context.Context, _ lawful.Viewer, d desk.HandlingDecision) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.handled = append(m.handled, d)
	return m.broken
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
)

// memoryNames is what people added to holdings in memory.
type memoryNames struct{ named []desk.NameDecision }

func (m *memory) NameHolding(_ context.Context, _ lawful.Viewer, d desk.NameDecision) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.names.named = append(m.names.named, d)
	return m.broken
}

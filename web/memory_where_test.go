package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
)

func (m *memory) JudgeWhere(_ context.Context, _ lawful.Viewer, d desk.WhereDecision) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.where = append(m.where, d)
	return m.broken
}

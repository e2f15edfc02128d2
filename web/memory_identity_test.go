package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
)

// memorySame is what was said of holdings in memory.
type memorySame struct {
	judged []desk.SameDecision
	maybe  []desk.Likeness
}

func (m *memory) JudgeHoldings(_ context.Context, _ lawful.Viewer, d desk.SameDecision) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.same.judged = append(m.same.judged, d)
	return m.broken
}

func (m *memory) MayBeOne(context.Context, lawful.Viewer, desk.HoldingView) ([]desk.Likeness, error) {
	return m.same.maybe, m.broken
}

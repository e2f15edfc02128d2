package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// memoryOutcomes are closed leads in memory, and what was said of them.
type memoryOutcomes struct {
	view desk.OutcomesView
	said []desk.OutcomesDecision
}

func (m *memory) Outcomes(_ context.Context, _ lawful.Viewer, at record.Time, operation record.ID) (desk.OutcomesView, error) {
	v := m.outcomes.view
	v.Moment = m.moment(at)
	if !operation.IsZero() && (v.Operation == nil || v.Operation.ID != operation) {
		return v, desk.ErrNotFound
	}
	return v, m.broken
}

func (m *memory) SayOutcomes(_ context.Context, _ lawful.Viewer, d desk.OutcomesDecision) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.outcomes.said = append(m.outcomes.said, d)
	return m.broken
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// memoryShared is what is shared by too many in memory.
type memoryShared struct {
	values []desk.SharedValue
	judged []desk.ValueDecision

	streets []desk.SharedStreet
}

func (m *memory) Shared(_ context.Context, _ lawful.Viewer, at record.Time) (desk.SharedView, error) {
	return desk.SharedView{Moment: m.moment(at), From: 50, All: len(m.shared.values), Values: m.shared.values,
		Streets: m.shared.streets, Read: 1000, RareFor: 8}, m.broken
}

func (m *memory) JudgeValue(_ context.Context, _ lawful.Viewer, d desk.ValueDecision) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.shared.judged = append(m.shared.judged, d)
	return m.broken
}

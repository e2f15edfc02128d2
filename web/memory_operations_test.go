package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// EndOperation ends one of the operations in memory, or takes its end back.
func (m *memory) EndOperation(_ context.Context, _ lawful.Viewer, d desk.EndDecision) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i := range m.ops {
		if op := &m.ops[i]; op.ID == d.Operation {
			op.Ended, op.How = m.moment(0).Now, d.How.String()
			if d.How == record.OperationRuns {
				op.Ended, op.How = 0, ""
			}
			return m.broken
		}
	}
	return desk.ErrNotFound
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// Care implements House.
func (m *memory) Care(context.Context, lawful.Viewer) (desk.Care, error) { return m.care, nil }

// ChooseCare implements House.
func (m *memory) ChooseCare(_ context.Context, _ lawful.Viewer, c desk.Care) error {
	m.care = c
	return nil
}

// Warn implements House.
func (m *memory) Warn(_ context.Context, _ lawful.Viewer, report record.ID, warnings []record.Warning) error {
	for _, l := range m.leads {
		for i := range l.first.Members {
			if l.first.Members[i].ID == report {
				l.first.Members[i].Warnings = warnings
				return nil
			}
		}
	}
	return desk.ErrNotFound
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// said is what is recorded of purposes, searches and reads in memory.
type said struct {
	purposes []desk.Purpose
	searches []desk.Searching
	reads    []record.ID
	asks     bool // a search needs a purpose
	works    bool // the viewer works on every lead
	due      desk.ClosedView
}

func (m *memory) StatePurpose(_ context.Context, _ lawful.Viewer, p desk.Purpose) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.said.purposes, m.said.asks = append(m.said.purposes, p), false
	return m.broken
}

func (m *memory) Works(context.Context, lawful.Viewer, record.ID) (bool, error) {
	return m.said.works, m.broken
}

func (m *memory) SearchFor(_ context.Context, _ lawful.Viewer, lead record.ID) (desk.Searching, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.said.asks && lead.IsZero() {
		return desk.Searching{}, desk.ErrNoPurpose
	}
	return desk.Searching{Lead: lead}, m.broken
}

func (m *memory) Searched(_ context.Context, _ lawful.Viewer, s desk.Searching) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.said.searches = append(m.said.searches, s)
	return m.broken
}

func (m *memory) Read(_ context.Context, _ lawful.Viewer, _ record.ReadOf, item record.ID, _ int) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.said.reads = append(m.said.reads, item)
	return m.broken
}

func (m *memory) Closed(context.Context, lawful.Viewer, record.Time) (desk.ClosedView, error) {
	return m.said.due, m.broken
}

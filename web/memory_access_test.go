package web

import (
	"context"
	"slices"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// memoryAccess is what the house in memory knows about reading more.
type memoryAccess struct {
	lines    []desk.AccessLine
	labels   []string
	decided  []desk.AccessDecision
	notShown []record.ReadRefused
}

func (m *memory) Access(_ context.Context, v lawful.Viewer, at record.Time) (desk.AccessView, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := desk.AccessView{Moment: m.moment(at)}
	for _, l := range m.access.lines {
		if l.Account == v.Actor {
			out.Mine = append(out.Mine, l)
		} else if v.May(lawful.Authorise) {
			out.Others, out.Labels = append(out.Others, l), m.access.labels
		}
	}
	return out, m.broken
}

func (m *memory) DecideAccess(_ context.Context, _ lawful.Viewer, d desk.AccessDecision) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.access.decided = append(m.access.decided, d)
	return m.broken
}

func (m *memory) Emergencies(_ context.Context, _ lawful.Viewer, at record.Time) (desk.Emergencies, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	lines := slices.DeleteFunc(slices.Clone(m.access.lines), func(l desk.AccessLine) bool { return !l.Emergency })
	return desk.Emergencies{Moment: m.moment(at), Lines: lines}, m.broken
}

func (m *memory) NotShown(_ context.Context, _ lawful.Viewer, item record.ID, why record.ReadRefusal) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.access.notShown = append(m.access.notShown, record.ReadRefused{Item: item, Why: why})
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// memoryLearning is what closed leads came to in memory.
type memoryLearning struct {
	view   desk.LearningView
	again  desk.AgainView
	looked []desk.AgainDecision
	came   []desk.Decision
	taken  int
}

func (m *memory) Learning(_ context.Context, _ lawful.Viewer, at record.Time) (desk.LearningView, error) {
	v := m.learned.view
	v.Moment = m.moment(at)
	return v, m.broken
}

func (m *memory) Again(_ context.Context, _ lawful.Viewer, at record.Time) (desk.AgainView, error) {
	v := m.learned.again
	v.Moment = m.moment(at)
	return v, m.broken
}

func (m *memory) TakeAgain(context.Context, lawful.Viewer, record.ID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.learned.taken++
	return m.broken
}

func (m *memory) LookAgain(_ context.Context, _ lawful.Viewer, d desk.AgainDecision) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.learned.looked = append(m.learned.looked, d)
	return m.broken
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// memorySame is what was said of holdings in memory.
type memorySame struct {
	judged []desk.SameDecision
	maybe  []desk.Likeness
	review func(desk.LinkQueue) desk.LinkReview
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

func (m *memory) LinkReview(_ context.Context, _ lawful.Viewer, at record.Time, q desk.LinkQueue) (desk.LinkReview, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.same.review == nil {
		return desk.LinkReview{Moment: m.moment(at)}, m.broken
	}
	v := m.same.review(q)
	v.Moment = m.moment(at)
	return v, m.broken
}

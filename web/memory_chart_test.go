package web

import (
	"context"
	"slices"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// Chart implements House: the chart that the test drew, around whatever is there.
func (m *memory) Chart(ctx context.Context, v lawful.Viewer, at record.Time, q desk.ChartQuery) (desk.ChartView, error) {
	if q.Lead.IsZero() {
		if _, err := m.Holding(ctx, v, at, q.Holding); err != nil {
			return desk.ChartView{}, err
		}
	} else if _, err := m.Lead(ctx, v, at, q.Lead); err != nil {
		return desk.ChartView{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	c := m.chart
	c.Nodes = slices.Clone(c.Nodes)
	c.Moment, c.Table, c.From = m.moment(at), c.Table || q.Table, q.From
	return c, m.broken
}

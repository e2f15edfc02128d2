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

// Since implements House.
func (m *memory) Since(ctx context.Context, v lawful.Viewer, from record.Time) (desk.Since, error) {
	b, err := m.Board(ctx, v, 0, 3)
	if err != nil || len(b.Rows) < 3 {
		return desk.Since{}, err
	}
	if from == 0 {
		from = b.Moment.Now - 12*record.Hour
	}
	line := desk.SinceLine{TrailEntry: desk.TrailEntry{At: from + record.Hour, Actor: record.NewID(), Text: "Rejected: junk", Words: "An advertisement."}, Lead: b.Rows[0].Lead, Headline: b.Rows[0].Headline}
	return desk.Since{Moment: b.Moment, From: from, Due: b.Rows[:1], Mine: []desk.SinceLine{line}, Done: []desk.SinceLine{line}, New: b.Rows[1:2],
		Moved: []desk.Moved{{Row: b.Rows[2], Was: 9}}, Before: 2, Open: 3}, nil
}

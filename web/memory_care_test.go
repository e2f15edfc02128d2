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

// Sheets implements House.
func (m *memory) Sheets(ctx context.Context, v lawful.Viewer, at record.Time) ([]desk.SheetView, error) {
	s, err := m.Sheet(ctx, v, at, record.ID{1})
	return []desk.SheetView{s}, err
}

// Sheet implements House.
func (m *memory) Sheet(ctx context.Context, v lawful.Viewer, at record.Time, id record.ID) (desk.SheetView, error) {
	b, err := m.Board(ctx, v, at, 3)
	return desk.SheetView{ID: id, Name: "Night desk", From: b.Moment.Now - 8*record.Hour, Until: b.Moment.Now, Made: b.Moment.Now, Maker: v.Actor, Open: 12, Unlooked: 7, Due: b.Rows, Pile: b.Rows,
		Signed: []desk.SheetSign{{Side: record.SideOutgoing, Signer: v.Actor, At: b.Moment.Now, Words: "The gate is watched."}}}, err
}

// MakeSheet implements House.
func (m *memory) MakeSheet(context.Context, lawful.Viewer, record.ID) error { return m.broken }

// SignSheet implements House.
func (m *memory) SignSheet(context.Context, lawful.Viewer, record.ID, record.SheetSide, string) error {
	return m.broken
}

// LeadOnPaper implements House.
func (m *memory) LeadOnPaper(_ context.Context, _ lawful.Viewer, number string) (record.ID, error) {
	for _, l := range m.leads {
		if PaperNumber(l.first.Lead) == number {
			return l.first.Lead, nil
		}
	}
	return record.ID{}, desk.ErrNotFound
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/record/checkpoint"
)

// overseen is what a house in memory shows to oversight.
type overseen struct {
	oversight desk.OversightView
	log       []desk.LogLine
	late      LateWitnesses
	holders   []lawful.Account
	reviews   []desk.Review
	acts      []desk.TrailLine
}

func (m *memory) KeepCheckpoint(_ context.Context, _ lawful.Viewer, sent checkpoint.Sent) (record.Seq, error) {
	c, _, _, err := sent.Open()
	return c.Size, err
}

func (m *memory) Oversight(_ context.Context, _ lawful.Viewer, at record.Time) (desk.OversightView, error) {
	v := m.oversight
	v.Moment = m.moment(at)
	return v, m.broken
}

func (m *memory) WholeLog(_ context.Context, _ lawful.Viewer, at record.Time, q desk.LogQuery) (desk.LogPage, error) {
	page := desk.LogPage{Moment: m.moment(at)}
	for _, l := range m.log {
		if q.Kind == 0 || l.Kind == q.Kind {
			page.Lines = append(page.Lines, l)
		}
	}
	return page, m.broken
}

func (m *memory) DrawSample(context.Context, lawful.Viewer, Drawing) error { return m.broken }

func (m *memory) Sampled(ctx context.Context, v lawful.Viewer, lead record.ID) (desk.LeadView, error) {
	return m.Lead(ctx, v, 0, lead)
}

func (m *memory) Late(context.Context, lawful.Viewer) (LateWitnesses, error) { return m.late, nil }

func (m *memory) Holders(context.Context, lawful.Viewer, record.Time) ([]lawful.Account, error) {
	return m.holders, nil
}

func (m *memory) Reviews(context.Context, lawful.Viewer, record.Time) ([]desk.Review, error) {
	return m.reviews, m.broken
}

func (m *memory) AskReview(_ context.Context, v lawful.Viewer, account record.ID, words string) error {
	_, err := desk.AskReview(v, account, words)
	return err
}

func (m *memory) AnswerReview(_ context.Context, v lawful.Viewer, review record.ID, approve bool) error {
	for _, r := range m.reviews {
		if r.Review == review {
			_, err := desk.AnswerReview(v, r, approve, m.clock())
			return err
		}
	}
	return desk.ErrNotFound
}

func (m *memory) MyTrail(_ context.Context, v lawful.Viewer, at record.Time, _ record.Seq) (desk.ActsPage, error) {
	return desk.ActsPage{Moment: m.moment(at), Account: v.Actor, Lines: m.acts}, m.broken
}

func (m *memory) ReviewedTrail(_ context.Context, v lawful.Viewer, review record.ID, _ record.Seq) (desk.ActsPage, error) {
	for _, r := range m.reviews {
		if r.Review == review && r.OpenTo(v, m.clock()) {
			return desk.ActsPage{Moment: m.moment(0), Account: r.Account, Lines: m.acts}, nil
		}
	}
	return desk.ActsPage{}, desk.ErrNotFound
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

func (m *memory) LeadFactors(ctx context.Context, v lawful.Viewer, at record.Time, lead record.ID) (desk.LeadFactors, error) {
	if m.rules.late != nil {
		<-m.rules.late
	}
	l, err := m.Lead(ctx, v, at, lead)
	return desk.LeadFactors{Moment: m.moment(at), Lead: lead, Headline: l.Headline, OnBoard: true, Rules: 2, Index: 31_400_000, Handling: l.Handling, Factors: []desk.IndexFactor{
		{Name: "How likely it is of a plot", Words: "highly unlikely", Lines: []desk.FactorLine{
			{Text: "in words: 12 of 200 outcomes are recorded", From: "counted here"}, {Text: "means acquired", Figure: "× 4", From: "read in the text; its figure assumed, never simulated"}}},
		{Name: "How grave it would be", Words: "life at risk", Figure: "1"},
		{Name: "What a wait costs", Words: "window about two days, from the report", Figure: "0.38"},
		{Name: "How little work it is", Words: "about three hours' work", Figure: "2.5"}}}, err
}

package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

func (m *memory) Searches(context.Context, lawful.Viewer, record.Time) (desk.Searches, error) {
	id := record.NewID()
	return desk.Searches{Moment: desk.Moment{Now: 1}, Answered: []desk.SearchLine{{Search: id, Words: "Orlo Tavish", At: 1, Ends: 2,
		Answers: []desk.AnswerLine{{Item: id, At: 1}, {Item: id, Of: record.ReadHolding, At: 1}}}}, Waiting: []desk.SearchLine{{Search: id, At: 1, Ends: 2}},
		Resting: []desk.SearchLine{{Search: id, Words: "Orlo Tavish", Lead: id, Rests: record.StateHeld, At: 1, Ends: 2}}}, m.broken
}

func (m *memory) AnsweredSince(context.Context, lawful.Viewer, record.Time, record.Time) (int, error) {
	return 1, m.broken
}

func (m *memory) EndSearch(context.Context, lawful.Viewer, record.ID, record.ID) error {
	return m.broken
}

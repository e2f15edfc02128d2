package web

import (
	"context"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
)

// memoryRules are the rules in memory.
type memoryRules struct {
	history []desk.RulesLine
	tried   desk.RulesTried
	decided []desk.RulesDecision
	late    chan struct{} // factors wait for it; nil: they do not
}

func (m *memory) Rules(_ context.Context, _ lawful.Viewer, at record.Time) (desk.RulesView, error) {
	v := desk.RulesView{Moment: m.moment(at), Now: desk.RulesLine{Version: 2}, Figures: desk.FigureLines(rank.DefaultRules()), History: m.rules.history}
	if len(v.History) > 0 {
		v.Now = v.History[0]
	}
	return v, m.broken
}

func (m *memory) TryRules(_ context.Context, _ lawful.Viewer, figures map[desk.FigureCode]float64) (desk.RulesTried, error) {
	v := m.rules.tried
	v.Moment, v.On = m.moment(0), 2
	var err error
	if _, v.Changes, err = desk.ChangedRules(rank.DefaultRules(), figures); err != nil {
		return v, err
	}
	return v, m.broken
}

func (m *memory) LeadChange(ctx context.Context, v lawful.Viewer, at record.Time, lead record.ID) (desk.LeadChange, error) {
	l, err := m.Lead(ctx, v, at, lead)
	return desk.LeadChange{Moment: m.moment(at), Lead: lead, Headline: l.Headline, Open: 12, Rank: 4, Handling: l.Handling, Changes: []desk.RankChange{
		{Text: "if another, independent source said the same", Rank: 2}, {Text: "if “threat expressed” were misread", Rank: 9}, {Text: "in a day, if nothing else comes", Rank: 4}}}, err
}

func (m *memory) DecideRules(_ context.Context, _ lawful.Viewer, d desk.RulesDecision) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.rules.decided = append(m.rules.decided, d)
	return m.broken
}

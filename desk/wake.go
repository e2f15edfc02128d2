package desk

import "watchfloor/record"

// Due is a held lead whose time has come.
type Due struct {
	Lead   record.ID
	Until  record.Time
	Labels record.Labels
}

// Wake turns leads that are due into entries that bring them back to the board.
// In a house of loaded history they fire at their own times.
func Wake(due []Due, history bool) []record.Draft {
	drafts := make([]record.Draft, len(due))
	for i, d := range due {
		drafts[i] = record.Draft{OccurredAt: d.Until, Basis: record.BasisRule, Purpose: record.PurposeTriage, About: d.Lead,
			Labels: d.Labels, Body: &record.LeadWoken{Lead: d.Lead}}
		if history {
			drafts[i].HistoryAt = d.Until
		}
	}
	return drafts
}

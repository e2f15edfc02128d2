package desk

import "watchfloor/record"

// Due is a held lead whose time has come.
type Due struct {
	Lead   record.ID
	Until  record.Time
	Labels record.Labels
}

// Wake turns leads that are due into entries that bring them back to the board.
func Wake(due []Due) []record.Draft {
	drafts := make([]record.Draft, len(due))
	for i, d := range due {
		drafts[i] = record.Draft{OccurredAt: d.Until, Basis: record.BasisRule, Purpose: record.PurposeTriage, About: d.Lead,
			Labels: d.Labels, Body: &record.LeadWoken{Lead: d.Lead}}
	}
	return drafts
}

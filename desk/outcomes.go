package desk

import (
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// OutcomesView are closed leads with what is said to have come of them: those of an
// operation, or the newest of all.
type OutcomesView struct {
	Moment    Moment         `json:"moment"`
	Operation *OperationView `json:"operation,omitempty"`
	Leads     []OutcomeLine  `json:"leads"`
	More      bool           `json:"more,omitempty"` // only the newest are listed
}

// OutcomeLine is a closed lead and what came of it.
type OutcomeLine struct {
	Lead     record.ID        `json:"lead"`
	Headline string           `json:"headline"`
	State    record.LeadState `json:"state"`
	Reason   record.Reason    `json:"reason,omitempty"`
	Came     record.Came      `json:"came"`
	At       record.Time      `json:"at"` // when it was closed
	Handling record.Handling  `json:"handling"`
}

// MostOutcomes bounds the leads of which something is said at once.
const MostOutcomes = 200

// OutcomesDecision says of several closed leads what came of them.
type OutcomesDecision struct {
	Request record.ID // made with the form
	Leads   []record.ID
	Came    record.Came // CameUnstated takes back what was said
	Words   string      // how that is known
}

// SayOutcomes turns the decision into an entry for each lead, so that each can be taken
// back by itself. Where one of them cannot have an outcome, none is written.
func SayOutcomes(r Leads, v lawful.Viewer, d OutcomesDecision) ([]record.Draft, error) {
	switch {
	case len(d.Leads) == 0:
		return nil, Cannot("choose the leads of which this came")
	case len(d.Leads) > MostOutcomes:
		return nil, Cannot("that is more than 200 leads at once")
	case len(strings.TrimSpace(d.Words)) > wordsLimit:
		return nil, Cannot("that is more than 20,000 bytes: a few words will do")
	}
	var drafts []record.Draft
	for _, id := range d.Leads {
		said, _, err := Decide(r, v, Decision{Act: SayOutcome, Lead: id, Came: d.Came, Words: d.Words})
		if err != nil {
			return nil, err
		}
		drafts = append(drafts, said...)
	}
	return drafts, nil
}

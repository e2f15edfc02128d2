package desk

import (
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// AgainView is a rejected lead that was drawn, for somebody who did not reject it:
// its reports, and nothing of what was decided.
type AgainView struct {
	Moment  Moment       `json:"moment"`
	Waiting int          `json:"waiting"` // leads that this viewer can look at
	Lead    record.ID    `json:"lead,omitzero"`
	Members []ReportView `json:"members"`
}

// AgainDecision says what somebody else would do with the lead.
type AgainDecision struct {
	Request record.ID // made with the form
	Lead    record.ID
	Follow  bool
	Words   string // why
}

// AgainNow is a drawn lead that waits to be looked at.
type AgainNow struct {
	Rejected record.Seq
	Labels   record.Labels
}

// Agains is what such a decision asks of the house.
type Agains interface {
	// AgainNow returns a lead that was drawn, waits, and was not rejected by the viewer;
	// ErrNotFound for every other.
	AgainNow(v lawful.Viewer, lead record.ID) (AgainNow, error)
}

// LookAgain turns the decision into an entry. The lead stays as it is: who thinks that
// it has to be followed up sees both decisions afterwards, and reopens it.
func LookAgain(r Agains, v lawful.Viewer, d AgainDecision) ([]record.Draft, error) {
	now, err := r.AgainNow(v, d.Lead)
	if err != nil {
		return nil, err
	}
	words := strings.TrimSpace(d.Words)
	switch {
	case words == "":
		return nil, Cannot("write why: both decisions are compared afterwards")
	case len(words) > wordsLimit:
		return nil, Cannot("that is more than 20,000 bytes: a few words will do")
	}
	draft := v.Draft(d.Lead, &record.LeadLookedAgain{Lead: d.Lead, Rejected: now.Rejected, Follow: d.Follow})
	draft.Labels = now.Labels
	id := record.NewID()
	draft.Contents = []record.Content{{ID: id, Key: id, Class: record.ClassNote, Bytes: []byte(words)}}
	return []record.Draft{draft}, nil
}

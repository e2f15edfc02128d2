package desk

import (
	"errors"
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// VeiledWords stand where somebody acted on a lead that the viewer looks at again.
const VeiledWords = "Something was done about a lead that you are looking at again: it shows after your decision"

// AgainView is a closed lead that was drawn and that the viewer took: its reports, and
// nothing of what was decided.
type AgainView struct {
	Moment  Moment       `json:"moment"`
	Waiting int          `json:"waiting"` // leads that this viewer can take
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

// AgainNow is a drawn lead.
type AgainNow struct {
	Lead    record.ID
	Decided record.Seq // the entry by which it was closed
	Labels  record.Labels
}

// Agains is what looking again asks of the house.
type Agains interface {
	// AgainHeld returns the lead that the viewer took and has not decided about;
	// ErrNotFound for none.
	AgainHeld(v lawful.Viewer) (AgainNow, error)
	// AgainNext returns the oldest lead that was drawn, waits, and about which the viewer
	// did nothing; ErrNotFound for none.
	AgainNext(v lawful.Viewer) (AgainNow, error)
}

// TakeAgain takes the next drawn lead for the viewer. Who has one keeps it: one at a
// time, so that nobody chooses.
func TakeAgain(r Agains, v lawful.Viewer) ([]record.Draft, error) {
	if _, err := r.AgainHeld(v); err == nil || !errors.Is(err, ErrNotFound) {
		return nil, err
	}
	next, err := r.AgainNext(v)
	if errors.Is(err, ErrNotFound) {
		return nil, Cannot("no lead waits to be looked at again by you")
	}
	if err != nil {
		return nil, err
	}
	draft := v.Draft(next.Lead, &record.AgainTaken{Lead: next.Lead, Decided: next.Decided})
	draft.Labels = next.Labels
	return []record.Draft{draft}, nil
}

// LookAgain turns the decision into an entry. The lead stays as it is: who thinks that
// it has to be followed up sees both decisions afterwards, and reopens it.
func LookAgain(r Agains, v lawful.Viewer, d AgainDecision) ([]record.Draft, error) {
	now, err := r.AgainHeld(v)
	if err == nil && now.Lead != d.Lead {
		err = ErrNotFound
	}
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
	draft := v.Draft(d.Lead, &record.LeadLookedAgain{Lead: d.Lead, Rejected: now.Decided, Follow: d.Follow})
	draft.Labels = now.Labels
	id := record.NewID()
	draft.Contents = []record.Content{{ID: id, Key: id, Class: record.ClassNote, Bytes: []byte(words)}}
	return []record.Draft{draft}, nil
}

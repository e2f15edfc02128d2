package desk

import (
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// OperationNow is an operation as it stands.
type OperationNow struct {
	Labels record.Labels
	Ended  record.OperationEnd
}

// EndDecision ends an operation, or takes its end back.
type EndDecision struct {
	Request   record.ID // made with the form: sent twice it counts once
	Operation record.ID
	How       record.OperationEnd // OperationRuns: it goes on
	Words     string              // why
}

// Operations is what such a decision asks of the house.
type Operations interface {
	// OperationNow returns an operation as it stands, ErrNotFound when the viewer may not
	// read it.
	OperationNow(v lawful.Viewer, operation record.ID) (OperationNow, error)
}

// EndOperation turns the decision into an entry. Its leads stay with an operation that
// ended; nothing is attached to it before it is reopened.
func EndOperation(r Operations, v lawful.Viewer, d EndDecision) ([]record.Draft, error) {
	now, err := r.OperationNow(v, d.Operation)
	if err != nil {
		return nil, err
	}
	words := strings.TrimSpace(d.Words)
	switch {
	case now.Ended != record.OperationRuns && d.How != record.OperationRuns:
		return nil, Cannot("this operation has ended already: reopen it first")
	case now.Ended == d.How:
		return nil, Cannot("this operation has not ended")
	case words == "":
		return nil, Cannot("say in words why: others will ask")
	case len(words) > wordsLimit:
		return nil, Cannot("that is more than 20,000 bytes: a few words will do")
	}
	var body record.Body = &record.OperationEnded{Operation: d.Operation, How: d.How}
	if d.How == record.OperationRuns {
		body = &record.OperationReopened{Operation: d.Operation}
	}
	draft := v.Draft(d.Operation, body)
	draft.Labels = now.Labels
	id := record.NewID()
	draft.Contents = []record.Content{{ID: id, Key: id, Class: record.ClassNote, Bytes: []byte(words)}}
	return []record.Draft{draft}, nil
}

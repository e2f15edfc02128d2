package desk

import (
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
)

// HandlingDecision gives a report, holding or operation other handling codes,
// up or down, with a reason in words.
type HandlingDecision struct {
	Request  record.ID // made with the form: sent twice it counts once
	Item     record.ID
	Was      record.Handling // the codes that the form showed
	Handling record.Handling // what they are to be; zero: none stated
	Words    string
}

// Handled is what such a decision asks of the house.
type Handled interface {
	// ItemLabels returns the labels of a report, holding or operation,
	// ErrNotFound when the viewer may not read it.
	ItemLabels(v lawful.Viewer, item record.ID) (record.Labels, error)
	HandlingNow(item record.ID) (record.Handling, error)
}

// SetHandling turns the decision into entries. What the codes bind follows from
// them wherever it is read: no entry is written for what was derived.
func SetHandling(r Handled, v lawful.Viewer, d HandlingDecision) ([]record.Draft, error) {
	labels, err := r.ItemLabels(v, d.Item)
	if err != nil {
		return nil, err
	}
	now, err := r.HandlingNow(d.Item)
	if err != nil {
		return nil, err
	}
	switch {
	case len(d.Words) > wordsLimit:
		return nil, Cannot("that is more than 20,000 bytes: attach it as a report instead")
	case d.Handling != 0 && !d.Handling.Stated():
		return nil, Cannot("there is no such handling code")
	case now == d.Handling:
		return nil, Cannot("it has these handling codes already")
	case now != d.Was:
		return nil, Cannot("somebody changed the handling codes meanwhile, to " + now.String() + ": look at the page again")
	case strings.TrimSpace(d.Words) == "":
		return nil, Cannot("say in words why the handling codes change")
	}
	draft := v.Draft(d.Item, &record.HandlingSet{Item: d.Item, Handling: d.Handling})
	draft.Labels = labels
	id := record.NewID()
	draft.Contents = []record.Content{{ID: id, Key: id, Class: record.ClassNote, Bytes: []byte(d.Words)}}
	return []record.Draft{draft}, nil
}

// handlingSet says in the trail what the codes became.
func handlingSet(b *record.HandlingSet) string {
	if b.Handling == 0 {
		return "Handling codes taken away: " + record.NoHandling
	}
	return "Handling set to " + strings.Join(b.Handling.Words(), ", ")
}

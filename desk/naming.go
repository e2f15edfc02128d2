package desk

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"watchfloor/holdings"
	"watchfloor/lawful"
	"watchfloor/record"
)

// AddedName is a name under which somebody here knows a holding.
type AddedName struct {
	ID    record.ID   `json:"id"`
	Text  string      `json:"text"`
	Actor record.ID   `json:"actor,omitzero"`
	At    record.Time `json:"at"`
}

// NameDecision adds a name to a holding or, where Name is not zero, takes back one
// that somebody added.
type NameDecision struct {
	Request record.ID // made with the form
	Holding record.ID
	Text    string
	Name    record.ID
	Words   string // why it is taken back
}

// Namings is what adding a name asks of the house.
type Namings interface {
	// SameNow returns a holding, ErrNotFound when the viewer may not read it.
	SameNow(v lawful.Viewer, holding record.ID) (SameNow, error)
	// NamesNow returns the names of a holding that the viewer may read.
	NamesNow(v lawful.Viewer, holding record.ID) ([]string, error)
	// AddedNow returns the labels of a name that was added and stands, ErrNotFound
	// when there is none for the viewer.
	AddedNow(v lawful.Viewer, holding, name record.ID) (record.Labels, error)
}

// longestName bounds a name, in bytes: what is longer is no name.
const longestName = 300

// ErrNamedSo is returned for a name that the holding has.
const ErrNamedSo = Cannot("it has this name already")

// NameHolding turns the decision into an entry. It carries the holding's labels. The
// name is kept under the holding's key, and goes with it when that is destroyed.
func NameHolding(r Namings, v lawful.Viewer, d NameDecision) ([]record.Draft, error) {
	now, err := r.SameNow(v, d.Holding)
	if err != nil {
		return nil, err
	}
	switch {
	case now.Closed:
		return nil, ErrClosed
	case len(d.Words) > wordsLimit:
		return nil, Cannot("that is more than 20,000 bytes: a few words will do")
	case !d.Name.IsZero():
		return takeNameBack(r, v, d)
	case now.KeptOut:
		return nil, Cannot("whom a list holds as victim, witness or reporter is looked for nowhere: a name would do nothing")
	}
	name := strings.Join(strings.Fields(d.Text), " ")
	switch {
	case name == "":
		return nil, Cannot("write the name")
	case len(name) > longestName || !utf8.ValidString(name):
		return nil, Cannot("that is too long for a name")
	}
	names, err := r.NamesNow(v, d.Holding)
	if err != nil {
		return nil, err
	}
	if slices.Contains(names, name) {
		return nil, ErrNamedSo
	}
	words, err := json.Marshal(holdings.Name{Text: name})
	if err != nil {
		return nil, err
	}
	draft := v.Draft(d.Holding, &record.NameAdded{Holding: d.Holding, Name: record.NewID()})
	draft.Labels = now.Labels
	draft.Contents = []record.Content{{ID: record.NewID(), Key: d.Holding, Class: record.ClassHolding, Bytes: words}}
	return []record.Draft{draft}, nil
}

func takeNameBack(r Namings, v lawful.Viewer, d NameDecision) ([]record.Draft, error) {
	labels, err := r.AddedNow(v, d.Holding, d.Name)
	if err != nil {
		return nil, err
	}
	draft := v.Draft(d.Holding, &record.NameRemoved{Holding: d.Holding, Name: d.Name})
	draft.Labels = labels
	if words := strings.TrimSpace(d.Words); words != "" {
		id := record.NewID()
		draft.Contents = []record.Content{{ID: id, Key: id, Class: record.ClassNote, Bytes: []byte(words)}}
	}
	return []record.Draft{draft}, nil
}

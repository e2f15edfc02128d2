package lawful

import (
	"fmt"

	"watchfloor/record"
)

// Names is what naming asks of the house.
type Names interface {
	// SourceNamed returns the source of a name; zero when there is none yet.
	SourceNamed(name string) (record.ID, error)
	// LabelNamed returns the number of a label, -1 when there is none yet, and
	// how many labels there are.
	LabelNamed(name string) (label, count int, err error)
}

// Naming finds sources and labels by their names and makes those that the house
// has not met. What it makes is in Drafts, to be appended before what uses it.
type Naming struct {
	Names  Names
	Viewer Viewer
	At     record.Time // HistoryAt of what it makes
	Drafts []record.Draft
}

func (n *Naming) make(owner record.ID, body record.Body, name string) {
	d := n.Viewer.Draft(owner, body)
	d.HistoryAt = n.At
	d.Contents = []record.Content{{ID: record.NewID(), Key: owner, Class: record.ClassName, Bytes: []byte(name)}}
	n.Drafts = append(n.Drafts, d)
}

// Source returns the source of a name; zero for no name.
func (n *Naming) Source(name string, channel record.Channel) (record.ID, error) {
	if name == "" {
		return record.ID{}, nil
	}
	id, err := n.Names.SourceNamed(name)
	if err != nil || !id.IsZero() {
		return id, err
	}
	id = record.NewID()
	n.make(id, &record.SourceNamed{Source: id, Channel: channel}, name)
	return id, nil
}

// TooManyLabels is why a label could not be made.
type TooManyLabels string

func (t TooManyLabels) Error() string {
	return fmt.Sprintf("a house can have %d labels; %q would be one more: use one of those there are", record.MaxLabels, string(t))
}

// Labels returns the labels of names.
func (n *Naming) Labels(names []string) (record.Labels, error) {
	var set record.Labels
	fresh := map[string]int{}
	for _, name := range names {
		label, count, err := n.Names.LabelNamed(name)
		if err != nil {
			return 0, err
		}
		if made, ok := fresh[name]; ok {
			label = made
		}
		if label < 0 {
			if label = count + len(fresh); label >= record.MaxLabels {
				return 0, TooManyLabels(name)
			}
			fresh[name] = label
			n.make(record.NewID(), &record.LabelNamed{Label: int64(label)}, name)
		}
		set |= 1 << label
	}
	return set, nil
}

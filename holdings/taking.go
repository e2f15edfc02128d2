package holdings

import (
	"bytes"
	"encoding/json"
	"fmt"

	"watchfloor/lawful"
	"watchfloor/record"
)

// Registry is what taking a holding in asks of the house.
type Registry interface {
	lawful.Names
	// HoldingListed returns the holding with this id in the list; zero when there is none.
	HoldingListed(list record.ID, listID string) (record.ID, error)
	// HoldingWords returns what is held of it now, as the bytes that were kept.
	HoldingWords(record.ID) ([]byte, error)
	// HandlingNow returns the handling codes of a holding as they stand.
	HandlingNow(record.ID) (record.Handling, error)
}

// Taken is how a holding was taken in.
type Taken struct {
	Holding record.ID
	Drafts  []record.Draft // to be appended in this order; none when nothing is new
}

// Take turns a holding into entries. One with the same id in the same list is
// a new version of it, or nothing at all when nothing changed. at is when it
// was held, in a house of loaded history.
func Take(reg Registry, v lawful.Viewer, h Holding, list string, at record.Time) (Taken, error) {
	if list != "" {
		h.List = list
	}
	naming := lawful.Naming{Names: reg, Viewer: v, At: at}
	source, err := naming.Source(h.List, record.ChannelUnstated)
	if err != nil {
		return Taken{}, err
	}
	labels, err := naming.Labels(h.Labels)
	if err != nil {
		return Taken{}, err
	}
	words, err := json.Marshal(h)
	if err != nil {
		return Taken{}, fmt.Errorf("holding %q cannot be kept: %w", h.ListID, err)
	}
	var id record.ID
	if h.ListID != "" {
		if id, err = reg.HoldingListed(source, h.ListID); err != nil {
			return Taken{}, err
		}
	}
	marks := record.ReadHandling(h.Handling)
	if id.IsZero() {
		id = record.NewID()
	} else if old, err := reg.HoldingWords(id); err != nil || bytes.Equal(old, words) {
		return Taken{Holding: id}, err
	} else if marks, err = marksOver(reg, id, old, h); err != nil {
		return Taken{}, err
	}
	d := v.Draft(id, &record.HoldingTaken{Holding: id, Source: source, Type: h.Type, Role: h.Role, Marks: marks, Status: h.Status, ReviewBy: h.ReviewBy})
	d.Labels, d.HistoryAt = labels, at
	d.Contents = []record.Content{{ID: record.NewID(), Key: id, Class: record.ClassHolding, Bytes: words}}
	return Taken{Holding: id, Drafts: append(naming.Drafts, d)}, nil
}

// marksOver are the codes of a holding that its list brings anew. A person's word
// on them stays until the list says something else about handling.
func marksOver(reg Registry, id record.ID, words []byte, h Holding) (record.Handling, error) {
	var old Holding
	if words != nil {
		if err := json.Unmarshal(words, &old); err != nil {
			return 0, err
		}
	}
	if words == nil || old.Handling != h.Handling {
		return record.ReadHandling(h.Handling), nil
	}
	return reg.HandlingNow(id)
}

package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"watchfloor/holdings"
	"watchfloor/record"
	"watchfloor/resolve/identifiers"
	"watchfloor/resolve/names"
)

// Held is a version of a holding as the record has it.
type Held struct {
	Since  record.Seq
	ID     record.ID
	Labels record.Labels
	Type   record.HoldingType
	Ended  bool // disposed of: Holding is empty
	Marks  record.Handling
	Added  []AddedName // by people, beside the names of its list
	holdings.Holding
}

// AddedName is a name that a person added to a holding.
type AddedName struct {
	Text   string
	Labels record.Labels
}

// Holdings reads what is held.
type Holdings interface {
	// HeldAfter returns changes behind entry after: first what ended, and other codes
	// or added names of what was held before, then new versions, oldest first, at most
	// limit of them. More says that there may be further ones behind the last.
	HeldAfter(after record.Seq, limit int) (news []Held, more bool, err error)
}

// Known is the index of held names: a fold of the record, kept in memory, with
// its own position. It is safe for one catching up and many asking.
type Known struct {
	Population int64 // how many people there are who may be meant; 0: names.DefaultPopulation

	catching sync.Mutex // one catches up at a time

	mu    sync.RWMutex // guards what follows; index has a lock of its own
	index *names.Index
	at    record.Seq
	by    register
	apart map[record.ID][]record.Labels // of holdings with names that fewer may read
	sets  []record.Labels               // that holdings carry or carried, each once
	tied  tied
}

// heldAs is a holding as those know it who hold further labels: by names that only
// they may read. For most holdings there is but one, without any.
type heldAs struct {
	id   record.ID
	more record.Labels
}

// Identity is what a match says of a holding.
type Identity struct {
	ID     record.ID
	ListID string
	Type   record.HoldingType
	Labels record.Labels
	Marks  record.Handling // its handling codes; zero: none stated
}

// NewKnown returns an empty index, positioned before the record.
func NewKnown() *Known {
	k := &Known{}
	k.Forget()
	return k
}

// Forget empties the index, so that the next CatchUp folds the record anew. It
// is called when a transaction in which the index caught up was undone.
func (k *Known) Forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.index, k.at, k.by, k.sets, k.apart = names.New(), -1, register{}, nil, map[record.ID][]record.Labels{}
	k.tied = tied{}
}

// At returns the entry up to which the index has folded the holdings.
func (k *Known) At() record.Seq {
	k.mu.RLock()
	defer k.mu.RUnlock()
	return k.at
}

// fold takes a holding into a batch: as its list has it, and for those who hold the
// labels of a name that was added, with that name.
func (k *Known) fold(h Held, into *folding) {
	k.mu.RLock()
	listed := len(h.Added) == 0 && len(k.apart) == 0
	k.mu.RUnlock()
	if listed { // most houses have no added names
		k.foldAs(h, 0, nil, into)
		return
	}
	var open []string
	apart := map[record.Labels][]string{}
	for _, a := range h.Added {
		if a.Labels.Within(h.Labels) {
			open = append(open, a.Text)
		} else {
			apart[a.Labels] = append(apart[a.Labels], a.Text)
		}
	}
	k.foldAs(h, 0, open, into)
	k.mu.Lock()
	before := k.apart[h.ID]
	delete(k.apart, h.ID)
	if len(apart) > 0 {
		k.apart[h.ID] = slices.Sorted(maps.Keys(apart))
	}
	k.mu.Unlock()
	for _, labels := range before {
		if apart[labels] == nil {
			k.foldAs(Held{ID: h.ID, Ended: true}, labels, nil, into)
		}
	}
	for labels, added := range apart {
		one := h
		one.Names, one.Keys, one.Labels = nil, nil, h.Labels.Union(labels)
		k.foldAs(one, labels, added, into)
	}
}

// foldAs folds a holding as those know it who hold further labels.
func (k *Known) foldAs(h Held, more record.Labels, added []string, into *folding) {
	k.mu.Lock()
	ref := k.by.of(heldAs{h.ID, more})
	k.renamed(ref, h, more == 0)
	k.by.set(ref, Identity{h.ID, h.ListID, h.Type, h.Labels, h.Marks})
	if !slices.Contains(k.sets, h.Labels) {
		k.sets = append(k.sets, h.Labels)
	}
	e, waiting := k.entity(ref, h, more == 0)
	k.mu.Unlock()
	if h.Ended || h.Role.KeptOut() {
		into.remove(ref)
		return
	}
	e.Names = append(e.Names, added...)
	into.put(e, waiting)
}

func entity(ref uint32, h Held) names.Entity {
	e := names.Entity{Ref: ref, Type: typeOf(h.Type), Labels: h.Labels, DOB: h.Born}
	for _, key := range h.Keys {
		if kind := kindOf(key); kind != record.MentionLike && kind != record.MentionPart {
			e.Identifiers = append(e.Identifiers, key)
		}
	}
	for _, n := range h.Names {
		e.Names = append(e.Names, n.Text)
	}
	for _, p := range h.Places {
		e.Places = append(e.Places, cmp.Or(p.City, p.Text))
	}
	for _, l := range h.Links {
		if l.Name != "" {
			e.TiedNames = append(e.TiedNames, l.Name)
		}
	}
	return e
}

// typeOf says what the engine of names makes of a holding.
func typeOf(t record.HoldingType) names.Type {
	switch t {
	case record.HoldingPerson:
		return names.Person
	case record.HoldingOrganisation:
		return names.Organisation
	case record.HoldingUnknown:
		return names.Unknown
	}
	return names.Item
}

// of returns what is known of a reference of the index.
func (k *Known) of(ref uint32) Identity {
	k.mu.RLock()
	defer k.mu.RUnlock()
	return k.by.at(ref)
}

// readers returns, for something with these labels, the sets of labels by which
// its readers differ in what they may know to be held.
func (k *Known) readers(labels record.Labels) []record.Labels {
	k.mu.RLock()
	defer k.mu.RUnlock()
	out := []record.Labels{labels}
	for _, set := range k.sets {
		if set = set.Union(labels); !slices.Contains(out, set) {
			out = append(out, set)
		}
	}
	return out
}

func (k *Known) names() *names.Index {
	k.mu.RLock()
	defer k.mu.RUnlock()
	return k.index
}

// KeysOf returns the normalised identifiers of a holding, in the form in which
// mentions carry them, and of plates what they are misread for and what people keep
// of them; they are kept with it when it is taken in.
func KeysOf(h holdings.Holding, region string) []string {
	var out []string
	for _, i := range h.Identifiers {
		if key, ok := identifiers.Normalise(i.Kind, i.Value, region); ok && !slices.Contains(out, key) {
			out = append(out, key)
			if like, ok := identifiers.Like(key); ok {
				out = append(out, like)
			}
			out = append(out, identifiers.Parts(key)...)
		}
	}
	return out
}

// kindOf is the kind of a key.
func kindOf(key string) record.MentionKind {
	kind, _ := record.ParseMentionKind(key[:max(0, strings.IndexByte(key, ':'))])
	return kind
}

package resolve

import (
	"fmt"

	"watchfloor/holdings"
	"watchfloor/record"
	"watchfloor/resolve/names"
)

// search is one thing newly held while it is looked for.
type search struct {
	entry   record.Entry
	holding record.ID
	known   names.Entity
	keys    []string // of its identifiers, and what they may be taken for
	hits    []hit
	next    int // of hits
	linked  map[record.Seq]bool
	place   *keptPlace // nil: a holding is looked for
	failed  error
}

// find makes the search of an entry; one that panics is passed by when its turn comes.
func (g *Backward) find(r Past, e record.Entry) (s *search, err error) {
	s = &search{entry: e}
	defer func() {
		if p := recover(); p != nil {
			s.failed, err = record.Unworkable{Err: fmt.Errorf("panic: %v", p)}, nil
		}
	}()
	switch b := e.Body.(type) {
	case *record.HoldingTaken:
		err = s.held(r, b)
	case *record.NameAdded:
		err = s.named(r, b)
	case *record.PlaceKept:
		err = g.readFor(r, s, b)
	}
	if err == nil && len(s.known.Names) > 0 {
		s.hits = g.Mentioned.Reach(s.known, mostReached)
	}
	return s, err
}

// held reads what a list holds.
func (s *search) held(r Past, b *record.HoldingTaken) error {
	var h holdings.Holding
	if ok, err := heldWords(r, s.entry, &h); err != nil || !ok || b.Role.KeptOut() {
		return err
	}
	s.holding = b.Holding
	s.keys = h.Keys
	s.known = entity(0, Held{ID: b.Holding, Labels: s.entry.Labels, Type: b.Type, Holding: h})
	return nil
}

// named reads a name that somebody added to a holding: only that one is looked for.
func (s *search) named(r Past, b *record.NameAdded) error {
	var name holdings.Name
	if ok, err := heldWords(r, s.entry, &name); err != nil || !ok {
		return err
	}
	h, ok, err := r.HeldNow(b.Holding)
	if err != nil || !ok || h.Role.KeptOut() {
		return err
	}
	h.Names, h.Keys = []holdings.Name{name}, nil
	s.holding = b.Holding
	s.known = entity(0, h)
	return nil
}

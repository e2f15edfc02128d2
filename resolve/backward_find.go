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

// findAll makes the searches of entries.
func (g *Backward) findAll(r Past, entries []record.Entry) (map[record.Seq]*search, error) {
	found := make(map[record.Seq]*search, len(entries))
	all := make([]*search, len(entries))
	for i, e := range entries {
		all[i] = &search{entry: e}
		found[e.Seq] = all[i]
		if err := all[i].guarded(func() error { return g.begin(r, all[i]) }); err != nil {
			return nil, err
		}
	}
	together(len(all), func(i int) {
		_ = all[i].guarded(func() error { // it returns none of its own
			if all[i].failed == nil && len(all[i].known.Names) > 0 {
				all[i].hits = g.Mentioned.Reach(all[i].known, mostReached)
			}
			return nil
		})
	})
	return found, nil
}

// guarded does a part of a search; one that panics is passed by when its turn comes.
func (s *search) guarded(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			s.failed, err = record.Unworkable{Err: fmt.Errorf("panic: %v", p)}, nil
		}
	}()
	return do()
}

// begin reads what is to be looked for.
func (g *Backward) begin(r Past, s *search) error {
	switch b := s.entry.Body.(type) {
	case *record.HoldingTaken:
		return s.held(r, b)
	case *record.NameAdded:
		return s.named(r, b)
	case *record.PlaceKept:
		return g.readFor(r, s, b)
	}
	return nil
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

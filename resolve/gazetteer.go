package resolve

import (
	"sync"

	"watchfloor/record"
	"watchfloor/resolve/places"
)

// KeptPlace is a place of the house's own gazetteer as the record has it; Gone says
// that it was taken out.
type KeptPlace struct {
	places.Kept
	Gone bool
}

// Gazetteer is the places that a house knows: the table that ships with the engine,
// and what people added. It is a fold of the record in memory, with its own position:
// a place is read in every report that is taken after it was kept.
type Gazetteer struct {
	mu    sync.Mutex // guards what follows
	at    record.Seq
	known *places.Gazetteer
}

// NewGazetteer returns the places of the table alone, positioned before the record.
func NewGazetteer() *Gazetteer { return &Gazetteer{at: -1, known: places.New()} }

// Forget drops what was folded, so that the next CatchUp folds the record anew.
func (g *Gazetteer) Forget() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.at, g.known = -1, places.New()
}

// CatchUp folds what people kept and took out up to an entry.
func (g *Gazetteer) CatchUp(r interface {
	PlacesAfter(after record.Seq) ([]KeptPlace, error)
}, to record.Seq) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if to <= g.at {
		return nil
	}
	changed, err := r.PlacesAfter(g.at)
	if err != nil {
		return err
	}
	for _, k := range changed {
		if k.Gone {
			g.known.Remove(k.ID)
		} else {
			g.known.Put(k.Kept)
		}
	}
	g.at = to
	return nil
}

// Known returns the places.
func (g *Gazetteer) Known() *places.Gazetteer {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.known
}

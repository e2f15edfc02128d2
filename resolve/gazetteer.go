package resolve

import (
	"math"
	"strconv"
	"strings"
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

// PlaceCalled returns the value of the place that a person writes, a known name or
// latitude and longitude, of those that may act on what carries the labels.
func (g *Recogniser) PlaceCalled(name string, labels record.Labels) (string, bool) {
	if lat, lon, ok := strings.Cut(name, ","); ok {
		y, err1 := strconv.ParseFloat(strings.TrimSpace(lat), 64)
		x, err2 := strconv.ParseFloat(strings.TrimSpace(lon), 64)
		if err1 == nil && err2 == nil && math.Abs(y) <= 90 && math.Abs(x) <= 180 {
			return places.At{Latitude: int64(math.Round(y * 1e6)), Longitude: int64(math.Round(x * 1e6)), Within: fieldReach}.Value(), true
		}
	}
	p, ok := g.gazetteer().Named(name, g.Region, func(l record.Labels) bool { return l.Within(labels) })
	return p.Value(), ok
}

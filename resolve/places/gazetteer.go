package places

import (
	"slices"
	"strings"
	"sync"

	"watchfloor/record"
)

// Gazetteer is the table of well-known places and what one house has added to
// it. It is safe for use by many.
type Gazetteer struct {
	mu    sync.Mutex // guards what follows
	kept  map[string]Kept
	own   *table // of what is kept; nil when that has changed since
	order []string
}

// Kept is a place that a house has added, under its names. A name of one word is
// read where it has a capital; the house's places come before those of the table.
type Kept struct {
	Place
	Names []string
}

// New returns a gazetteer to which nothing has been added.
func New() *Gazetteer { return &Gazetteer{kept: map[string]Kept{}} }

// Put adds a place, or changes the one of the same id.
func (g *Gazetteer) Put(k Kept) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if _, ok := g.kept[k.ID]; !ok {
		g.order = append(g.order, k.ID)
	}
	g.kept[k.ID], g.own = k, nil
}

// Remove takes a place out.
func (g *Gazetteer) Remove(id string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.kept, id)
	g.order = slices.DeleteFunc(g.order, func(o string) bool { return o == id })
	g.own = nil
}

// added returns the table of what the house has added.
func (g *Gazetteer) added() *table {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.own == nil {
		g.own = newTable()
		for _, id := range g.order {
			if k := g.kept[id]; len(k.Names) > 0 {
				g.own.put(k.Place, k.Names)
			}
		}
	}
	return g.own
}

// Found is a place on the words that name it.
type Found struct {
	Start, End int // byte offsets in the text; End is behind the last byte
	Place      Place
}

// Find returns the places that a text speaks of, by position. Region is the
// two-letter country in which a name of several places is read first. Of what the
// house has added only places that readable allows are known.
func (g *Gazetteer) Find(text, region string, readable func(record.Labels) bool) []Found {
	old := lists.Get().(*[]word)
	defer lists.Put(old)
	r := reader{text: text, region: strings.ToUpper(region), ws: words((*old)[:0], text), known: known(), own: g.added(), readable: readable}
	r.read()
	if *old = r.ws; cap(*old) > mostKept {
		*old = nil
	}
	return r.out
}

// lists are used by one reading after the other. They hold no words, only where
// these stand.
var lists = sync.Pool{New: func() any { return new([]word) }}

// mostKept is how many words of a long text have room in the memory that is kept.
const mostKept = 1 << 14

// Named returns the place of a field that holds nothing but a place, such as
// "Victoria, London" or "Paris": what stands first in it and is known. It is not
// ok when nothing is.
func (g *Gazetteer) Named(name, region string, readable func(record.Labels) bool) (Place, bool) {
	r := reader{text: name, region: strings.ToUpper(region), ws: words(nil, name), known: known(), own: g.added(), readable: readable, told: true}
	r.read()
	if len(r.out) == 0 {
		return Place{}, false
	}
	return r.out[0].Place, true
}

// ByID returns a place of the table or of the house.
func (g *Gazetteer) ByID(id string) (Place, bool) {
	g.mu.Lock()
	k, ok := g.kept[id]
	g.mu.Unlock()
	if ok {
		return k.Place, true
	}
	t := known()
	i := slices.IndexFunc(t.places, func(p Place) bool { return p.ID == id })
	if i < 0 {
		return Place{}, false
	}
	return t.places[i], true
}

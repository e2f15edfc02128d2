package resolve

import (
	"slices"
	"sync"

	"watchfloor/record"
)

// BackwardStage and RereadStage are what Backward wants to see. Places have a position of
// their own, so that nobody who is newly held waits for a long list of them.
var (
	BackwardStage = record.Stage{Cursor: record.CursorBackward, Kinds: []record.Kind{record.KindHoldingTaken, record.KindNameAdded}}
	RereadStage   = record.Stage{Cursor: record.CursorReread, Kinds: []record.Kind{record.KindPlaceKept}}
)

// Backward looks for what is newly held in the reports that were taken before: by
// its identifiers among their mentions, by its names among the names that they
// mention, and by its words among theirs. A place newly kept is read in the reports in
// which its words stand. One at a time may Prepare, and one at a time run a step: whoever
// has the turn to write.
type Backward struct {
	Mentioned *Mentioned
	Reading   *Recogniser // how reports are read now

	mu    sync.Mutex             // guards under
	under map[record.Seq]*search // by entry; a search changes in steps alone
}

// Forget drops what was prepared; it is found anew.
func (g *Backward) Forget() {
	g.keep(nil)
	g.Mentioned.Forget()
}

// Prepare finds where the entries' holdings may be mentioned, without the turn to
// write. What is recognised after now knows them already (see [Recogniser]).
func (g *Backward) Prepare(r Past, entries []record.Entry, head record.Seq) error {
	if slices.ContainsFunc(entries, func(e record.Entry) bool { return BackwardStage.Wants(e.Kind) }) {
		if err := g.Mentioned.CatchUp(r, head, true); err != nil {
			return err
		}
	}
	found, err := g.findAll(r, entries)
	if err == nil {
		g.keep(found)
	}
	return err
}

func (g *Backward) keep(under map[record.Seq]*search) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.under = under
}

// search returns what was found for an entry; nil when nobody has looked yet.
func (g *Backward) search(e record.Entry) *search {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.under[e.Seq]
}

func (g *Backward) done(e record.Entry) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.under, e.Seq)
}

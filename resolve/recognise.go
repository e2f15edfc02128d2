package resolve

import (
	"errors"
	"fmt"
	"time"

	"watchfloor/record"
)

// Reader is what recognition asks of the house.
type Reader interface {
	Holdings
	// WordsAll opens contents, without those that are gone.
	WordsAll([]record.ContentRef) (map[record.ID][]byte, error)
	// HoldersOf returns the holdings that have one of these identifiers now.
	HoldersOf(values []string) ([]Holder, error)
	// PlacesAfter returns what changed in the house's own gazetteer behind an entry.
	PlacesAfter(after record.Seq) ([]KeptPlace, error)
	// Newest returns the newest entry.
	Newest() record.Seq
}

// Holder is a holding that has an identifier.
type Holder struct {
	Value   string
	Holding record.ID
	Labels  record.Labels
}

// Mentioning is a mention of an identifier in a report already taken.
type Mentioning struct {
	Report     record.ID
	Seq        record.Seq // the entry by which it was taken
	Labels     record.Labels
	Mention    int64
	Start, End int64
}

// RecogniseStage is what Recognise wants to see.
var RecogniseStage = record.Stage{Cursor: record.CursorResolve, Kinds: []record.Kind{record.KindReportTaken}}

// Recogniser finds mentions and proposes links.
type Recogniser struct {
	Known  *Known
	Region string         // two-letter country in which numbers without country code are read
	Zone   *time.Location // in which words such as "tomorrow" count where a report states none; nil is UTC
	Places *Gazetteer     // nil for the places of the engine alone
}

// Recognise is the step of the stage. It knows all that is held by now: whatever is
// held later finds what is recognised here among the mentions ([Backward]), so that
// no pair of a report and a holding falls between.
func (g *Recogniser) Recognise(r Reader, entries []record.Entry) ([]record.Draft, error) {
	if err := g.Known.CatchUp(r, r.Newest()); err != nil {
		return nil, err
	}
	if g.Places != nil {
		if err := g.Places.CatchUp(r, r.Newest()); err != nil {
			return nil, err
		}
	}
	all, err := g.openAll(r, entries)
	if err != nil {
		return nil, err
	}
	together(len(all), func(i int) { g.report(all[i]) })
	var drafts []record.Draft
	for _, in := range all {
		found, err := in.found()
		if err == nil {
			err = in.holders(r)
		}
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w", in.entry.Seq, err)
		}
		drafts = append(append(drafts, found), in.proposals(in.taken.Report)...)
	}
	return drafts, nil
}

// openAll opens the reports among entries.
func (g *Recogniser) openAll(r Reader, entries []record.Entry) ([]*reading, error) {
	var refs []record.ContentRef
	for _, e := range entries {
		refs = append(refs, spoken(e)...)
	}
	words, err := r.WordsAll(refs)
	if err != nil {
		return nil, err
	}
	var all []*reading
	for _, e := range entries {
		b, ok := e.Body.(*record.ReportTaken)
		if !ok {
			continue
		}
		in, err := open(atHand(words), e, g.Region)
		if errors.Is(err, record.ErrGone) {
			in = &reading{entry: e, links: map[record.ID]candidate{}} // disposed of before it was read: it still needs its place
		} else if err != nil {
			return nil, fmt.Errorf("entry %d: %w", e.Seq, err)
		}
		in.taken = b
		all = append(all, in)
	}
	return all, nil
}

// report reads the words of one report for all that stands in them.
func (g *Recogniser) report(in *reading) {
	in.identifiers(g.Region)
	at, cut := in.begin(in.taken)
	defer cut()
	g.spot(in, &in.words, true)
	g.spot(in, &in.title, false)
	where := g.ownPlaces(in)
	in.unheld()
	g.located(in, where)
	in.signs = g.read(in, at)
	g.people(in, at)
}

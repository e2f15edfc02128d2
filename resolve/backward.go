package resolve

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"watchfloor/holdings"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve/names"
)

// Past is what looking for something newly held asks before anything is written.
type Past interface {
	Mentions
	// Words opens a content.
	Words(record.ContentRef) ([]byte, error)
	// HeldNow returns a holding as it stands; false when it is held no more.
	HeldNow(record.ID) (Held, bool, error)
}

// Earlier is what writing down where it was found asks of the house.
type Earlier interface {
	Past
	// Newest returns the newest entry, and At the moment by which as-of reads it.
	Newest() record.Seq
	At() record.Time
	// StageAt returns the last entry that a stage has worked on.
	StageAt(record.Cursor) (record.Seq, error)
	// ReportsNaming returns the reports taken before entry `before` in which
	// all these words stand, newest first, at most limit.
	ReportsNaming(words []string, before record.Seq, limit int) ([]record.Entry, error)
	// ReportsWith returns the mentions of an identifier in reports taken before.
	ReportsWith(value string, limit int) ([]Mentioning, error)
	// HoldersOf returns the holdings that have one of these identifiers now.
	HoldersOf(values []string) ([]Holder, error)
	// MentionAt returns a mention of a report; false when it is there no more.
	MentionAt(report record.Seq, n int64) (Mentioning, bool, error)
	// LinkedTo returns the reports that are linked to a holding.
	LinkedTo(holding record.ID) (map[record.Seq]bool, error)
	// KeptOut returns where a report means somebody who is kept out of lists and
	// matches: nobody is looked for there.
	KeptOut(report record.ID) ([]record.Named, error)
}

const (
	// backwardLimit bounds how many earlier reports one identifier, or the words
	// of one name, are looked for in, newest first.
	backwardLimit = 500
	// mostReached is the same for names that reports were found to mention.
	mostReached = 10_000
	// atOnce is how many links one step writes, so that others who write wait a
	// few milliseconds and not until all is written.
	atOnce = 64
)

// BackwardStage is what Backward wants to see.
var BackwardStage = record.Stage{Cursor: record.CursorBackward, Kinds: []record.Kind{record.KindHoldingTaken, record.KindNameAdded}}

// Backward looks for what is newly held in the reports that were taken before: by
// its identifiers among their mentions, by its names among the names that they
// mention, and by its words among theirs. One at a time may Prepare, and one at a
// time run a step: whoever has the turn to write.
type Backward struct {
	Mentioned *Mentioned
	Region    string

	mu    sync.Mutex             // guards under
	under map[record.Seq]*search // by entry; a search changes in steps alone
}

// search is one thing newly held while it is looked for.
type search struct {
	entry   record.Entry
	holding record.ID
	known   names.Entity
	keys    []string // of its identifiers, and what they may be taken for
	hits    []hit
	next    int // of hits
	linked  map[record.Seq]bool
	failed  error
}

// Forget drops what was prepared; it is found anew.
func (g *Backward) Forget() {
	g.keep(nil)
	g.Mentioned.Forget()
}

// Prepare finds where the entries' holdings may be mentioned, without the turn to
// write. What is recognised after now knows them already (see [Recogniser]).
func (g *Backward) Prepare(r Past, entries []record.Entry, head record.Seq) error {
	if err := g.Mentioned.CatchUp(r, head, true); err != nil {
		return err
	}
	under := map[record.Seq]*search{}
	for _, e := range entries {
		s, err := g.find(r, e)
		if err != nil {
			return err
		}
		under[e.Seq] = s
	}
	g.keep(under)
	return nil
}

func (g *Backward) keep(under map[record.Seq]*search) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.under = under
}

// search returns what was prepared for an entry, or else what find makes for it.
func (g *Backward) search(e record.Entry, find func(record.Entry) (*search, error)) (*search, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if s := g.under[e.Seq]; s != nil {
		return s, nil
	}
	s, err := find(e)
	if s == nil || err != nil {
		return nil, err
	}
	if g.under == nil {
		g.under = map[record.Seq]*search{}
	}
	g.under[e.Seq] = s
	return s, nil
}

func (g *Backward) done(e record.Entry) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.under, e.Seq)
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
	}
	if err == nil && len(s.known.Names) > 0 {
		s.hits = g.Mentioned.Reach(s.known, mostReached)
	}
	return s, err
}

// held reads what a list holds.
func (s *search) held(r Past, b *record.HoldingTaken) error {
	ref, ok := s.entry.Content(record.ClassHolding)
	if !ok || b.Role.KeptOut() {
		return nil
	}
	raw, err := r.Words(ref)
	if errors.Is(err, record.ErrGone) {
		return nil
	}
	if err != nil {
		return err
	}
	var h holdings.Holding
	if err := json.Unmarshal(raw, &h); err != nil {
		return record.Unworkable{Err: err}
	}
	s.holding = b.Holding
	s.keys = h.Keys
	s.known = entity(0, Held{ID: b.Holding, Labels: s.entry.Labels, Type: b.Type, Holding: h})
	return nil
}

// named reads a name that somebody added to a holding: only that one is looked for.
func (s *search) named(r Past, b *record.NameAdded) error {
	ref, ok := s.entry.Content(record.ClassHolding)
	if !ok {
		return nil
	}
	raw, err := r.Words(ref)
	if errors.Is(err, record.ErrGone) {
		return nil
	}
	if err != nil {
		return err
	}
	var name holdings.Name
	if err := json.Unmarshal(raw, &name); err != nil {
		return record.Unworkable{Err: err}
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

// Step is the step of the stage, for entries that were prepared; others wait.
func (g *Backward) Step(r Earlier, entries []record.Entry) ([]record.Draft, error) {
	return g.work(r, entries, func(record.Entry) (*search, error) { return nil, nil })
}

// StepNow is the step where all stages run in one transaction: what was not
// prepared is looked for there.
func (g *Backward) StepNow(r Earlier, entries []record.Entry) ([]record.Draft, error) {
	return g.work(r, entries, func(e record.Entry) (*search, error) {
		if err := g.Mentioned.CatchUp(r, r.Newest(), false); err != nil {
			return nil, err
		}
		return g.find(r, e)
	})
}

func (g *Backward) work(r Earlier, entries []record.Entry, find func(record.Entry) (*search, error)) ([]record.Draft, error) {
	var drafts []record.Draft
	for i, e := range entries {
		s, err := g.search(e, find)
		if err != nil {
			return nil, err
		}
		if s == nil {
			return drafts, record.Unfinished{Done: i}
		}
		more, done, err := g.piece(r, s, atOnce-len(drafts))
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w", e.Seq, err)
		}
		drafts = append(drafts, more...)
		if !done {
			return drafts, record.Unfinished{Done: i}
		}
		g.done(e)
		if len(drafts) >= atOnce && i+1 < len(entries) {
			return drafts, record.Unfinished{Done: i + 1}
		}
	}
	return drafts, nil
}

// piece proposes further links of a search, about `most`. It is done when a look at
// the record shows that none is missing: a piece may have been undone.
func (g *Backward) piece(r Earlier, s *search, most int) (drafts []record.Draft, done bool, err error) {
	if s.failed != nil {
		return nil, false, s.failed
	}
	if s.holding.IsZero() {
		return nil, true, nil
	}
	if s.next == 0 {
		if s.linked, err = r.LinkedTo(s.holding); err != nil {
			return nil, false, err
		}
		if drafts, err = g.byValue(r, s); err != nil {
			return nil, false, err
		}
	}
	whole := s.next == 0
	for ; s.next < len(s.hits) && len(drafts) < most; s.next++ {
		more, err := s.reached(r, s.hits[s.next])
		if err != nil {
			return nil, false, err
		}
		drafts = append(drafts, more...)
	}
	switch {
	case s.next < len(s.hits):
		return drafts, false, nil
	case !whole: // written in pieces: look once more whether all are there
		s.next = 0
		if len(drafts) == 0 {
			return g.piece(r, s, most)
		}
		return drafts, false, nil
	}
	more, err := g.byWords(r, s)
	return append(drafts, more...), err == nil, err
}

// reached proposes a link to a report that mentions a name.
func (s *search) reached(r Earlier, h hit) ([]record.Draft, error) {
	if s.linked[h.report] {
		return nil, nil
	}
	m, ok, err := r.MentionAt(h.report, h.mention)
	if err != nil || !ok {
		return nil, err
	}
	return s.link(r, m, record.Link{Mention: m.Mention, P: h.p, Why: measures(h.why)})
}

// byValue proposes links to reports that mention an identifier of the holding.
func (g *Backward) byValue(r Earlier, s *search) ([]record.Draft, error) {
	var drafts []record.Draft
	for _, value := range s.keys {
		found, err := r.ReportsWith(value, backwardLimit)
		if err != nil {
			return nil, err
		}
		var holders []Holder
		if len(found) > 0 && kindOf(value) == record.MentionPart {
			if holders, err = r.HoldersOf([]string{value}); err != nil {
				return nil, err
			}
		}
		p, why := idReason(kindOf(value), Holder{Value: value, Holding: s.holding, Labels: s.entry.Labels}, holders, 0)
		if p < leastP {
			continue // it fits too many
		}
		for _, m := range found {
			more, err := s.link(r, m, record.Link{Mention: m.Mention, P: p, Why: measures([]names.Reason{why})})
			if err != nil {
				return nil, err
			}
			drafts = append(drafts, more...)
		}
	}
	return drafts, nil
}

// byWords reads again the reports in which all words of a name stand and were not
// taken for a name. Reports that are not read yet know the holding when they are.
func (g *Backward) byWords(r Earlier, s *search) ([]record.Draft, error) {
	before, err := r.StageAt(record.CursorResolve)
	if err != nil {
		return nil, err
	}
	before = min(before+1, s.entry.Seq)
	alone := names.New()
	alone.Put(s.known)
	var drafts []record.Draft
	for _, name := range s.known.Names {
		words := wordsOf(name)
		if len(words) == 0 {
			continue
		}
		reports, err := r.ReportsNaming(words, before, backwardLimit)
		if err != nil {
			return nil, err
		}
		for _, taken := range reports {
			if s.linked[taken.Seq] {
				continue
			}
			more, err := g.readAgain(r, s, taken, alone)
			if err != nil {
				return nil, err
			}
			drafts = append(drafts, more...)
		}
	}
	return drafts, nil
}

func (g *Backward) readAgain(r Earlier, s *search, taken record.Entry, alone *names.Index) ([]record.Draft, error) {
	in, err := open(r, taken, g.Region)
	if errors.Is(err, record.ErrGone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	out, err := r.KeptOut(taken.About)
	if err != nil {
		return nil, err
	}
	for _, f := range alone.Find(in.text, lawful.House.Holds) {
		m := Mentioning{Report: taken.About, Seq: taken.Seq, Labels: taken.Labels, Mention: -1, Start: int64(f.Start), End: int64(f.End)}
		if f.P < leastP || keptOut(out, record.Named{Mention: -1, Start: m.Start, End: m.End}) {
			continue
		}
		return s.link(r, m, record.Link{Mention: -1, P: f.P, Why: measures(f.Why)})
	}
	return nil, nil
}

// link proposes a link unless the report has one to the holding already, or means
// somebody there who is kept out.
func (s *search) link(r Earlier, m Mentioning, l record.Link) ([]record.Draft, error) {
	if s.linked[m.Seq] {
		return nil, nil
	}
	out, err := r.KeptOut(m.Report)
	if err != nil || keptOut(out, record.Named{Mention: m.Mention, Start: m.Start, End: m.End}) {
		return nil, err
	}
	s.linked[m.Seq] = true
	l.ID, l.Start, l.End, l.Holding = record.NewID(), m.Start, m.End, s.holding
	d := record.Machine(s.entry, m.Report, &record.LinksProposed{Report: m.Report, Engine: names.Version, Links: []record.Link{l}})
	d.Labels = s.known.Labels.Union(s.entry.Labels).Union(m.Labels)
	if d.HistoryAt != 0 {
		d.HistoryAt = max(d.HistoryAt, r.At()) // what was found later is known later
	}
	return []record.Draft{d}, nil
}

// keptOut reports whether a place is one where somebody is meant who is kept out.
func keptOut(out []record.Named, at record.Named) bool {
	return slices.ContainsFunc(out, at.Meets)
}

// wordsOf splits a name into the words by which the full-text index knows it;
// single letters (initials) are left out.
func wordsOf(name string) []string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	kept := words[:0]
	for _, w := range words {
		if len(w) > 1 {
			kept = append(kept, w)
		}
	}
	return kept
}

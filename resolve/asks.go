package resolve

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"watchfloor/holdings"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve/names"
)

// Asking is a search that found nothing and is asked again.
type Asking struct {
	Search record.ID
	Labels record.Labels
	Words  string
	Ends   record.Time
}

// AskReader is what asking searches again asks of the house.
type AskReader interface {
	// Words opens a content.
	Words(record.ContentRef) ([]byte, error)
	// Newest returns the newest entry, Now the moment, and At the one by which as-of
	// reads that entry.
	Newest() record.Seq
	Now() record.Time
	At() record.Time
	// AskingAfter returns the searches that began to be asked again behind an entry
	// and still are, and those that ended behind it.
	AskingAfter(after record.Seq) (begun []Asking, ended []record.ID, err error)
	// WordsIn splits a text into the words that search knows.
	WordsIn(text string) []string
	// Answers returns how many answers a search has under the labels, and whether the
	// item is one of all of them.
	Answers(search, item record.ID, labels record.Labels) (n int, known bool, err error)
}

// AskStage is what Step wants to see: whatever may answer a search.
var AskStage = record.Stage{Cursor: record.CursorAsk, Kinds: []record.Kind{record.KindReportTaken, record.KindHoldingTaken, record.KindNameAdded}}

const (
	// likelyAnswer is the probability from which a name answers a search for one
	// that is written otherwise.
	likelyAnswer = record.One / 2
	// MostAnswers bounds the answers of one search under the same labels: words that
	// find more than that are searched for again, not waited for.
	MostAnswers = 50
)

// Asks are the searches that are asked again: a fold in memory, with its own position.
type Asks struct {
	Region string

	mu    sync.Mutex // guards what follows
	at    record.Seq
	by    map[uint32]*standing
	refs  map[record.ID]uint32
	next  uint32
	index *names.Index
}

type standing struct {
	Asking
	words []string
}

// NewAsks returns no searches, positioned before the record.
func NewAsks(region string) *Asks {
	a := &Asks{Region: region}
	a.Forget()
	return a
}

// Forget drops all, so that the next step folds them anew.
func (a *Asks) Forget() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.at, a.by, a.refs, a.index = -1, map[uint32]*standing{}, map[record.ID]uint32{}, names.New()
}

func (a *Asks) catchUp(r AskReader) error {
	begun, ended, err := r.AskingAfter(a.at)
	if err != nil {
		return err
	}
	for _, id := range ended {
		if ref, ok := a.refs[id]; ok {
			a.index.Remove(ref)
			delete(a.by, ref)
			delete(a.refs, id)
		}
	}
	for _, one := range begun {
		if _, ok := a.refs[one.Search]; ok {
			continue
		}
		ref := a.next
		a.next++
		a.refs[one.Search], a.by[ref] = ref, &standing{one, r.WordsIn(one.Words)}
		a.index.Put(names.Entity{Ref: ref, Type: names.Unknown, Names: []string{one.Words}})
	}
	a.at = r.Newest()
	return nil
}

// Step is the step of the stage: it says which searches the entries answer.
func (a *Asks) Step(r AskReader, entries []record.Entry) ([]record.Draft, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.catchUp(r); err != nil || len(a.by) == 0 {
		return nil, err
	}
	var drafts []record.Draft
	given := map[record.SearchAnswered]bool{}
	for _, e := range entries {
		item, of, refs, err := a.answeredBy(r, e)
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w", e.Seq, err)
		}
		for _, ref := range refs {
			b := record.SearchAnswered{Search: a.by[ref].Search, Item: item, Of: of}
			more, err := a.answer(r, e, a.by[ref], b)
			if err != nil {
				return nil, err
			}
			if len(more) > 0 && !given[b] {
				given[b] = true
				drafts = append(drafts, more...)
			}
		}
	}
	return drafts, nil
}

// answeredBy returns what an entry brings, and the searches it answers.
func (a *Asks) answeredBy(r AskReader, e record.Entry) (item record.ID, of record.ReadOf, refs []uint32, err error) {
	switch b := e.Body.(type) {
	case *record.ReportTaken:
		refs, err = a.byReport(r, e, b)
		return b.Report, record.ReadReport, refs, err
	case *record.HoldingTaken:
		if b.Role.KeptOut() {
			return item, of, nil, nil
		}
		var h holdings.Holding
		_, err = heldWords(r, e, &h)
		var all []string
		for _, n := range h.Names {
			all = append(all, n.Text)
		}
		return b.Holding, record.ReadHolding, a.byNames(all, typeOf(b.Type)), err
	case *record.NameAdded:
		var n holdings.Name
		_, err = heldWords(r, e, &n)
		return b.Holding, record.ReadHolding, a.byNames([]string{n.Text}, names.Unknown), err
	}
	return item, of, nil, nil
}

// byNames returns the searches that a name answers, however it is written.
func (a *Asks) byNames(all []string, t names.Type) []uint32 {
	var out []uint32
	for _, name := range all {
		if name == "" {
			continue
		}
		for _, c := range a.index.Match(names.Query{Name: name, Type: t, Limit: len(a.by)}) {
			if c.P >= likelyAnswer {
				out = append(out, c.Ref)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// byReport returns the searches that a report answers: all their words stand in it,
// as search looks, or the name that they are stands in it otherwise written. The
// names of those whom the report keeps out, and of anybody under 18, answer nothing.
func (a *Asks) byReport(r AskReader, e record.Entry, b *record.ReportTaken) ([]uint32, error) {
	in, err := open(r, e, a.Region)
	if errors.Is(err, record.ErrGone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	at := b.ReceivedAt
	if at == 0 {
		at = e.At()
	}
	text := in.said.Title + "\n" + in.text
	have := map[string]bool{}
	for _, w := range r.WordsIn(text) {
		have[w] = true
	}
	var open []string
	covered := map[string]bool{}
	for _, p := range in.said.People {
		if age := p.AgeAt(at); p.Role.KeptOut() || age == record.AgeUnder10 || age == record.AgeUnder18 {
			for _, w := range r.WordsIn(p.Name) {
				delete(have, w)
				covered[w] = true
			}
			continue
		}
		open = append(open, p.Name)
	}
	refs := a.byNames(open, names.Person)
	for ref, s := range a.by {
		if len(s.words) > 0 && !slices.ContainsFunc(s.words, func(w string) bool { return !have[w] }) {
			refs = append(refs, ref)
		}
	}
	for _, f := range a.index.Find(text, lawful.House.Holds) {
		said := slices.ContainsFunc(r.WordsIn(text[f.Start:f.End]), func(w string) bool { return covered[w] })
		if f.P >= likelyAnswer && !said {
			refs = append(refs, f.Ref)
		}
	}
	slices.Sort(refs)
	return slices.Compact(refs), nil
}

// answer says that a search is answered, unless it ran out or was answered so before.
// Answers under one set of labels take no places of those under another.
func (a *Asks) answer(r AskReader, e record.Entry, s *standing, b record.SearchAnswered) ([]record.Draft, error) {
	now := r.Now()
	if e.HistoryAt != 0 {
		now = e.HistoryAt
	}
	if s.Ends <= now {
		return nil, nil
	}
	labels := s.Labels.Union(e.Labels)
	n, known, err := r.Answers(b.Search, b.Item, labels)
	if err != nil || known || n >= MostAnswers {
		return nil, err
	}
	d := record.Machine(e, record.ID{}, &b)
	d.Labels = labels
	if d.HistoryAt != 0 {
		d.HistoryAt = max(d.HistoryAt, r.At())
	}
	return []record.Draft{d}, nil
}

package resolve

import (
	"cmp"
	"slices"

	"watchfloor/intake/origin"
	"watchfloor/record"
	"watchfloor/resolve/rare"
)

// Origins is what finding a common origin asks of the house.
type Origins interface {
	// RunsShared returns, for each key, the reports of exactly these labels to
	// which it was added, oldest first, at most `most` each.
	RunsShared(labels record.Labels, keys []uint64, most int) ([][]record.Seq, error)
	// AddRuns adds the keys of a report.
	AddRuns(report record.Seq, labels record.Labels, keys []uint64) error
	// RunSets returns the sets of labels that have keys.
	RunSets() ([]record.Labels, error)
	// RunsAt returns the last report whose keys the index has, -1 for none.
	RunsAt() (record.Seq, error)
	// SetRunsAt says up to which report the index has the keys.
	SetRunsAt(record.Seq) error
	// ReportsAfter returns the numbers of the reports that stand in a lead and
	// were taken after one entry and before another, oldest first, at most limit.
	ReportsAfter(after, before record.Seq, limit int) ([]record.Seq, error)
	// Tellings returns reports with their words, in any order, without those whose words
	// are gone.
	Tellings(seqs []record.Seq) ([]Telling, error)
	// Traced returns the reports with at least these labels that trace to an
	// origin, oldest first, at most limit. Their words are left out.
	Traced(to record.ID, labels record.Labels, limit int) ([]Telling, error)
	// Quoting returns the reports with at least these labels that quote an
	// origin: Of and Share are those of the quotation.
	Quoting(of record.ID, labels record.Labels, limit int) ([]Telling, error)
	// Adds reports whether a report was read to say anything that the other
	// does not: a sign, a higher severity, a window, an identifier.
	Adds(seq, to record.Seq) (bool, error)
}

// Telling is what a report tells, as far as its origin goes.
type Telling struct {
	Report  record.ID
	Seq     record.Seq
	Labels  record.Labels
	Source  string      // who sent it, by name
	Voice   string      // the key of its author, empty when not known
	URL     string      // where it was published
	At      record.Time // received or published, as stated; 0 when it was not
	Came    record.Time // received; 0 when nobody knows
	Title   string
	Text    string
	Origin  record.ID // to which it traces: itself, until something else is found
	Arrival record.Arrival
	Of      record.ID
	Share   record.Millionths
}

const (
	// stockPhrase is from how many reports of different origins on a run of words
	// connects nothing: it is what people and outlets say anyway.
	stockPhrase = 12
	// mostCompared bounds how many texts one report is compared with.
	mostCompared = 24
	// mostQuoted bounds the quotations kept of one report.
	mostQuoted = 8
	// mostTraced bounds how many reports of one origin follow it to another.
	mostTraced = 2000
)

// relation is what a report shares with one that was there before.
type relation struct {
	with  Telling
	match origin.Match
	kind  origin.Kind
	names bool // one of the two says that it has its words from the other
	first bool // the new report was there first
}

// tracing finds the origin of one report.
type tracing struct {
	g     *grouping
	e     record.Entry
	told  Telling
	text  *origin.Text
	keys  []origin.Key
	known map[uint64]bool // keys that the index has through another report of the same words

	of Telling // the report of the same labels that it was taken from or revises

	ties []tie
}

// traces finds what a report traces to, appends it, and returns the report as
// it then stands and what joins it to leads. The index gets its keys.
func (g *grouping) traces(e record.Entry, p Placed) (Placed, []tie, error) {
	if !g.fed {
		if err := feedAll(g.r, p.Seq); err != nil {
			return p, nil, err
		}
		g.fed = true
	}
	told, ok, err := g.telling(p.Seq)
	if err != nil || !ok {
		return p, nil, err
	}
	told.Origin = p.Origin
	t := &tracing{g: g, e: e, told: told, text: g.textOf(told), known: map[uint64]bool{}}
	t.keys = t.text.Keys()
	if p.Revises.IsZero() {
		if err := t.search(); err != nil {
			return p, nil, err
		}
	} else if err := t.revised(p.Revises); err != nil {
		return p, nil, err
	}
	words := g.wordsOf(t.told)
	if t.of.Text != "" {
		words = words.Without(g.wordsOf(t.of))
	}
	if err := addKeys(g.r, t.told, unknown(t.keys, t.known), words); err != nil {
		return p, nil, err
	}
	g.keep(t.told)
	p.Origin = t.told.Origin
	return p, t.ties, g.r.SetRunsAt(p.Seq)
}

// unknown are the keys that the index does not have through another report.
func unknown(keys []origin.Key, known map[uint64]bool) []uint64 {
	var fresh []uint64
	for _, k := range keys {
		if !known[k.Hash] {
			fresh = append(fresh, k.Hash)
		}
	}
	return fresh
}

// addKeys gives the index what it does not have through another report: a copy has its
// rare words from its original too, but for those that it adds (words), so that no flood
// of copies makes them common.
func addKeys(r Origins, told Telling, runs []uint64, words rare.Words) error {
	keys := append(runs, words.Keys(int64(told.Came))...)
	slices.Sort(keys)
	return r.AddRuns(told.Seq, told.Labels, slices.Compact(keys))
}

// revised says that a revision traces to the origin of what it revises: it adds
// facts, but no second voice.
func (t *tracing) revised(id record.ID) error {
	first, err := t.g.r.Placed(id)
	if err != nil || first.Report.IsZero() {
		return err
	}
	with, ok, err := t.g.telling(first.Seq)
	if err != nil {
		return err
	}
	if now, placed := t.g.placed[first.Seq]; placed {
		first = now
	}
	t.told.Origin = first.Origin
	t.says(t.told, record.OriginFound{Origin: first.Origin, Arrival: record.ArrivalRepeat, Of: id})
	if ok {
		with.Origin = first.Origin
		t.of = with
		t.share(origin.NewProbe(t.text, nil).Against(t.g.textOf(with)))
	}
	return nil
}

// share remembers the keys that the index has through the other report.
func (t *tracing) share(m origin.Match) {
	for k := range m.FromKeys(t.keys) {
		t.known[k] = true
	}
}

// search looks among the reports that every reader of this one may read for
// those that share words with it. Restricted reports that share words with it
// then trace to it under their own labels; it never traces to them.
func (t *tracing) search() error {
	sets, err := t.g.r.RunSets()
	if err != nil {
		return err
	}
	if !slices.Contains(sets, t.told.Labels) {
		sets = append(sets, t.told.Labels)
	}
	slices.SortFunc(sets, func(a, b record.Labels) int { // its own labels first: what is found there decides
		return cmp.Or(-compareBool(a == t.told.Labels, b == t.told.Labels), cmp.Compare(a, b))
	})
	for _, set := range sets {
		if !set.Within(t.told.Labels) && !t.told.Labels.Within(set) {
			continue
		}
		found, err := t.sharing(set)
		if err != nil {
			return err
		}
		switch {
		case set == t.told.Labels:
			err = t.decide(found)
		case set.Within(t.told.Labels):
			err = t.below(found)
		default:
			t.above(found)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// sharing returns the reports of one set of labels that share more with this
// one than chance gives.
func (t *tracing) sharing(set record.Labels) ([]relation, error) {
	hashes := make([]uint64, len(t.keys))
	for i, k := range t.keys {
		hashes[i] = k.Hash
	}
	holders, err := t.g.r.RunsShared(set, hashes, stockPhrase+1)
	if err != nil {
		return nil, err
	}
	var stock []origin.Key
	count := map[record.Seq]int{}
	for i, seqs := range holders {
		if len(seqs) > stockPhrase {
			stock = append(stock, t.keys[i])
			continue
		}
		for _, s := range seqs {
			if s < t.told.Seq {
				count[s]++
			}
		}
	}
	if len(count) == 0 {
		return nil, nil
	}
	probe := origin.NewProbe(t.text, stock)
	var found []relation
	seqs := likeliest(count)
	if err := t.g.readAll(seqs); err != nil {
		return nil, err
	}
	for _, seq := range seqs {
		r, ok, err := t.compare(probe, seq, holders)
		if err != nil {
			return nil, err
		}
		if ok {
			found = append(found, r)
		}
	}
	return found, nil
}

// closes reports whether what both reports close with is what one of their
// outlets puts under all that it publishes: both are of one outlet, or a third
// report of one of them, of another origin, has the same words.
func (t *tracing) closes(m origin.Match, with Telling, holders [][]record.Seq) (bool, error) {
	if t.told.Source == "" && with.Source == "" {
		return false, nil
	}
	if t.told.Source == with.Source {
		return true, nil
	}
	for i, seqs := range holders {
		if len(seqs) < 2 || len(seqs) > stockPhrase || !m.Closes(t.keys[i]) {
			continue
		}
		for _, s := range seqs {
			third, ok, err := t.g.telling(s)
			if err != nil {
				return false, err
			}
			if ok && s != with.Seq && third.Origin != with.Origin && third.Source != "" && (third.Source == t.told.Source || third.Source == with.Source) {
				return true, nil
			}
		}
	}
	return false, nil
}

// likeliest returns the reports that share the most keys, of equals the oldest.
func likeliest(count map[record.Seq]int) []record.Seq {
	seqs := make([]record.Seq, 0, len(count))
	for s := range count {
		seqs = append(seqs, s)
	}
	slices.SortFunc(seqs, func(a, b record.Seq) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	return seqs[:min(len(seqs), mostCompared)]
}

// compare compares this report with an earlier one, word by word.
func (t *tracing) compare(probe *origin.Probe, seq record.Seq, holders [][]record.Seq) (relation, bool, error) {
	with, ok, err := t.g.telling(seq)
	if err != nil || !ok {
		return relation{}, false, err
	}
	m := probe.Against(t.g.textOf(with))
	closes, err := t.closes(m, with, holders)
	if err != nil {
		return relation{}, false, err
	}
	if closes {
		m = m.WithoutClosing()
	}
	r := relation{with: with, match: m, kind: m.Kind()}
	if r.kind == origin.Nothing || r.kind == origin.Common && with.Source != "" && with.Source == t.told.Source {
		return r, false, nil // what one outlet says under all that it publishes is no common text
	}
	mine := origin.Side{At: t.told.At, Names: origin.Names(t.told.Text, with.Source, with.URL)}
	theirs := origin.Side{At: with.At, Names: origin.Names(with.Text, t.told.Source, t.told.URL)}
	if with.Source == t.told.Source {
		mine.Names, theirs.Names = false, false
	}
	r.names = mine.Names != theirs.Names
	r.first = m.First(mine, theirs, false)
	return r, true, nil
}

// says appends what a report traces to, under the report's own labels.
func (t *tracing) says(of Telling, body record.OriginFound) {
	body.Report, body.Engine = of.Report, origin.Engine
	d := record.Machine(t.e, of.Report, &body)
	d.Labels = of.Labels
	t.g.drafts = append(t.g.drafts, d)
	if body.Arrival == record.ArrivalQuotes {
		of.Title, of.Text, of.Origin, of.Of, of.Share = "", "", body.Origin, body.Of, body.Share
		t.g.quoted = append(t.g.quoted, of)
		return
	}
	t.g.retraced(of, body)
}

// tie joins this report's lead to that of another with the same words.
func (t *tracing) tie(with Telling) error {
	placed, err := t.g.r.PlacedAt(with.Seq)
	if err != nil {
		return err
	}
	t.ties = t.g.tie(t.ties, placed, record.Joined{Because: record.BecauseOrigin, Mention: -1, With: with.Report})
	return nil
}

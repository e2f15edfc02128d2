package resolve

import (
	"fmt"
	"slices"

	"watchfloor/record"
	"watchfloor/resolve/names"
)

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

// Step is the step of the stage, for entries that were prepared; others wait.
func (g *Backward) Step(r Earlier, entries []record.Entry) ([]record.Draft, error) {
	return g.work(r, entries, func([]record.Entry) error { return nil })
}

// StepNow is the step where all stages run in one transaction: what was not
// prepared is looked for there.
func (g *Backward) StepNow(r Earlier, entries []record.Entry) ([]record.Draft, error) {
	return g.work(r, entries, func(rest []record.Entry) error {
		if err := g.Mentioned.CatchUp(r, r.Newest(), false); err != nil {
			return err
		}
		found, err := g.findAll(r, rest[:min(len(rest), atOnce)])
		if err == nil {
			g.keep(found)
		}
		return err
	})
}

// work writes what was found of entries. What was not is looked for by find, for an
// entry and some that follow it; what is not found then comes again.
func (g *Backward) work(r Earlier, entries []record.Entry, find func(rest []record.Entry) error) ([]record.Draft, error) {
	var drafts []record.Draft
	for i, e := range entries {
		s := g.search(e)
		if s == nil {
			if err := find(entries[i:]); err != nil {
				return nil, err
			}
			if s = g.search(e); s == nil {
				return drafts, record.Unfinished{Done: i}
			}
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
	if s.place != nil {
		return s.mentions(r, most)
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

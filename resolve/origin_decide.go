package resolve

import (
	"cmp"
	"slices"

	"watchfloor/intake/origin"
	"watchfloor/record"
)

// decide says what this report is among those with the same labels.
func (t *tracing) decide(found []relation) error {
	var older, younger, quoting []relation
	for _, r := range found {
		apart, err := t.otherPart(r)
		if err != nil {
			return err
		}
		switch {
		case r.kind == origin.Quotes, apart:
			quoting = append(quoting, r)
		case r.first:
			younger = append(younger, r)
		default:
			older = append(older, r)
		}
	}
	var apart []relation
	var err error
	switch {
	case len(older) > 0:
		apart, err = t.follows(older, younger)
	case len(younger) > 0:
		apart, err = t.leads(younger)
	}
	if err != nil {
		return err
	}
	return t.quotes(append(apart, quoting...))
}

// otherPart reports whether what this report shares with a copy is none of what
// the copy has from its original: a digest that carries both does not make them
// one story.
func (t *tracing) otherPart(r relation) (bool, error) {
	if r.kind == origin.Quotes || r.with.Of.IsZero() {
		return false, nil
	}
	of, err := t.g.r.Placed(r.with.Of)
	if err != nil || of.Report.IsZero() {
		return false, err
	}
	with, ok, err := t.g.telling(of.Seq)
	if err != nil || !ok {
		return false, err
	}
	return origin.NewProbe(t.text, nil).Against(t.g.textOf(with)).Overlap(r.match) < little, nil
}

// little of what two texts share is left when one has only pieces in common with
// a third.
const little = 0.2

// follows says that this report was taken from the one with which it shares
// most. What came from it in turn traces to the same origin; of other older
// reports only those that have the same words as that one: of the rest it has
// taken pieces, and these are returned.
func (t *tracing) follows(older, younger []relation) (pieces []relation, err error) {
	best := slices.MinFunc(older, func(a, b relation) int {
		return cmp.Or(compareBool(b.names, a.names), cmp.Compare(b.kind, a.kind), cmp.Compare(b.match.Share(), a.match.Share()), cmp.Compare(a.with.Seq, b.with.Seq))
	})
	t.told.Origin, t.of = best.with.Origin, best.with
	t.says(t.told, best.body(best.with.Origin, best.with.Report))
	for _, r := range append(slices.Clone(older), younger...) {
		if r.with.Origin != t.told.Origin && r.match.Overlap(best.match) < half {
			pieces = append(pieces, r)
			continue
		}
		// What traces to the same origin already was there before this copy of it.
		if err := t.joins(r, r.first && r.with.Origin != t.told.Origin); err != nil {
			return nil, err
		}
	}
	return pieces, nil
}

const half = 0.5

// leads says that others were taken from this report. If it shares different
// pieces with reports of different origins and came after them, it is a digest:
// the others do not become one story by standing in it.
func (t *tracing) leads(younger []relation) (pieces []relation, err error) {
	if t.digest(younger) {
		for i := range younger {
			younger[i].first = false
		}
		return younger, nil
	}
	oldest := slices.MinFunc(younger, func(a, b relation) int { return cmp.Compare(a.with.Seq, b.with.Seq) })
	t.told.Origin = oldest.with.Origin
	t.says(t.told, record.OriginFound{Origin: t.told.Origin, Arrival: record.ArrivalNew})
	for _, r := range younger {
		if err := t.joins(r, true); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

func (t *tracing) digest(younger []relation) bool {
	for i, a := range younger {
		for _, b := range younger[:i] {
			if a.with.Origin != b.with.Origin && a.match.Overlap(b.match) < half && !t.before(a.with) && !t.before(b.with) {
				return true
			}
		}
	}
	return false
}

// before reports whether this report was stated to be earlier than another.
func (t *tracing) before(with Telling) bool {
	return t.told.At != 0 && with.At != 0 && t.told.At < with.At
}

// joins lets the related report trace to this one's origin, with all that
// traced to where it traced before. If it was taken from this report and from
// none that it shares more with, it says so.
func (t *tracing) joins(r relation, fromThis bool) error {
	t.share(r.match)
	if err := t.tie(r.with); err != nil {
		return err
	}
	share := record.Round(r.match.Share())
	takes := fromThis && (r.with.Of.IsZero() || r.with.Share < share)
	if old := r.with.Origin; old != t.told.Origin {
		if err := t.reroot(old, r.with.Report); err != nil {
			return err
		}
		if !takes {
			t.says(r.with, record.OriginFound{Origin: t.told.Origin, Arrival: r.with.Arrival, Of: r.with.Of, Share: r.with.Share})
		}
	}
	if takes {
		t.says(r.with, r.body(t.told.Origin, t.told.Report))
	}
	return nil
}

// reroot lets all reports of an origin but one trace to this report's origin, and
// all that quote it quote that.
func (t *tracing) reroot(old, but record.ID) error {
	members, err := t.g.r.Traced(old, t.told.Labels, mostTraced)
	if err != nil {
		return err
	}
	for _, m := range t.g.retracedSince(members, old) {
		if m.Report != but && m.Report != t.told.Report {
			t.says(m, record.OriginFound{Origin: t.told.Origin, Arrival: m.Arrival, Of: m.Of, Share: m.Share})
		}
	}
	quoting, err := t.g.r.Quoting(old, t.told.Labels, mostTraced)
	if err != nil {
		return err
	}
	for _, q := range append(quoting, t.g.quoted...) {
		if q.Origin == old {
			t.says(q, record.OriginFound{Origin: t.told.Origin, Arrival: record.ArrivalQuotes, Of: q.Of, Share: q.Share})
		}
	}
	return nil
}

// body is what the copy of two related reports traces to.
func (r relation) body(to, of record.ID) record.OriginFound {
	b := record.OriginFound{Origin: to, Arrival: record.ArrivalExcerpt, Of: of, Share: record.Round(r.match.Share())}
	if r.kind == origin.Copy {
		b.Arrival = record.ArrivalCopy
	}
	return b
}

// quotes says which statements this report shares with reports of other origins:
// with each origin once.
func (t *tracing) quotes(found []relation) error {
	slices.SortFunc(found, func(a, b relation) int {
		return cmp.Or(cmp.Compare(b.match.Shared(), a.match.Shared()), cmp.Compare(a.with.Seq, b.with.Seq))
	})
	seen := map[record.ID]bool{t.told.Origin: true}
	for _, r := range found {
		if seen[r.with.Origin] || len(seen) > mostQuoted {
			continue
		}
		seen[r.with.Origin] = true
		body := record.OriginFound{Origin: r.with.Origin, Arrival: record.ArrivalQuotes, Of: r.with.Report, Share: record.Round(r.match.Share())}
		who := t.told
		if t.quoted(r) {
			who, body.Origin, body.Of = r.with, t.told.Origin, t.told.Report
		} else if r.with.Labels == t.told.Labels {
			t.share(r.match)
		}
		t.says(who, body)
	}
	return nil
}

// quoted reports whether the earlier report has the statement from this one:
// only there it stands between quotation marks, or both quote it and this report
// was stated to be earlier.
func (t *tracing) quoted(r relation) bool {
	for _, s := range r.match.Statements() {
		switch {
		case s.InA && !s.InB:
			return false
		case s.InB && !s.InA:
			return true
		}
	}
	return r.kind == origin.Quotes && t.before(r.with)
}

// below says what a restricted report has from reports that all its readers
// may read. Those learn nothing of it.
func (t *tracing) below(found []relation) error {
	if t.told.Origin != t.told.Report || len(found) == 0 {
		return nil
	}
	best := slices.MinFunc(found, func(a, b relation) int {
		return cmp.Or(cmp.Compare(b.kind, a.kind), cmp.Compare(b.match.Share(), a.match.Share()), cmp.Compare(a.with.Seq, b.with.Seq))
	})
	if best.kind == origin.Quotes {
		return t.quotes(found)
	}
	t.told.Origin = best.with.Origin
	t.says(t.told, best.body(best.with.Origin, best.with.Report))
	return t.tie(best.with)
}

// above lets restricted reports that share words with this one trace to it,
// under their own labels.
func (t *tracing) above(found []relation) {
	for _, r := range found {
		body := r.body(t.told.Origin, t.told.Report)
		if r.kind == origin.Quotes {
			body.Arrival = record.ArrivalQuotes
		} else if !r.with.Of.IsZero() {
			continue // it traces to something else already
		}
		t.says(r.with, body)
	}
}

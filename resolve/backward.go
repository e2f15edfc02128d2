package resolve

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"unicode"

	"watchfloor/holdings"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve/names"
)

// backwardLimit bounds how many earlier reports one new name or identifier is
// looked for in, newest first.
const backwardLimit = 500

// backward looks for something newly held in the reports already taken: by its
// identifiers among their mentions, and by its names among their words. Reports
// taken after it are matched when they are read.
func (g *Recogniser) backward(r Reader, e record.Entry, b *record.HoldingTaken) ([]record.Draft, error) {
	ref, ok := e.Content(record.ClassHolding)
	if !ok {
		return nil, nil
	}
	raw, err := r.Words(ref)
	if errors.Is(err, record.ErrGone) || b.Role.KeptOut() {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var h holdings.Holding
	if err := json.Unmarshal(raw, &h); err != nil {
		return nil, err
	}
	known := entity(0, Held{ID: b.Holding, Labels: e.Labels, Type: b.Type, Holding: h})
	drafts, linked, err := g.backwardValues(r, e, b, known.Identifiers)
	if err != nil {
		return nil, err
	}
	named, err := g.backwardNames(r, e, b, known, linked)
	return append(drafts, named...), err
}

// backwardValues proposes links to reports that mention an identifier of the holding.
func (g *Recogniser) backwardValues(r Reader, e record.Entry, b *record.HoldingTaken, values []string) ([]record.Draft, map[record.ID]bool, error) {
	var drafts []record.Draft
	linked := map[record.ID]bool{}
	for _, value := range values {
		found, err := r.ReportsWith(value, backwardLimit)
		if err != nil {
			return nil, nil, err
		}
		for _, m := range found {
			if linked[m.Report] {
				continue
			}
			out, err := r.KeptOut(m.Report)
			if err != nil {
				return nil, nil, err
			}
			if keptOut(out, record.Named{Mention: m.Mention, Start: m.Start, End: m.End}) {
				continue
			}
			linked[m.Report] = true
			kind, _ := record.ParseMentionKind(value[:max(0, strings.IndexByte(value, ':'))])
			p := identifierP(kind)
			more, err := g.linkBack(r, e, m, record.Link{Mention: m.Mention, Start: m.Start, End: m.End, Holding: b.Holding, P: p,
				Why: []record.Measure{{Code: uint8(names.SameID), Value: p, Count: 1}}})
			if err != nil {
				return nil, nil, err
			}
			drafts = append(drafts, more...)
		}
	}
	return drafts, linked, nil
}

// backwardNames reads again the reports in which all words of a name stand.
func (g *Recogniser) backwardNames(r Reader, e record.Entry, b *record.HoldingTaken, known names.Entity, linked map[record.ID]bool) ([]record.Draft, error) {
	alone := names.New()
	alone.Put(known)
	var drafts []record.Draft
	for _, name := range known.Names {
		words := wordsOf(name)
		if len(words) == 0 {
			continue
		}
		reports, err := r.ReportsNaming(words, e.Seq, backwardLimit)
		if err != nil {
			return nil, err
		}
		for _, taken := range reports {
			if linked[taken.About] {
				continue
			}
			more, err := g.readAgain(r, e, taken, alone, b.Holding)
			if err != nil {
				return nil, err
			}
			linked[taken.About] = len(more) > 0
			drafts = append(drafts, more...)
		}
	}
	return drafts, nil
}

func (g *Recogniser) readAgain(r Reader, e, taken record.Entry, alone *names.Index, holding record.ID) ([]record.Draft, error) {
	in, err := g.open(r, taken)
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
	for _, s := range alone.Find(in.text, lawful.House.Holds) {
		if s.P < leastP || keptOut(out, record.Named{Mention: -1, Start: int64(s.Start), End: int64(s.End)}) {
			continue
		}
		m := Mentioning{Report: taken.About, Labels: taken.Labels, Mention: -1, Start: int64(s.Start), End: int64(s.End)}
		return g.linkBack(r, e, m, record.Link{Mention: -1, Start: m.Start, End: m.End, Holding: holding, P: s.P, Why: measures(s.Why)})
	}
	return nil, nil
}

// linkBack proposes a link unless the report has one to the holding already.
func (g *Recogniser) linkBack(r Reader, e record.Entry, m Mentioning, l record.Link) ([]record.Draft, error) {
	linked, err := r.Linked(m.Report)
	if err != nil || linked[l.Holding] {
		return nil, err
	}
	l.ID = record.NewID()
	d := record.Machine(e, m.Report, &record.LinksProposed{Report: m.Report, Engine: names.Version, Links: []record.Link{l}})
	d.Labels = e.Labels.Union(m.Labels)
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

package resolve

import (
	"errors"
	"strings"
	"unicode"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve/names"
)

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
	in, err := open(r, taken, g.Reading.Region)
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

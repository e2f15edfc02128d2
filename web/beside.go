package web

import (
	"cmp"
	"slices"

	"watchfloor/desk"
	"watchfloor/intake/origin"
	"watchfloor/record"
)

// besideText is one of two texts that stand side by side.
type besideText struct {
	Page   *base
	Report desk.ReportView
	Side   string // "left" or "right"
	Other  string
	Parts  []stretch
}

// stretch is a stretch of a text: its own, or shared with the other.
type stretch struct {
	Run    int // number of the shared stretch, from 1; 0: not shared
	Quoted bool
	Varied bool // variants of one sentence
	Words  []piece
}

// piece is a piece of a stretch; Only says that the other's variant has it not.
type piece struct {
	Text string
	Only bool
}

// beside reads two reports and marks what they share.
func (s *Server) beside(a ask, page *originPage, left, right record.ID) error {
	if left.IsZero() || right.IsZero() || left == right {
		return nil
	}
	both := [2]desk.ReportView{}
	for i, id := range []record.ID{left, right} {
		r, err := s.house.Report(a.Context(), a.viewer, a.at, id)
		if err != nil {
			return err
		}
		both[i] = r.Report
	}
	page.Left = &besideText{Page: page.base, Report: both[0], Side: "left", Other: "right"}
	page.Right = &besideText{Page: page.base, Report: both[1], Side: "right", Other: "left"}
	if both[0].Disposed || both[1].Disposed {
		page.Shared = "The words of one of them are destroyed: there is nothing to compare."
		return nil
	}
	c := origin.Compare(both[0].Text, both[1].Text)
	page.Left.Parts, page.Right.Parts = marked(both[0].Text, both[1].Text, c.Runs)
	page.Shared = "They share no five words in a row."
	if len(c.Runs) > 0 {
		page.Shared = percent(record.Round(c.Share)) + " of the shorter text stands in both."
	}
	return nil
}

// marked cuts both texts into parts. Stretches that do not fit their text, or
// overlap another, are left out: the texts are always whole.
func marked(a, b string, runs []origin.Run) (left, right []stretch) {
	inA, inB := make([]stretch, len(runs)), make([]stretch, len(runs))
	for i, r := range runs {
		if !fits(a, r.A) || !fits(b, r.B) {
			continue
		}
		wordsA, wordsB := a[r.A.Start:r.A.End], b[r.B.Start:r.B.End]
		p := stretch{Run: i + 1, Quoted: r.Quoted, Varied: !r.Exact}
		inA[i], inB[i] = p, p
		inA[i].Words, inB[i].Words = []piece{{Text: wordsA}}, []piece{{Text: wordsB}}
		if p.Varied {
			inA[i].Words, inB[i].Words = variants(wordsA, wordsB)
		}
	}
	return cutAt(a, runs, inA, func(r origin.Run) origin.Span { return r.A }), cutAt(b, runs, inB, func(r origin.Run) origin.Span { return r.B })
}

func fits(text string, s origin.Span) bool {
	return 0 <= s.Start && s.Start < s.End && s.End <= len(text) && boundary(text, s.Start) && boundary(text, s.End)
}

func cutAt(text string, runs []origin.Run, parts []stretch, side func(origin.Run) origin.Span) []stretch {
	order := make([]int, len(runs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(side(runs[i]).Start, side(runs[j]).Start) })
	var out []stretch
	at := 0
	for _, i := range order {
		s := side(runs[i])
		if parts[i].Run == 0 || s.Start < at {
			continue
		}
		if s.Start > at {
			out = append(out, stretch{Words: []piece{{Text: text[at:s.Start]}}})
		}
		out = append(out, parts[i])
		at = s.End
	}
	if at < len(text) {
		out = append(out, stretch{Words: []piece{{Text: text[at:]}}})
	}
	return out
}

package web

import (
	"fmt"

	"watchfloor/desk"
	"watchfloor/rank"
	"watchfloor/resolve/indicators"
)

// mostEntries is how many lines of the lexicon a page shows; a search finds the others.
const mostEntries = 400

// lexiconPage lists by which words indicators are read. It is the same for everybody
// and at every moment: it belongs to the program, not to the house.
type lexiconPage struct {
	*base
	Query   string
	Version int64
	All     int
	Found   int
	Entries []lexiconLine
}

func (lexiconPage) template() string { return "lexicon.html" }

// lexiconLine is one entry in the words of the pages.
type lexiconLine struct {
	indicators.Entry
	Says       []string
	NeedsFacts bool
}

func (s *Server) lexicon(a ask) (view, error) {
	page := lexiconPage{base: s.base(a, "", "Lexicon"), Query: a.URL.Query().Get("q"), Version: indicators.Version}
	classes := indicators.Classes()
	all := indicators.Entries()
	page.All = len(all)
	for _, e := range all {
		if !e.Fits(page.Query, classes) {
			continue
		}
		if page.Found++; len(page.Entries) < mostEntries {
			page.Entries = append(page.Entries, newLexiconLine(e))
		}
	}
	return page, nil
}

func newLexiconLine(e indicators.Entry) lexiconLine {
	l := lexiconLine{Entry: e}
	var set rank.Indicators
	for _, c := range e.Codes {
		l.Says = append(l.Says, fmt.Sprintf("%s (%s)", rank.Indicator(c), c))
		set |= rank.Of(rank.Indicator(c))
	}
	if l.NeedsFacts = desk.OnlySecondGroup(set); len(l.Says) == 0 {
		l.Says = []string{e.Purpose}
	}
	return l
}

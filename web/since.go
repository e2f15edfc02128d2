package web

import (
	"slices"

	"watchfloor/desk"
	"watchfloor/record"
)

// sincePage tells whoever comes back what happened meanwhile, in order of consequence.
type sincePage struct {
	*base
	Since desk.Since
}

func (sincePage) template() string { return "since.html" }

func (s *Server) since(a ask) (view, error) {
	if a.at != 0 {
		return nil, desk.Cannot("What happened since is told from now: go to the live page.")
	}
	from, err := record.ParseTime(a.URL.Query().Get("from"))
	if err != nil {
		return nil, failure{400, "Not a moment", sentence(err)}
	}
	v, err := s.house.Since(a.Context(), a.viewer, from)
	page := sincePage{s.base(a, "since", "Since you left").of(v.Moment), v}
	for _, r := range slices.Concat(v.Due, v.New) {
		page.carries(r.Handling)
	}
	for _, m := range v.Moved {
		page.carries(m.Handling)
	}
	for _, l := range slices.Concat(v.Mine, v.Fixed, v.Done) {
		page.carries(l.Handling)
	}
	return page, err
}

// sinceRow is a lead in a list of this page.
type sinceRow struct {
	Page *base
	desk.Row
	Was int
}

// Due are the leads whose clocks ran out.
func (p sincePage) Due() []sinceRow {
	return each(p.Since.Due, func(r desk.Row) sinceRow { return sinceRow{p.base, r, 0} })
}

// New are the leads that were not there.
func (p sincePage) New() []sinceRow {
	return each(p.Since.New, func(r desk.Row) sinceRow { return sinceRow{p.base, r, 0} })
}

// Moved are the leads that stand elsewhere.
func (p sincePage) Moved() []sinceRow {
	return each(p.Since.Moved, func(m desk.Moved) sinceRow { return sinceRow{p.base, m.Row, m.Was} })
}

// sinceLine is one thing that happened.
type sinceLine struct {
	Page *base
	desk.SinceLine
}

func (p sincePage) lines(all []desk.SinceLine) []sinceLine {
	return each(all, func(l desk.SinceLine) sinceLine { return sinceLine{p.base, l} })
}

// Mine, Fixed and Done are what happened to leads.
func (p sincePage) Mine() []sinceLine  { return p.lines(p.Since.Mine) }
func (p sincePage) Fixed() []sinceLine { return p.lines(p.Since.Fixed) }
func (p sincePage) Done() []sinceLine  { return p.lines(p.Since.Done) }

// Field is the moment as a form holds it.
func (p sincePage) Field() string { return p.Since.From.Go().Format("2006-01-02T15:04") }

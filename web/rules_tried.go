package web

import (
	"fmt"
	"slices"

	"watchfloor/desk"
)

// triedPage shows the board as it would be, with the form that puts it into force.
type triedPage struct {
	*base
	Tried desk.RulesTried
}

func (triedPage) template() string { return "rules_tried.html" }

func (s *Server) tryRules(a ask) (view, error) {
	figures, err := figuresIn(a.URL.Query())
	if err := noForm("Not rules", err); err != nil {
		return nil, err
	}
	v, err := s.house.TryRules(a.Context(), a.viewer, figures)
	if err != nil {
		return nil, err
	}
	base := s.base(a, "", "Try rules").of(v.Moment)
	for _, r := range slices.Concat(v.Rows, v.Left) {
		base.carries(r.Handling)
	}
	return triedPage{base, v}, nil
}

// Next is the version that would be in force.
func (p triedPage) Next() int64 { return p.Tried.On + 1 }

// changeLine is a figure that is not what it was.
type changeLine struct{ desk.FigureChange }

// Field is the name of the figure in forms.
func (l changeLine) Field() string { return fieldOf(l.Code) }

// Before and After are the figure as people write it.
func (l changeLine) Before() string { return figureText(l.Was) }

// After is what it would be.
func (l changeLine) After() string { return figureText(l.Is) }

// Changes are the figures that would change.
func (p triedPage) Changes() []changeLine { return changeLines(p.Tried.Changes) }

func changeLines(all []desk.FigureChange) []changeLine {
	return each(all, func(c desk.FigureChange) changeLine { return changeLine{c} })
}

// triedRow is a row as it would be.
type triedRow struct {
	Page *base
	desk.TriedRow
}

// Move says where the row stood and stands, in words.
func (r triedRow) Move() string {
	switch {
	case r.Is < r.Was:
		return fmt.Sprintf("up from %d", r.Was)
	case r.Is > r.Was:
		return fmt.Sprintf("down from %d", r.Was)
	}
	return "stays"
}

// Rows are the first of the board as it would be.
func (p triedPage) Rows() []triedRow { return p.lines(p.Tried.Rows) }

// Left are those that leave the first.
func (p triedPage) Left() []triedRow { return p.lines(p.Tried.Left) }

func (p triedPage) lines(all []desk.TriedRow) []triedRow {
	return each(all, func(r desk.TriedRow) triedRow { return triedRow{p.base, r} })
}

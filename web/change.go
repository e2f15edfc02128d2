package web

import (
	"fmt"
	"strings"

	"watchfloor/desk"
)

// changePage says what would move a lead on the board.
type changePage struct {
	*base
	Change desk.LeadChange
}

func (changePage) template() string { return "change.html" }

func (s *Server) leadChange(a ask) (view, error) {
	id, err := a.id()
	if err != nil {
		return nil, err
	}
	v, err := s.house.LeadChange(a.Context(), a.viewer, a.at, id)
	if err != nil {
		return nil, err
	}
	base := s.base(a, "", "What would change this").of(v.Moment)
	base.carries(v.Handling)
	return changePage{base, v}, nil
}

// rankLine is one thing that would move the lead.
type rankLine struct {
	desk.RankChange
	now int
}

// Move says where the lead would go.
func (l rankLine) Move() string {
	switch {
	case l.Rank < l.now:
		return fmt.Sprintf("up to %d", l.Rank)
	case l.Rank > l.now:
		return fmt.Sprintf("down to %d", l.Rank)
	}
	return "stays"
}

// Moves reports whether it would move.
func (l rankLine) Moves() bool { return l.Rank != l.now }

// Stays are the things that would not move the lead, in one sentence.
func (p changePage) Stays() string {
	var out []string
	for _, l := range p.Lines() {
		if !l.Moves() {
			out = append(out, l.Text)
		}
	}
	return strings.Join(out, "; ")
}

// Lines are the things that would move the lead, the highest first.
func (p changePage) Lines() []rankLine {
	return each(p.Change.Changes, func(c desk.RankChange) rankLine { return rankLine{c, p.Change.Rank} })
}

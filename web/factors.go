package web

import "watchfloor/desk"

// factorsPage takes the place of a lead apart. The board opens its middle beneath the
// row; without scripts it is a page of its own.
type factorsPage struct {
	*base
	Factors desk.LeadFactors
}

func (factorsPage) template() string { return "factors.html" }

func (s *Server) leadFactors(a ask) (view, error) {
	id, err := a.id()
	if err != nil {
		return nil, err
	}
	v, err := s.house.LeadFactors(a.Context(), a.viewer, a.at, id)
	if err != nil {
		return nil, err
	}
	base := s.base(a, "", "Factors").of(v.Moment)
	base.carries(v.Handling)
	return factorsPage{base, v}, nil
}

// Moves says that what would change the place can be asked: it can, of the board as it is now.
func (p factorsPage) Moves() bool { return p.Factors.OnBoard && !p.Past() }

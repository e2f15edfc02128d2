package web

import "watchfloor/desk"

// youngPage lists where reports speak of somebody under 18, and by when that is
// to be looked at again.
type youngPage struct {
	*base
	Young desk.YoungPeople
}

func (youngPage) template() string { return "young.html" }

func (s *Server) young(a ask) (view, error) {
	y, err := s.house.Young(a.Context(), a.viewer, a.at)
	return youngPage{s.base(a, "", "People under 18").of(y.Moment), y}, err
}

package web

import "watchfloor/desk"

// operationsPage lists the operations, the newest first.
type operationsPage struct {
	*base
	Operations []desk.OperationView
}

func (operationsPage) template() string { return "operations.html" }

func (s *Server) operations(a ask) (view, error) {
	ops, err := s.house.Operations(a.Context(), a.viewer, a.at)
	return operationsPage{s.base(a, "operations", "Operations"), ops}, err
}

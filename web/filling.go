package web

import (
	"net/http"

	"watchfloor/lawful"
)

// filled answers how far a house has come that is filled while it is open; a page
// with a line of it asks again and again until all stands.
func (s *Server) filled(http.ResponseWriter, *http.Request, lawful.Viewer) (int, any, error) {
	now := s.house.Filling()
	return http.StatusOK, struct {
		Text string `json:"text"`
		Past bool   `json:"past"` // the past itself is being loaded
	}{now.Text, now.Until != 0}, nil
}

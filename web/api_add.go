package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// NameSent is what POST /api/v1/holding/{id}/names brings: a name under which the holding
// is known. The same request is done once; the same name again changes nothing.
type NameSent struct {
	Request record.ID `json:"request,omitzero"`
	Name    string    `json:"name"`
}

// NameAnswer says what became of it: 201 when it was added, 200 when it was there.
type NameAnswer struct {
	Holding record.ID `json:"holding"`
	Name    string    `json:"name"`
	Added   bool      `json:"added"`
}

// PlaceSent is what POST /api/v1/places brings. A place of the same first name and labels
// is changed. The same request is done once.
type PlaceSent struct {
	Request   record.ID `json:"request,omitzero"`
	Name      string    `json:"name"`
	Names     []string  `json:"names,omitempty"` // others
	Latitude  *float64  `json:"latitude"`        // degrees, north positive
	Longitude *float64  `json:"longitude"`
	Within    int64     `json:"within,omitempty"` // metres to its edge; 500 when nothing is said
	Labels    []string  `json:"labels,omitempty"` // where only some may read it
}

// PlaceAnswer says what became of it: 201 when it was kept, 200 when it was kept just so.
type PlaceAnswer struct {
	Name string `json:"name"`
	Kept bool   `json:"kept"`
}

// apiName adds a name to a holding, by the rules of the form.
func (s *Server) apiName(w http.ResponseWriter, r *http.Request, v lawful.Viewer) (int, any, error) {
	var sent NameSent
	a, err := s.adding(w, r, v, &sent)
	if err != nil {
		return 0, nil, err
	}
	id, err := a.id()
	if err != nil {
		return 0, nil, err
	}
	err = s.house.NameHolding(r.Context(), v, desk.NameDecision{Request: sent.Request, Holding: id, Text: sent.Name})
	status, added, err := added(err, desk.ErrNamedSo)
	return status, NameAnswer{id, sent.Name, added}, err
}

// apiPlace adds a place to the gazetteer of the house, by the rules of the form.
func (s *Server) apiPlace(w http.ResponseWriter, r *http.Request, v lawful.Viewer) (int, any, error) {
	var sent PlaceSent
	if _, err := s.adding(w, r, v, &sent); err != nil {
		return 0, nil, err
	}
	if sent.Latitude == nil || sent.Longitude == nil || math.Abs(*sent.Latitude) > 90 || math.Abs(*sent.Longitude) > 180 {
		return 0, nil, failure{status: http.StatusBadRequest, text: `a place needs where it lies, in degrees: {"name":"…","latitude":51.5074,"longitude":-0.1278}`}
	}
	spot := desk.Spot{Latitude: int64(math.Round(*sent.Latitude * 1e6)), Longitude: int64(math.Round(*sent.Longitude * 1e6)), Within: sent.Within}
	err := s.house.DecidePlace(r.Context(), v, desk.PlaceDecision{Request: sent.Request, Names: append([]string{sent.Name}, sent.Names...), Spot: spot, Labels: sent.Labels})
	status, kept, err := added(err, desk.ErrKeptSo)
	return status, PlaceAnswer{sent.Name, kept}, err
}

// added turns what the house says into a status: what stands just so is no error.
func added(err, same error) (status int, added bool, _ error) {
	switch {
	case err == nil:
		return http.StatusCreated, true, nil
	case errors.Is(err, same):
		return http.StatusOK, false, nil
	}
	return 0, false, err
}

// adding reads what a program wants to add. A field that is not known is an error: what
// is misspelt must not be left out silently.
func (s *Server) adding(w http.ResponseWriter, r *http.Request, v lawful.Viewer, sent any) (ask, error) {
	a, err := s.read(r, v)
	if err != nil {
		return a, err
	}
	if a.at != 0 {
		return a, desk.Cannot("nothing can be added at a past moment: leave as_of out")
	}
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, matchLimit))
	dec.DisallowUnknownFields()
	if err := dec.Decode(sent); err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return a, err
		}
		return a, failure{status: http.StatusBadRequest, text: fmt.Sprintf("this cannot be read as JSON: %v", err)}
	}
	return a, nil
}

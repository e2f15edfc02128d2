package web

import (
	"errors"
	"strconv"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
)

// placesPage lists the house's own gazetteer, with the form that adds to it.
type placesPage struct {
	*base
	Places desk.PlacesView
}

func (placesPage) template() string { return "places.html" }

func (s *Server) places(a ask) (view, error) {
	v, err := s.house.Places(a.Context(), a.viewer, a.at, strings.TrimSpace(a.URL.Query().Get("q")))
	if err != nil {
		return nil, err
	}
	return placesPage{base: s.base(a, "", "Places").of(v.Moment), Places: v}, nil
}

// placeRow is one place.
type placeRow struct {
	Page *base
	desk.PlaceLine
}

// Kept and Dropped are the places as lines of a list.
func (p placesPage) Kept() []placeRow    { return p.rows(p.Places.Kept) }
func (p placesPage) Dropped() []placeRow { return p.rows(p.Places.Dropped) }

func (p placesPage) rows(all []desk.PlaceLine) []placeRow {
	return each(all, func(l desk.PlaceLine) placeRow { return placeRow{p.base, l} })
}

// Name is what the place is called.
func (r placeRow) Name() string {
	if len(r.Names) == 0 {
		return "(disposed of)"
	}
	return r.Names[0]
}

// Others are its further names.
func (r placeRow) Others() []string {
	if len(r.Names) == 0 {
		return nil
	}
	return r.Names[1:]
}

// decidePlace keeps a place or takes one out, and leads back to the list.
func (s *Server) decidePlace(a ask) (string, error) {
	f := a.PostForm
	d := desk.PlaceDecision{Words: f.Get("words"), Labels: parted(f.Get("labels"))}
	request, errRequest := requestID(f)
	d.Request = request
	if f.Get("act") == "drop" {
		var errDrop error
		if d.Drop, errDrop = record.ParseID(f.Get("place")); errDrop == nil && d.Drop.IsZero() {
			errDrop = errors.New("name the place that is taken out")
		}
		if err := noForm("Not a place", errRequest, errDrop); err != nil {
			return "", err
		}
		return "/places", s.house.DecidePlace(a.Context(), a.viewer, d)
	}
	d.Names = append([]string{f.Get("name")}, parted(f.Get("names"))...)
	var errs [3]error
	d.Latitude, errs[0] = desk.ParseDegrees(f.Get("latitude"))
	d.Longitude, errs[1] = desk.ParseDegrees(f.Get("longitude"))
	if within := strings.TrimSpace(f.Get("within")); within != "" {
		d.Within, errs[2] = strconv.ParseInt(within, 10, 64)
	}
	if err := noForm("Not a place", errRequest, errs[0], errs[1], errs[2]); err != nil {
		return "", err
	}
	return "/places", s.house.DecidePlace(a.Context(), a.viewer, d)
}

// parted are the words of a field that holds several, one a line or parted by ";".
func parted(s string) []string {
	var out []string
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '\n' || r == '\r' || r == ';' }) {
		if w = strings.TrimSpace(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

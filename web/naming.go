package web

import (
	"errors"
	"net/http"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// namesPart are the names that people added to a holding, with the controls to add
// one and to take one back.
type namesPart struct {
	Page    *base
	Holding record.ID
	Added   []desk.AddedName
	Gone    bool
}

// AddedNames is that part of the holding's page.
func (p holdingPage) AddedNames() namesPart {
	return namesPart{p.base, p.Holding.ID, p.Holding.ByPeople, p.Holding.Gone}
}

// nameHolding adds a name to a holding, or takes one back, and leads back to it.
func (s *Server) nameHolding(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	back, err := s.namingHolding(w, r, v)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}

func (s *Server) namingHolding(w http.ResponseWriter, r *http.Request, v lawful.Viewer) (string, error) {
	a, err := s.read(r, v)
	if err != nil {
		return "", err
	}
	if a.at != 0 {
		return "", desk.Cannot("Nothing can be decided at a past moment. Go to the live page.")
	}
	r.Body = http.MaxBytesReader(w, r.Body, formLimit)
	if err := r.ParseForm(); err != nil {
		return "", unreadable(err)
	}
	f := r.PostForm
	d := desk.NameDecision{Text: f.Get("name"), Words: strings.TrimSpace(f.Get("words"))}
	var errs [3]error
	d.Request, errs[0] = requestID(f)
	d.Holding, errs[1] = record.ParseID(f.Get("holding"))
	d.Name, errs[2] = record.ParseID(f.Get("back"))
	if err := errors.Join(errs[:]...); err != nil {
		return "", failure{http.StatusBadRequest, "Not a name of a holding", sentence(err)}
	}
	return "/holding/" + d.Holding.String() + "#names", s.house.NameHolding(r.Context(), a.viewer, d)
}

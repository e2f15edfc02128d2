package web

import (
	"errors"
	"net/http"

	"watchfloor/desk"
	"watchfloor/lawful"
)

// formLimit bounds a form that changes something: hours of somebody's words, not a
// file.
const formLimit = 1 << 20

// change answers a form: it makes the change and leads to the page that it names.
func (s *Server) change(apply func(ask) (string, error)) answer {
	return func(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
		a, err := s.posted(w, r, v)
		var next string
		if err == nil {
			next, err = apply(a)
		}
		if err != nil {
			s.fail(w, r, err)
			return
		}
		http.Redirect(w, r, next, http.StatusSeeOther)
	}
}

// posted reads a form that changes something, which is done at present only.
func (s *Server) posted(w http.ResponseWriter, r *http.Request, v lawful.Viewer) (ask, error) {
	a, err := s.read(r, v)
	if err != nil {
		return a, err
	}
	if a.at != 0 {
		return a, desk.Cannot("Nothing can be done at a past moment. Go to the live page.")
	}
	r.Body = http.MaxBytesReader(w, r.Body, formLimit)
	if err := r.ParseForm(); err != nil {
		return a, unreadable(err)
	}
	return a, nil
}

// noForm says that the fields of a form are not what its page sends: what they
// should have been, and what is wrong with each. Nil when nothing is.
func noForm(what string, errs ...error) error {
	if err := errors.Join(errs...); err != nil {
		return failure{http.StatusBadRequest, what, sentence(err)}
	}
	return nil
}

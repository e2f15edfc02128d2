package web

import (
	"fmt"
	"net/http"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// ask is a request for a page, read once: who asks, and as of when.
type ask struct {
	*http.Request
	viewer lawful.Viewer
	at     record.Time // 0: live
	now    record.Time // when it was asked

	filling Filling
}

// read reads what every page needs of a request.
func (s *Server) read(r *http.Request, v lawful.Viewer) (ask, error) {
	a := ask{Request: r, viewer: v, now: record.At(s.opt.Now())}
	var err error
	a.at, err = asOf(r, a.now)
	a.filling = s.house.Filling()
	if until := a.filling.Until; until != 0 && (a.at == 0 || a.at > until) {
		a.at = until // what is behind it is not loaded yet
	}
	return a, err
}

// asOf reads the moment of the address.
func asOf(r *http.Request, now record.Time) (record.Time, error) {
	said := r.URL.Query().Get("as_of")
	at, err := record.ParseTime(said)
	if err != nil {
		return 0, failure{http.StatusBadRequest, "Not a moment", fmt.Sprintf("%v.", err)}
	}
	if at > now {
		return 0, failure{http.StatusBadRequest, "Not yet", fmt.Sprintf("%s has not come yet. As of shows moments that are past.", said)}
	}
	return at, nil
}

// id reads the id in the address. What is no id names nothing.
func (a ask) id() (record.ID, error) {
	id, err := record.ParseID(a.PathValue("id"))
	if err != nil || id.IsZero() || id.String() != a.PathValue("id") {
		return record.ID{}, desk.ErrNotFound
	}
	return id, nil
}

// mark reads the mark of an entry in the address, as where the older part of a list
// begins. What is none names nothing: the house says so when it is asked.
func (a ask) mark(name string) record.Mark { return markOf(a.Request, name) }

func markOf(r *http.Request, name string) record.Mark {
	return record.Mark(r.URL.Query().Get(name))
}

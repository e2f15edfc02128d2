package web

import (
	"net/http"
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// handlingForm is the control by which a person changes the codes of one thing.
type handlingForm struct {
	Page *base
	Item record.ID
	Own  record.Handling
	What string // "report", "holding", "operation"
}

// Codes are all codes, in their order.
func (handlingForm) Codes() []record.Handling { return record.HandlingCodes() }

// Has reports whether the thing has a code.
func (f handlingForm) Has(code record.Handling) bool { return f.Own&code != 0 }

// Word is one code as it is written.
func (handlingForm) Word(code record.Handling) string { return strings.Join(code.Words(), ", ") }

// Was are the codes that the form shows, for the house to see whether they still stand.
func (f handlingForm) Was() string { return strings.Join(f.Own.Words(), ",") }

// carries says what the page holds: it is shown on top where it binds, and on
// every printed page.
func (b *base) carries(h record.Handling) *base {
	b.Carried = b.Carried.Union(h)
	return b
}

// setHandling changes the codes of one thing and leads back to its page.
func (s *Server) setHandling(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	back, err := s.settingHandling(w, r, v)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}

func (s *Server) settingHandling(w http.ResponseWriter, r *http.Request, v lawful.Viewer) (string, error) {
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
	d := desk.HandlingDecision{Words: strings.TrimSpace(f.Get("words"))}
	wrong := func(err error) (string, error) {
		return "", failure{http.StatusBadRequest, "Not handling codes", sentence(err)}
	}
	if d.Request, err = requestID(f); err != nil {
		return wrong(err)
	}
	if d.Item, err = record.ParseID(f.Get("item")); err != nil {
		return wrong(err)
	}
	if d.Handling, err = handlingOf(f["code"]); err != nil {
		return wrong(err)
	}
	if d.Was, err = handlingOf(strings.Split(f.Get("was"), ",")); err != nil {
		return wrong(err)
	}
	back := f.Get("back")
	if !ownPage(back) {
		back = "/operations"
	}
	return back, s.house.SetHandling(r.Context(), a.viewer, d)
}

// handlingOf reads a list of codes.
func handlingOf(words []string) (record.Handling, error) {
	var set record.Handling
	for _, w := range slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "" }) {
		code, err := record.ParseHandling(w)
		if err != nil {
			return 0, err
		}
		set |= code
	}
	return set, nil
}

// handledName is the name under which a file leaves the house: its handling
// first, so that nobody who gets it from somebody else misses it.
func handledName(h record.Handling, name string) string {
	mark := strings.NewReplacer(":", "-", " · ", " ").Replace(h.String())
	return "(" + mark + ") " + name
}

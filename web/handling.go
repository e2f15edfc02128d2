package web

import (
	"slices"
	"strings"

	"watchfloor/desk"
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
func (s *Server) setHandling(a ask) (string, error) {
	f := a.PostForm
	d := desk.HandlingDecision{Words: strings.TrimSpace(f.Get("words"))}
	var errs [4]error
	d.Request, errs[0] = requestID(f)
	d.Item, errs[1] = record.ParseID(f.Get("item"))
	d.Handling, errs[2] = handlingOf(f["code"])
	d.Was, errs[3] = handlingOf(strings.Split(f.Get("was"), ","))
	if err := noForm("Not handling codes", errs[:]...); err != nil {
		return "", err
	}
	return backOr(f.Get("back"), "/operations"), s.house.SetHandling(a.Context(), a.viewer, d)
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

package web

import (
	"strings"

	"watchfloor/desk"
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
func (s *Server) nameHolding(a ask) (string, error) {
	f := a.PostForm
	d := desk.NameDecision{Text: f.Get("name"), Words: strings.TrimSpace(f.Get("words"))}
	var errs [3]error
	d.Request, errs[0] = requestID(f)
	d.Holding, errs[1] = record.ParseID(f.Get("holding"))
	d.Name, errs[2] = record.ParseID(f.Get("back"))
	if err := noForm("Not a name of a holding", errs[:]...); err != nil {
		return "", err
	}
	return "/holding/" + d.Holding.String() + "#names", s.house.NameHolding(a.Context(), a.viewer, d)
}

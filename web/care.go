package web

import (
	"net/url"

	"watchfloor/desk"
	"watchfloor/record"
)

// carePage lets somebody choose how they meet what is graphic.
type carePage struct {
	*base
	Care desk.Care
	Kept bool
}

func (carePage) template() string { return "care.html" }

func (s *Server) care(a ask) (view, error) {
	c, err := s.house.Care(a.Context(), a.viewer)
	return carePage{s.base(a, "care", "What is graphic"), c, a.URL.Query().Get("kept") != ""}, err
}

// chooseCare keeps the choice of whoever asks, for themselves.
func (s *Server) chooseCare(a ask) (string, error) {
	f := a.PostForm
	care := desk.Care{Images: f.Has("images"), Colour: f.Has("colour"), Sound: f.Has("sound"), Text: f.Has("text")}
	return "/care?kept=1", s.house.ChooseCare(a.Context(), a.viewer, care)
}

// warn says what a reader of a report may not be prepared for.
func (s *Server) warn(a ask) (string, error) {
	id, err := a.id()
	if err != nil {
		return "", err
	}
	var warnings []record.Warning
	var bad []error
	for _, word := range a.PostForm["warning"] {
		one, err := record.ParseWarning(word)
		warnings, bad = append(warnings, one), append(bad, err)
	}
	if err := noForm("Not a warning", bad...); err != nil {
		return "", err
	}
	return "/report/" + id.String() + "#h-text", s.house.Warn(a.Context(), a.viewer, id, warnings)
}

// warningChoice is a warning that can be said of a report, and whether it is.
type warningChoice struct {
	Warning record.Warning
	Said    bool
}

// WarningChoices are all warnings.
func (p reportPart) WarningChoices() []warningChoice {
	said := map[record.Warning]bool{}
	for _, w := range p.Report.Warnings {
		said[w] = true
	}
	var out []warningChoice
	for w := record.WarningGraphic; ; w++ {
		if _, err := record.ParseWarning(w.String()); err != nil {
			return out
		}
		out = append(out, warningChoice{w, said[w]})
	}
}

// Covered says that the words of the report are covered until they are asked for.
func (p reportPart) Covered() bool { return len(p.Report.Warnings) > 0 && !p.Care.Text }

// look is how a file is shown: what was asked for on this page, else what its
// reader chose for all.
type look struct {
	Shown  bool // not covered
	Colour bool
	Sound  bool
}

// lookAt reads from the address of a page how its n-th file is to be shown.
func lookAt(q url.Values, n string, c desk.Care) look {
	asked := q.Get("show") == n
	l := look{Shown: c.Images || asked, Colour: c.Colour, Sound: c.Sound}
	if asked {
		l.Colour = l.Colour || q.Get("as") == "colour"
		l.Sound = l.Sound || q.Get("sound") == "on"
	}
	return l
}

package web

import (
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/record"
)

// holdingPage is something the house knows, and the reports linked to it.
type holdingPage struct {
	*base
	Holding desk.HoldingView
	Trail   trail
	shown
	may []desk.Likeness // holdings that may be one with it
}

func (holdingPage) template() string { return "holding.html" }

// Names are the names with their kind and language, in the order of the list.
func (p holdingPage) Names() []nameLine {
	return each(p.Holding.Holding.Names, func(n holdings.Name) nameLine {
		words := []string{strings.ReplaceAll(n.Kind.String(), "-", " ")}
		if n.Lang != "" {
			words = append(words, n.Lang)
		}
		if n.Listed != "" {
			words = append(words, "listed as")
		}
		return nameLine{n.Text, strings.Join(words, ", "), n.Listed, p.addedBy(n.Text)}
	})
}

// addedBy says who gave a name and when: its list, by the edition that first had it,
// or a person.
func (p holdingPage) addedBy(name string) string {
	for _, a := range p.Holding.Added {
		switch {
		case a.Name != name:
			continue
		case !a.Actor.IsZero():
			return "added by " + p.Who(a.Actor) + ", " + p.Stamp(a.At).Full()
		}
		return "since the edition of " + orElse(a.List, p.Holding.List) + ", taken in " + p.Stamp(a.At).Full()
	}
	return ""
}

// Foreign reports whether a name is written in other than Latin letters.
func (p holdingPage) Foreign() bool {
	return slices.ContainsFunc(p.Holding.Holding.Names, func(n holdings.Name) bool { return written(n.Text).Read != "" })
}

// nameLine is a name, what sort it is, and how the list writes it.
type nameLine struct{ Text, Kind, Listed, By string }

// linkedRow is a report that may mean the holding, or one that is one with it.
type linkedRow struct {
	Page *base
	desk.LinkedReport
	holding record.ID
}

// Linked is a report as the lists of the page show it.
func (p holdingPage) Linked(r desk.LinkedReport) linkedRow { return linkedRow{p.base, r, p.Holding.ID} }

// Row is its link, to be judged here.
func (r linkedRow) Row() linkRow { return linkRow{r.Page, r.LinkedReport.Link, false} }

// Other is what the holding is called that the report is linked to, where that is another.
func (r linkedRow) Other() string {
	if r.LinkedReport.Link.Holding == r.holding {
		return ""
	}
	return orElse(r.LinkedReport.Link.Name, "without a name")
}

// SetHandling changes the codes of the holding.
func (p holdingPage) SetHandling() handlingForm {
	return handlingForm{p.base, p.Holding.ID, p.Holding.Own, "holding"}
}

func (s *Server) holding(a ask) (view, error) {
	id, err := a.id()
	if err != nil {
		return nil, err
	}
	h, err := s.house.Holding(a.Context(), a.viewer, a.at, id)
	if err != nil {
		return nil, err
	}
	if h.Closed {
		return closedRecord{s.base(a, "", "A closed record").of(h.Moment), id}, nil
	}
	title := "Holding"
	if names := h.Holding.Names; len(names) > 0 {
		title = orElse(names[0].Text, title)
	}
	may, err := s.house.MayBeOne(a.Context(), a.viewer, h)
	if err != nil {
		return nil, err
	}
	b := s.base(a, "", title).of(h.Moment).carries(h.Handling).carries(spokenOf(h.Same, may))
	return holdingPage{b, h, trail{b, h.Trail}, shown{a.viewer, record.ReadHolding, id, b.Past()}, may}, nil
}

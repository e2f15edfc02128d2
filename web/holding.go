package web

import (
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
		return nameLine{n.Text, strings.Join(words, ", "), n.Listed}
	})
}

// nameLine is a name, what sort it is, and how the list writes it.
type nameLine struct{ Text, Kind, Listed string }

// Link is a linked report's link, to be judged here.
func (p holdingPage) Link(l desk.LinkView) linkRow { return linkRow{p.base, l, false} }

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

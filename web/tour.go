package web

import (
	"net/url"
	"strconv"
	"strings"

	"watchfloor/record"
)

// Sights are the things of an invented house that its tour shows; zero for what
// is not there.
type Sights struct {
	Printed  record.ID // a report that several outlets printed
	Misspelt record.ID // a report that names somebody held, otherwise spelt
}

// tourSteps is how many steps the tour has.
const tourSteps = 5

// pastBy is how far back the tour looks.
const pastBy = 3 * record.Day

// tourCard is one step of the tour through a house of invented data. It stands
// above the page, covers nothing and moves nothing.
type tourCard struct {
	Step, Of int
	Text     string
	Next     string // address of the next step, "" behind the last
	Back     string
	Away     string // this page without the tour
}

// tour is the card of a page: the one asked for, on a board that asks for none the
// first, nil elsewhere and in houses that are not for trying out.
func (s *Server) tour(a ask, here string) *tourCard {
	if s.house.Class() != record.Demo || a.filling.Until != 0 || a.Method != "GET" {
		return nil
	}
	asked := a.URL.Query().Get("tour")
	step, err := strconv.Atoi(asked)
	if asked == "" && here == "board" && a.URL.Path == "/" && a.at == 0 && a.URL.Query().Get("did") == "" {
		step, err = 1, nil
	}
	if err != nil || step < 1 || step > tourSteps {
		return nil
	}
	places := tourPlaces(s.house.Sights(), a.now)
	c := &tourCard{Step: step, Of: tourSteps, Text: tourTexts[step-1], Away: without(a.URL)}
	if step > 1 {
		c.Back = places[step-2]
	}
	if step < tourSteps {
		c.Next = places[step]
	}
	return c
}

// tourTexts are the words of the steps. On the board the first one is followed by
// the reasons of the lead that stands first.
var tourTexts = [tourSteps]string{
	"Some 3,000 leads are open, most of them from one evening. Look at the first: what was reported put it there, not who is meant.",
	"One story, printed by one outlet after another. However often something is printed, it was observed once: what is seen to be taken from another report shares its origin, and an origin counts once.",
	"The caller says “Ally Brackmor”. Held is Alistair Brackmoor, closed in 2024. The link says how alike the two are and why; only a person confirms it. The closed subject is a question here, no answer.",
	"The board as it stood three days ago. What came later is not in it, and nothing can be decided. Every page can be read so; this is how a decision of then is understood.",
	"Go down with j to something that is nobody's business, press x and then 1: rejected as junk, with your name and the time. Press z on it, and it is taken back; both stay in the record.",
}

// tourPlaces are the addresses of the steps. What is not there is told on the board.
func tourPlaces(at Sights, now record.Time) [tourSteps]string {
	places := [tourSteps]string{"/", "/", "/", "/", "/"}
	if !at.Printed.IsZero() {
		places[1] = "/report/" + at.Printed.String()
	}
	if !at.Misspelt.IsZero() {
		places[2] = "/report/" + at.Misspelt.String()
	}
	then := now - pastBy
	for i := range places {
		q := "tour=" + strconv.Itoa(i+1)
		if i == 3 {
			q = "as_of=" + (then - then%record.Minute).String() + "&" + q
		}
		places[i] += "?" + q
	}
	return places
}

// without is the address of a page with the tour away.
func without(u *url.URL) string {
	q := u.Query()
	q.Set("tour", "0")
	return u.Path + "?" + strings.ReplaceAll(q.Encode(), "%3A", ":")
}

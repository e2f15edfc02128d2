package web

import (
	"watchfloor/desk"
	"watchfloor/record"
)

// asksPage lists the searches that found nothing and are asked again.
type asksPage struct {
	*base
	Searches desk.Searches
}

func (asksPage) template() string { return "searches.html" }

// Each and All are the bounds, Days how long one is asked again.
func (asksPage) Each() int { return desk.AskingEach }

// All is the bound of the house.
func (asksPage) All() int { return desk.AskingAll }

// Days is how long a search is asked again.
func (asksPage) Days() int64 { return int64(desk.AskedAgainFor / record.Day) }

// Most is how many answers one search gets.
func (asksPage) Most() int { return desk.AnswersEach }

func (s *Server) searches(a ask) (view, error) {
	v, err := s.house.Searches(a.Context(), a.viewer, a.at)
	return asksPage{s.base(a, "", "Searches asked again").of(v.Moment), v}, err
}

// askLine is a search in a list.
type askLine struct {
	Page   *base
	Closed bool
	desk.SearchLine
}

// Line is a search as a list shows it.
func (p asksPage) Line(l desk.SearchLine) askLine { return askLine{p.base, p.Searches.Closed, l} }

// RestText says why it rests; "" when it does not.
func (l askLine) RestText() string {
	if l.Rests == record.StateOpen {
		return ""
	}
	if l.Rests == record.StateHeld {
		return "rests: its lead is held"
	}
	return "rests: its lead is closed" // how is not told: whoever asks may be looking at it again
}

// Answer is the address of an answer.
func (l askLine) Answer(x desk.AnswerLine) string {
	if x.Of == record.ReadHolding {
		return l.Page.HoldingURL(x.Item)
	}
	return l.Page.ReportURL(x.Item)
}

// What says what answered.
func (askLine) What(x desk.AnswerLine) string {
	if x.Of == record.ReadHolding {
		return "something held has such a name"
	}
	return "a report has it"
}

// endSearch ends a search and leads back to the list.
func (s *Server) endSearch(a ask) (string, error) {
	request, badRequest := requestID(a.PostForm)
	search, badSearch := record.ParseID(a.PostForm.Get("search"))
	if err := noForm("Not a search", badRequest, badSearch); err != nil {
		return "", err
	}
	return "/searches", s.house.EndSearch(a.Context(), a.viewer, request, search)
}

package web

import (
	"errors"
	"net/http"

	"watchfloor/desk"
	"watchfloor/lawful"
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
func (s *Server) endSearch(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	if err := s.endingSearch(w, r, v); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/searches", http.StatusSeeOther)
}

func (s *Server) endingSearch(w http.ResponseWriter, r *http.Request, v lawful.Viewer) error {
	a, err := s.read(r, v)
	if err != nil {
		return err
	}
	if a.at != 0 {
		return desk.Cannot("Nothing can be decided at a past moment. Go to the live page.")
	}
	r.Body = http.MaxBytesReader(w, r.Body, formLimit)
	if err := r.ParseForm(); err != nil {
		return unreadable(err)
	}
	request, badRequest := requestID(r.PostForm)
	search, badSearch := record.ParseID(r.PostForm.Get("search"))
	if err := errors.Join(badRequest, badSearch); err != nil {
		return failure{http.StatusBadRequest, "Not a search", sentence(err)}
	}
	return s.house.EndSearch(r.Context(), a.viewer, request, search)
}

package web

import (
	"net/http"
	"strconv"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// reviewsPage lists requests to read what one person did.
type reviewsPage struct {
	*base
	Reviews []reviewLine
	CanAsk  bool
}

func (reviewsPage) template() string { return "reviews.html" }

// reviewLine is one of them, and what the viewer may do with it.
type reviewLine struct {
	desk.Review
	Open, Answer bool
}

func (s *Server) reviews(a ask) (view, error) {
	all, err := s.house.Reviews(a.Context(), a.viewer, a.at)
	if err != nil {
		return nil, err
	}
	h, err := s.naming(a, s.base(a, "reviews", "Reviews"))
	p := reviewsPage{base: h, CanAsk: a.viewer.May(lawful.Oversee) || a.viewer.May(lawful.Plan)}
	for _, r := range all {
		answer := r.Waits() && a.viewer.May(lawful.Authorise) && r.Asker != a.viewer.Actor && r.Account != a.viewer.Actor
		p.Reviews = append(p.Reviews, reviewLine{r, r.OpenTo(a.viewer, h.Now), answer})
	}
	return p, err
}

func (s *Server) askReview(a ask) (string, error) {
	id, err := record.ParseID(a.PostForm.Get("account"))
	if err != nil {
		return "", desk.Cannot("choose whose trail is to be read")
	}
	return "/reviews", s.house.AskReview(a.Context(), a.viewer, id, a.PostForm.Get("words"))
}

func (s *Server) answerReview(a ask) (string, error) {
	id, err := callIn(a.PathValue("id"))
	if err != nil {
		return "", err
	}
	return "/reviews", s.house.AnswerReview(a.Context(), a.viewer, id, a.PostForm.Get("answer") == "approve")
}

// actsPage shows what one person did. It has no count and no length of time.
type actsPage struct {
	*base
	desk.ActsPage
	Mine  bool
	Older string
}

func (actsPage) template() string { return "acts.html" }

func (s *Server) myTrail(a ask) (view, error) {
	before, err := numberOf(a)
	if err != nil {
		return nil, err
	}
	acts, err := s.house.MyTrail(a.Context(), a.viewer, a.at, before)
	if err != nil {
		return nil, err
	}
	return s.acts(a, acts, true)
}

func (s *Server) reviewedTrail(a ask) (view, error) {
	id, err := a.id()
	if err != nil {
		return nil, err
	}
	before, err := numberOf(a)
	if err != nil {
		return nil, err
	}
	acts, err := s.house.ReviewedTrail(a.Context(), a.viewer, id, before)
	if err != nil {
		return nil, err
	}
	return s.acts(a, acts, false)
}

func (s *Server) acts(a ask, acts desk.ActsPage, mine bool) (view, error) {
	here, title := "reviews", "What one person did"
	if mine {
		here, title = "trail", "What you did"
	}
	h, err := s.naming(a, s.base(a, here, title).of(acts.Moment))
	p := actsPage{base: h, ActsPage: acts, Mine: mine}
	if acts.Last > 0 {
		p.Older = h.URL(a.URL.Path + "?before=" + strconv.FormatInt(int64(acts.Last), 10))
	}
	return p, err
}

func numberOf(a ask) (record.Seq, error) {
	said := a.URL.Query().Get("before")
	if said == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(said, 10, 64)
	if err != nil || n < 0 {
		return 0, failure{http.StatusBadRequest, "Not a number", "The number of an entry is wanted."}
	}
	return record.Seq(n), nil
}

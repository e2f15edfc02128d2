package web

import (
	"context"
	"fmt"

	"watchfloor/desk"
	"watchfloor/lawful"
)

// againPage shows the reports of a closed lead to somebody who did not decide about it,
// and nothing of what was decided.
type againPage struct {
	*base
	Again   desk.AgainView
	Members []reportPart
	viewer  lawful.Viewer
}

func (againPage) template() string { return "again.html" }

// record implements recorded: whoever is shown the lead has opened it.
func (p againPage) record(ctx context.Context, h House) error {
	if p.Past() || p.Again.Lead.IsZero() {
		return nil
	}
	return h.Opened(ctx, p.viewer, p.Again.Lead)
}

func (s *Server) again(a ask) (view, error) {
	v, err := s.house.Again(a.Context(), a.viewer, a.at)
	if err != nil {
		return nil, err
	}
	care, err := s.house.Care(a.Context(), a.viewer)
	if err != nil {
		return nil, err
	}
	b := s.base(a, "learning", "Look again").of(v.Moment)
	for _, m := range v.Members {
		b.carries(m.Handling)
	}
	return againPage{b, v, each(v.Members, func(r desk.ReportView) reportPart { return newReportPart(b, r, care) }), a.viewer}, nil
}

// lookAgain takes the next lead, or records what somebody else would do with theirs.
func (s *Server) lookAgain(a ask) (string, error) {
	f := a.PostForm
	request, errRequest := requestID(f)
	if f.Get("take") != "" && errRequest == nil {
		return "/again", s.house.TakeAgain(a.Context(), a.viewer, request)
	}
	lead, errLead := leadIn(f.Get("lead"))
	var errFollow error
	follow := f.Get("follow")
	if follow != "yes" && follow != "no" {
		errFollow = fmt.Errorf("say whether it has to be followed up")
	}
	if err := noForm("Not a decision", errRequest, errLead, errFollow); err != nil {
		return "", err
	}
	return "/again", s.house.LookAgain(a.Context(), a.viewer, desk.AgainDecision{Request: request, Lead: lead, Follow: follow == "yes", Words: f.Get("words")})
}

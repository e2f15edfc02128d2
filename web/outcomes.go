package web

import (
	"errors"
	"net/url"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// outcomesPage lists closed leads, those of one operation or the newest, to say of
// several at once what came of them.
type outcomesPage struct {
	*base
	Outcomes desk.OutcomesView
	Says     bool
}

func (outcomesPage) template() string { return "outcomes.html" }

func (s *Server) outcomes(a ask) (view, error) {
	var operation record.ID
	if text := a.FormValue("operation"); text != "" {
		var err error
		if operation, err = record.ParseID(text); err != nil {
			return nil, desk.ErrNotFound
		}
	}
	v, err := s.house.Outcomes(a.Context(), a.viewer, a.at, operation)
	if err != nil {
		return nil, err
	}
	b := s.base(a, "learning", "What came of it").of(v.Moment)
	for _, l := range v.Leads {
		b.carries(l.Handling)
	}
	if v.Operation != nil {
		b.carries(v.Operation.Handling)
	}
	return outcomesPage{b, v, a.viewer.May(lawful.Decide) && a.at == 0}, nil
}

// Operation is the id of the operation in the form; "" for none.
func (p outcomesPage) Operation() string {
	if p.Outcomes.Operation == nil {
		return ""
	}
	return p.Outcomes.Operation.ID.String()
}

// Closed says how a lead was closed.
func (outcomesPage) Closed(l desk.OutcomeLine) string {
	if l.State == record.StateRejected {
		return "rejected: " + l.Reason.String()
	}
	if l.State == record.StateAttached {
		return "in an operation"
	}
	return l.State.String()
}

// Said says what came of a lead; "" where nobody has said it.
func (outcomesPage) Said(l desk.OutcomeLine) string {
	if l.Came == record.CameUnstated {
		return ""
	}
	return l.Came.String()
}

// sayOutcomes records what came of several leads and leads back to them.
func (s *Server) sayOutcomes(a ask) (string, error) {
	f := a.PostForm
	request, errRequest := requestID(f)
	came, errCame := record.ParseCame(f.Get("came"))
	d := desk.OutcomesDecision{Request: request, Came: came, Words: f.Get("words")}
	var errLeads error
	for _, text := range f["lead"] {
		id, err := leadIn(text)
		errLeads = errors.Join(errLeads, err)
		d.Leads = append(d.Leads, id)
	}
	if err := noForm("Not an outcome", errRequest, errCame, errLeads); err != nil {
		return "", err
	}
	to := "/outcomes"
	if op, err := record.ParseID(f.Get("operation")); err == nil {
		to += "?" + url.Values{"operation": {op.String()}}.Encode()
	}
	return to, s.house.SayOutcomes(a.Context(), a.viewer, d)
}

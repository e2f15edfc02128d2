package web

import (
	"errors"
	"net/http"
	"strconv"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// accessPage is what somebody asked to read, and what waits for their answer.
type accessPage struct {
	*base
	Item    record.ID // that the form asks for
	Mine    []accessLine
	Others  []accessLine
	Waiting int // of the others
	Answers bool
	Reads   bool // may open in an emergency
	Did     string
}

func (accessPage) template() string { return "access.html" }

// accessLine is a request on a page.
type accessLine struct {
	Page    *base
	Choices []string // labels that may be granted
	desk.AccessLine
}

// Status says how it stands with a request, the same words whatever stands behind it.
func (l accessLine) Status() string {
	switch {
	case l.Over:
		return "ended"
	case l.Emergency && l.State == desk.AccessGranted:
		return "open"
	}
	return l.State.String()
}

// Revocable says that whoever is shown the line may take it back.
func (l accessLine) Revocable() bool {
	own := l.Account == l.Page.Me
	return l.Counts() && (own || l.Choices != nil) || l.State == desk.AccessOpen && own
}

// End is when a grant ends.
func (l accessLine) End() stamp { return l.Page.Stamp(l.Ends) }

// URL leads to what was asked for, if it may be read.
func (l accessLine) URL() string {
	switch l.Behind.What {
	case "lead", "report", "holding", "call":
		return l.Page.URL("/" + l.Behind.What + "/" + l.Item.String())
	}
	return ""
}

// Given says that what was asked for carries a label, so that it is proposed.
func (l accessLine) Given(label string) bool {
	if l.Behind != nil {
		for _, one := range l.Behind.Labels {
			if one == label {
				return true
			}
		}
	}
	return false
}

func (s *Server) access(a ask) (view, error) {
	item, err := record.ParseID(a.FormValue("item"))
	if err != nil {
		return nil, desk.ErrNotFound
	}
	v, err := s.house.Access(a.Context(), a.viewer, a.at)
	if err != nil {
		return nil, err
	}
	p := accessPage{base: s.base(a, "access", "Access").of(v.Moment), Item: item, Answers: a.viewer.May(lawful.Authorise),
		Reads: a.viewer.May(lawful.ReadCases) && a.viewer.Hidden() != 0, Did: accessDid[a.URL.Query().Get("did")]}
	p.Mine = each(v.Mine, func(l desk.AccessLine) accessLine { return accessLine{p.base, nil, l} })
	p.Others = each(v.Others, func(l desk.AccessLine) accessLine { return accessLine{p.base, v.Labels, l} })
	for _, l := range v.Others {
		if l.State == desk.AccessOpen {
			p.Waiting++
		}
	}
	return p, nil
}

// accessDid are what a page says after an act.
var accessDid = map[string]string{
	"ask": "Asked. The answer will stand here.", "grant": "Granted.", "refuse": "Refused.", "withdraw": "Taken back.",
	"emergency": "Opened. Oversight is told, and everything you do until it ends is recorded as done in an emergency.",
}

var accessActs = map[string]desk.AccessAct{
	"ask": desk.AskAccess, "grant": desk.GrantAccess, "refuse": desk.RefuseAccess, "withdraw": desk.WithdrawAccess, "emergency": desk.OpenEmergency,
}

// accessAct makes one act and leads back to the page.
func (s *Server) accessAct(a ask) (string, error) {
	d, err := readAccess(a)
	if err != nil {
		return "", err
	}
	return "/access?did=" + a.PostForm.Get("act"), s.house.DecideAccess(a.Context(), a.viewer, d)
}

func readAccess(a ask) (d desk.AccessDecision, err error) {
	f := a.PostForm
	d.Act, d.Words, d.Labels = accessActs[f.Get("act")], f.Get("words"), f["label"]
	hours, noNumber := strconv.ParseInt(orElse(f.Get("hours"), "0"), 10, 32)
	d.For = record.Time(hours) * record.Hour
	var noItem, noAccess error
	if d.Item, noItem = record.ParseID(f.Get("item")); f.Get("everything") != "" {
		d.Item = record.ID{}
	} else if d.Act == desk.OpenEmergency && d.Item.IsZero() {
		noItem = errors.New("say what you must read, or choose everything")
	}
	d.Access, noAccess = record.ParseID(f.Get("access"))
	d.Request, err = requestID(f)
	if hours < 0 {
		noNumber = errors.New("hours are a number from 0 on")
	}
	return d, noForm("Not a request", noNumber, noItem, noAccess, err)
}

// emergenciesPage is what was opened because life was in danger.
type emergenciesPage struct {
	*base
	Lines []accessLine
	Open  int
}

func (emergenciesPage) template() string { return "emergencies.html" }

func (s *Server) emergencies(a ask) (view, error) {
	v, err := s.house.Emergencies(a.Context(), a.viewer, a.at)
	if err != nil {
		return nil, err
	}
	p := emergenciesPage{base: s.base(a, "emergencies", "Emergencies").of(v.Moment), Open: v.Open()}
	p.Lines = each(v.Lines, func(l desk.AccessLine) accessLine { return accessLine{p.base, nil, l} })
	return p, nil
}

// emergenciesOnTop tells oversight on every page that something is open.
func (s *Server) emergenciesOnTop(a ask, b *base) error {
	if !a.viewer.May(lawful.Oversee) {
		return nil
	}
	v, err := s.house.Emergencies(a.Context(), a.viewer, a.at)
	b.Opened = v.Open()
	return err
}

// watched passes an answer on and sees its status.
type watched struct {
	http.ResponseWriter
	status int
}

func (w *watched) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController through.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// answered answers, and notes it when what was asked for by its id was not shown:
// the same whether or not anything stands under it.
func (s *Server) answered(w http.ResponseWriter, r *http.Request, v lawful.Viewer, do answer) {
	seen := &watched{ResponseWriter: w}
	do(seen, r, v)
	if item := askedID(r); seen.status == http.StatusNotFound && !item.IsZero() {
		s.house.NotShown(r.Context(), v, item, record.NotHere)
	}
}

// askedID is the id that a request asks for, in its address or its form.
func askedID(r *http.Request) record.ID {
	for _, said := range []string{r.PathValue("id"), r.PostForm.Get("lead"), r.PostForm.Get("link"), r.PostForm.Get("access")} {
		if id, err := record.ParseID(said); err == nil && !id.IsZero() {
			return id
		}
	}
	return record.ID{}
}

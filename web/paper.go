package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// paperPage takes in what was done on paper while the machines were down.
type paperPage struct {
	*base
	Form    paperForm
	Problem string
	Did     string // the lead about which something was taken in
}

// paperForm is one line of a continuity sheet.
type paperForm struct{ Number, Act, At, By, Words string }

func (paperPage) template() string { return "paper.html" }

func (p paperPage) status() int {
	if p.Problem != "" {
		return http.StatusConflict
	}
	return http.StatusOK
}

// paperDeed is something that can be done about a lead on paper: a word of the
// form, and what it says.
type paperDeed struct {
	Word, Text string
	Act        desk.Act
	Reason     record.Reason
}

var paperDeeds = []paperDeed{
	{"read", "read", desk.MarkRead, 0}, {"note", "noted", desk.Note, 0}, {"claim", "claimed", desk.Claim, 0},
	{"trace", "asked for a check", desk.Trace, 0}, {"nothing", "rejected: nothing to act on", desk.Reject, record.ReasonNothing},
	{"not-ours", "rejected: not ours, and told whose", desk.Reject, record.ReasonNotOurs}, {"junk", "rejected: junk", desk.Reject, record.ReasonJunk},
	{"disproved", "rejected: shown to be untrue", desk.Reject, record.ReasonDisproved}, {"innocent", "rejected: innocent explanation", desk.Reject, record.ReasonInnocent},
}

// paperAct is one choice of the form.
type paperAct struct {
	Word, Text string
	Chosen     bool
}

// Acts are the choices.
func (p paperPage) Acts() []paperAct {
	var out []paperAct
	for _, a := range paperDeeds {
		out = append(out, paperAct{a.Word, a.Text, a.Word == p.Form.Act})
	}
	return out
}

func (s *Server) paper(a ask) (view, error) {
	return paperPage{base: s.base(a, "paper", "Done on paper"), Did: a.URL.Query().Get("did")}, nil
}

// takePaper takes in one line.
func (s *Server) takePaper(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	a, err := s.posted(w, r, v)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	f := a.PostForm
	form := paperForm{strings.ToLower(strings.TrimSpace(f.Get("number"))), f.Get("act"), f.Get("at"), strings.TrimSpace(f.Get("by")), strings.TrimSpace(f.Get("words"))}
	err = s.doneOnPaper(a, form)
	var cannot desk.Cannot
	switch {
	case errors.Is(err, desk.ErrNotFound):
		err = desk.Cannot("no lead that you may read has the number " + form.Number + ": look at the sheet again, or open the lead")
		fallthrough
	case errors.As(err, &cannot):
		s.write(w, http.StatusConflict, paperPage{base: s.base(a, "paper", "Done on paper"), Form: form, Problem: sentence(err)})
	case err != nil:
		s.fail(w, r, err)
	default:
		http.Redirect(w, r, "/paper?did="+form.Number, http.StatusSeeOther)
	}
}

func (s *Server) doneOnPaper(a ask, form paperForm) error {
	at, err := record.ParseTime(form.At)
	i := slices.IndexFunc(paperDeeds, func(p paperDeed) bool { return p.Word == form.Act })
	switch {
	case err != nil || at == 0:
		return desk.Cannot("say when it was done, such as 2026-03-02T03:10")
	case i < 0:
		return desk.Cannot("choose what was done")
	case form.By == "":
		return desk.Cannot("say who did it")
	}
	request, err := requestID(a.PostForm)
	if err != nil {
		return noForm("Not a form", err)
	}
	lead, err := s.house.LeadOnPaper(a.Context(), a.viewer, form.Number)
	if err != nil {
		return err
	}
	words := "By " + form.By + "."
	if form.Words != "" {
		words += " " + form.Words
	}
	_, err = s.house.Decide(a.Context(), a.viewer, desk.Decision{Request: request, Act: paperDeeds[i].Act, Reason: paperDeeds[i].Reason, Lead: lead, Words: words, Occurred: at})
	return err
}

package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
)

// callAct does what the form asks for.
func (s *Server) callAct(a ask, id record.ID) (acted, error) {
	f := a.PostForm
	act, choice, _ := strings.Cut(f.Get("act"), ":")
	d := desk.CallDecision{Call: id}
	var err error
	switch act {
	case "keep":
		return s.keep(a, id)
	case "raise":
		d.Act = desk.CallRaise
	case "end":
		d.Act = desk.CallEnd
	case "answer":
		d.Act = desk.CallAnswer
	case "back":
		d.Act, d.Reached = desk.CallBack, choice == "reached"
		if d.Request, err = requestID(f); err != nil {
			return acted{}, noForm("Not a call", err)
		}
	default:
		return acted{}, failure{http.StatusBadRequest, "Not a call", "That is nothing that can be done about a call."}
	}
	// A field that cannot be read stops nobody from saying that life is at risk.
	if d.Form, err = readCall(f); err != nil && d.Act != desk.CallRaise {
		return acted{}, err
	}
	if err := s.house.DecideCall(a.Context(), a.viewer, d); err != nil || d.Act != desk.CallRaise {
		return acted{}, err
	}
	v, err := s.house.Call(a.Context(), a.viewer, 0, id)
	return acted{LookBy: stamp{desk.CallLookBy(v.Raised), a.now}.Clock()}, err
}

// keep keeps what is written so far.
func (s *Server) keep(a ask, id record.ID) (acted, error) {
	form, err := readCall(a.PostForm)
	if err != nil {
		return acted{}, err
	}
	k := desk.CallKeep{Call: id, CallDraft: desk.CallDraft{Form: form}}
	if k.Writer, err = callIn(a.PostForm.Get("writer")); err != nil {
		return acted{}, failure{http.StatusBadRequest, "Not a call", "The form does not say which page sends it. Reload the page."}
	}
	if k.N, err = strconv.ParseInt(orElse(a.PostForm.Get("n"), "0"), 10, 64); err != nil {
		return acted{}, failure{http.StatusBadRequest, "Not a call", "The form does not say how far it has come. Reload the page."}
	}
	k.Seen = readStamp(a.PostForm.Get("seen"))
	return acted{Stamp: writeStamp(k.CallStamp)}, s.house.KeepCall(a.Context(), a.viewer, k)
}

// readCall reads what is written down of a call. With an error, it returns
// what could be read.
func readCall(f url.Values) (desk.CallForm, error) {
	form := desk.CallForm{Words: newlines(f.Get("words")), Named: f.Get("anonymous") == "", Labels: f["label"],
		Name: f.Get("name"), Phone: f.Get("phone"), BackOn: f.Get("back_on")}
	for _, q := range desk.Questions() {
		if answer := f.Get("a-" + q.ID); answer != "" {
			if form.Answers == nil {
				form.Answers = map[string]string{}
			}
			form.Answers[q.ID] = answer
		}
	}
	var err error
	if form.Threat, err = desk.ParseThreat(orElse(f.Get("threat"), desk.ThreatUnstated.String())); err != nil {
		return form, desk.Cannot(sentence(err))
	}
	if form.BackAt, err = record.ParseTime(f.Get("back_at")); err != nil {
		return form, desk.Cannot("Call back at: " + err.Error() + ".")
	}
	if !form.Named && form.Name+form.Phone+form.BackOn != "" {
		return form, desk.Cannot("Anonymous is chosen, but a name or number is written: choose one of the two.")
	}
	return form, nil
}

// newlines undoes what browsers do to line ends in a form.
func newlines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// writeStamp and readStamp carry the stamp of a draft through a form; what is no
// stamp is none, and then nothing of another page is overwritten.
func writeStamp(s desk.CallStamp) string {
	if s == (desk.CallStamp{}) {
		return ""
	}
	return s.Writer.String() + ":" + strconv.FormatInt(s.N, 10)
}

func readStamp(text string) desk.CallStamp {
	writer, n, _ := strings.Cut(text, ":")
	id, err := record.ParseID(writer)
	at, bad := strconv.ParseInt(n, 10, 64)
	if err != nil || bad != nil {
		return desk.CallStamp{}
	}
	return desk.CallStamp{Writer: id, N: at}
}

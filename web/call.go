package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// callsPage lists the calls that wait for something.
type callsPage struct {
	*base
	Open, Back []callLine
}

func (callsPage) template() string { return "calls.html" }

// callLine is a line of a list of calls.
type callLine struct {
	Page *base
	desk.CallLine
}

// Due is when the caller was promised a call.
func (l callLine) Due() stamp { return l.Page.Stamp(l.BackAt) }

func (s *Server) calls(a ask) (view, error) {
	v, err := s.house.Calls(a.Context(), a.viewer, a.at)
	if err != nil {
		return nil, err
	}
	b := s.base(a, "call", "Calls").of(v.Moment)
	line := func(l desk.CallLine) callLine { return callLine{b, l} }
	return callsPage{b, each(v.Open, line), each(v.Back, line)}, nil
}

// callPage is the form of a call, or what became of it.
type callPage struct {
	*base
	Call      desk.CallView
	Form      desk.CallForm
	Seen      string     // stamp of the draft that the form began from
	Others    []callLine // other calls that were not ended
	Problem   string
	Elsewhere string // the words that another page wrote meanwhile
}

func (callPage) template() string { return "call.html" }

func (p callPage) status() int {
	if p.Problem != "" {
		return http.StatusConflict
	}
	return http.StatusOK
}

// Threats are the kinds of threat to choose from.
func (callPage) Threats() []desk.Threat { return desk.Threats() }

// Given says that a label is chosen.
func (p callPage) Given(label string) bool { return slices.Contains(p.Form.Labels, label) }

// Line is the call as a line of a list.
func (p callPage) Line() callLine { return callLine{p.base, p.Call.CallLine} }

// Going is how long the call has been going.
func (p callPage) Going() string { return span(max(p.Now-p.Call.Begun, 0)) }

// LookBy is the clock that the raised call started.
func (p callPage) LookBy() stamp { return p.Stamp(desk.CallLookBy(p.Call.Raised)) }

// Trail is what happened to the call.
func (p callPage) Trail() trail { return trail{p.base, p.Call.Trail} }

// BackAt is the promised moment as a field holds it.
func (p callPage) BackAt() string {
	if p.Form.BackAt == 0 {
		return ""
	}
	return p.Form.BackAt.Go().Format("2006-01-02T15:04")
}

// callQuestion is a question of the form with its answer.
type callQuestion struct {
	desk.Question
	Answer string
	Shown  bool   // it belongs to the kind chosen, or was answered
	Kinds  string // those it belongs to, for the script
}

// Questions are all questions: those of other kinds stay with their answers.
func (p callPage) Questions() []callQuestion {
	return each(desk.Questions(), func(q desk.Question) callQuestion {
		answer := p.Form.Answers[q.ID]
		kinds := each(q.Threats, desk.Threat.String)
		return callQuestion{q, answer, answer != "" || q.For(p.Form.Threat), strings.Join(kinds, "|")}
	})
}

func (s *Server) call(a ask) (view, error) {
	id, err := a.id()
	if err != nil {
		return nil, err
	}
	return s.callPage(a, id, nil)
}

// callPage shows a call; posted is what came back with a form that could not be
// done, nil for what is kept.
func (s *Server) callPage(a ask, id record.ID, posted *desk.CallForm) (callPage, error) {
	v, err := s.house.Call(a.Context(), a.viewer, a.at, id)
	if err != nil {
		return callPage{}, err
	}
	all, err := s.house.Calls(a.Context(), a.viewer, a.at)
	if err != nil {
		return callPage{}, err
	}
	p := callPage{base: s.base(a, "call", "Call").of(v.Moment), Call: v, Form: v.Draft.Form, Seen: writeStamp(v.Draft.CallStamp)}
	if posted != nil {
		p.Form = *posted
		p.Elsewhere = v.Draft.Form.Words
	}
	if v.Raised != 0 {
		p.Form.Labels = v.Labels
	}
	for _, l := range all.Open {
		if l.Call != id {
			p.Others = append(p.Others, callLine{p.base, l})
		}
	}
	return p, nil
}

// begin begins a call, one for each page that asks for one.
func (s *Server) begin(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	a, err := s.posted(w, r, v)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	id, err := callIn(r.PostForm.Get("once"))
	if err == nil {
		err = s.house.DecideCall(r.Context(), a.viewer, desk.CallDecision{Act: desk.CallBegin, Call: id})
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/call/"+id.String(), http.StatusSeeOther)
}

// acted answers an act on a call that a script sent.
type acted struct {
	Stamp  string `json:"stamp,omitempty"`   // of the draft that is kept
	LookBy string `json:"look_by,omitempty"` // of a call that was raised
}

// act does one thing about a call.
func (s *Server) act(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	byScript := r.Header.Get("Accept") == "application/json"
	a, err := s.posted(w, r, v)
	var id record.ID
	if err == nil {
		id, err = a.id()
	}
	var done acted
	if err == nil {
		done, err = s.callAct(a, id)
	}
	switch {
	case err != nil && byScript:
		f := s.failing(r, err)
		writeJSON(w, f.status, problem{f.text})
	case err != nil:
		s.callFail(w, a, id, err)
	case byScript:
		writeJSON(w, http.StatusOK, done)
	default:
		http.Redirect(w, r, afterCall(id, r.PostForm), http.StatusSeeOther)
	}
}

// callFail shows the form again with what was written, and why it could not be
// done; what is wrong with the house itself is told as on every page.
func (s *Server) callFail(w http.ResponseWriter, a ask, id record.ID, err error) {
	form, _ := readCall(a.PostForm) // why it cannot be read is err already
	if f := s.failing(a.Request, err); f.status == http.StatusConflict {
		page, shown := s.callPage(a, id, &form)
		if shown == nil && page.Call.Ended == 0 {
			page.Problem = f.text
			if lineErr := s.lineOnTop(a, page.base); lineErr == nil {
				s.write(w, page.status(), page)
				return
			}
		}
	}
	s.fail(w, a.Request, err)
}

// afterCall is the address to go to: an answer leads back to where it was given.
func afterCall(id record.ID, f url.Values) string {
	act, _, _ := strings.Cut(f.Get("act"), ":")
	switch {
	case act == "answer" && ownPath(f.Get("back")):
		return f.Get("back")
	case act == "back":
		return "/call"
	}
	return "/call/" + id.String()
}

// ownPath reports whether an address that a form brought back is one of ours.
func ownPath(path string) bool {
	u, err := url.Parse(path)
	return err == nil && u.Scheme == "" && u.Host == "" && strings.HasPrefix(u.Path, "/") && !strings.HasPrefix(path, "//")
}

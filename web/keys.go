package web

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

	"watchfloor/lawful"
	"watchfloor/record"
)

// passkeyAnswer is what the script sends.
type passkeyAnswer struct {
	Invitation string          `json:"invitation"`
	Ticket     string          `json:"ticket"`
	Answer     json.RawMessage `json:"answer"`
}

// saidByScript reads a small object of the script. An empty body says nothing.
func saidByScript(w http.ResponseWriter, r *http.Request) (a passkeyAnswer, err error) {
	err = json.NewDecoder(http.MaxBytesReader(w, r.Body, formMost)).Decode(&a)
	if err != nil && !errors.Is(err, io.EOF) {
		return a, unreadableJSON(err)
	}
	return a, nil
}

// askPasskey answers with a question to a key.
func (s *Server) askPasskey(own bool) func(http.ResponseWriter, *http.Request, lawful.Viewer) (int, any, error) {
	return func(w http.ResponseWriter, r *http.Request, v lawful.Viewer) (int, any, error) {
		a, err := saidByScript(w, r)
		if err != nil {
			return 0, nil, err
		}
		q, err := s.house.AskPasskey(r.Context(), ownerOf(own, v, a), r.Header.Get("Origin"))
		return http.StatusOK, q, err
	}
}

// ownerOf is for whom a request is: of one's own page, or of a page at the door.
func ownerOf(own bool, v lawful.Viewer, a passkeyAnswer) Owner {
	if own {
		return Owner{Viewer: v}
	}
	return Owner{Invitation: a.Invitation}
}

// answerPasskey reads the answer of a key and says where to go on to.
func (s *Server) answerPasskey(own bool) func(http.ResponseWriter, *http.Request, lawful.Viewer) (int, any, error) {
	return func(w http.ResponseWriter, r *http.Request, v lawful.Viewer) (int, any, error) {
		a, err := saidByScript(w, r)
		if err != nil {
			return 0, nil, err
		}
		opened, err := s.house.AnswerPasskey(r.Context(), ownerOf(own, v, a), r.Header.Get("Origin"), PasskeyAnswer{a.Ticket, a.Answer})
		if err != nil {
			return 0, nil, err
		}
		return http.StatusOK, onwards{s.onwards(w, r, opened)}, nil
	}
}

// onwards is where the script leads.
type onwards struct {
	To string `json:"to"`
}

// onwards lets somebody in who proved who they are, and returns their first page;
// who added a way to come in goes back to their own page.
func (s *Server) onwards(w http.ResponseWriter, r *http.Request, o Opened) string {
	if o.Secret == "" {
		return "/me"
	}
	s.letIn(w, r, o)
	return home(o.Account.SignedInAs(record.ID{}))
}

// journeyCookie is where the browser keeps the ticket while it is at the provider.
func journeyCookie(r *http.Request) string { return cookieName(r) + "-journey" }

// back is the address to which the provider sends the browser. A host of its own name
// is reached by TLS, be it that of a program in front of the house.
func back(r *http.Request) string {
	scheme := "https"
	if r.TLS == nil && loopback(r.Host) {
		scheme = "http"
	}
	return (&url.URL{Scheme: scheme, Host: r.Host, Path: "/signin/provider/back"}).String()
}

// toProvider sends the browser to the provider. A link and not a form leads here: the
// policy of a page lets no form end anywhere else. Other sites can make a browser set
// out, but not for who is signed in (their cookie stays at home), nor arrive.
func (s *Server) toProvider(own bool) answer {
	return func(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
		to, ticket, err := s.house.ToProvider(r.Context(), ownerOf(own, v, passkeyAnswer{Invitation: r.URL.Query().Get("secret")}), back(r))
		if err != nil {
			s.fail(w, r, err)
			return
		}
		c := s.cookie(r, journeyCookie(r), ticket)
		c.SameSite = http.SameSiteLaxMode // it comes along when the provider sends the browser back
		c.MaxAge = int((5 * time.Minute).Seconds())
		http.SetCookie(w, c)
		http.Redirect(w, r, to, http.StatusSeeOther)
	}
}

// fromProvider lets in whom the provider sent. It answers with a page that leads on,
// as enter does.
func (s *Server) fromProvider(w http.ResponseWriter, r *http.Request, _ lawful.Viewer) {
	ticket := ""
	if c, err := r.Cookie(journeyCookie(r)); err == nil {
		ticket = c.Value
	}
	gone := s.cookie(r, journeyCookie(r), "")
	gone.MaxAge = -1
	http.SetCookie(w, gone)
	opened, err := s.house.FromProvider(r.Context(), back(r), ticket, r.URL.Query())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.write(w, http.StatusOK, onwardPage{Title: "Come in", House: s.houseLine(), To: s.onwards(w, r, opened)})
}

// onwardPage leads on.
type onwardPage struct {
	Title string
	House houseLine
	To    string
}

func (onwardPage) template() string { return "onward.html" }

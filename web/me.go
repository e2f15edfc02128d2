package web

import (
	"errors"
	"html/template"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/lawful/totp"
	"watchfloor/record"
)

// mePage is somebody's own account.
type mePage struct {
	*base
	Mine    Me
	Session record.ID // this one
	Codes   []string  // new recovery codes, shown once
	Fresh   string    // a token that was made now, shown once
	Keys    keysPart
	Problem string
	Done    string
}

func (mePage) template() string { return "me.html" }

func (p mePage) status() int {
	if p.Problem != "" {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// Recovery counts the recovery codes that were not used.
func (p mePage) Recovery() (n int) {
	for _, c := range p.Mine.Credentials {
		if c.Means == record.MeansRecovery {
			n++
		}
	}
	return n
}

// Ways are the ways to sign in that can be taken away one by one.
func (p mePage) Ways() (ways []lawful.Credential) {
	for _, c := range p.Mine.Credentials {
		if c.Means != record.MeansRecovery && c.Means != record.MeansCode {
			ways = append(ways, c)
		}
	}
	return ways
}

// HasPassword reports whether one of them is a password.
func (p mePage) HasPassword() bool {
	for _, c := range p.Mine.Credentials {
		if c.Means == record.MeansPassword {
			return true
		}
	}
	return false
}

func (s *Server) me(a ask) (view, error) { return s.mePage(a, mePage{}) }

func (s *Server) mePage(a ask, page mePage) (view, error) {
	if !s.house.Peopled() {
		return nil, failure{http.StatusNotFound, "No accounts", "This house has no accounts yet: whoever opens its link on this machine may do everything. An administrator opens the first on the page Accounts."}
	}
	mine, err := s.house.Me(a.Context(), a.viewer)
	if err != nil {
		return nil, err
	}
	if page.Keys, err = s.keysOf(a); err != nil {
		return nil, err
	}
	page.base, page.Mine, page.Session = s.base(a, "me", "You"), mine, a.viewer.Session
	return page, nil
}

func (s *Server) changeMe(a ask) (view, error) {
	if err := form(a.Request); err != nil {
		return nil, unreadable(err)
	}
	id, err := record.ParseID(a.PostFormValue("id"))
	if err != nil {
		return nil, desk.ErrNotFound
	}
	page := mePage{}
	switch a.PostFormValue("act") {
	case "end":
		err, page.Done = s.house.EndSession(a.Context(), a.viewer, id), "The session has ended."
	case "remove":
		err, page.Done = s.house.RemoveCredential(a.Context(), a.viewer, id), "It no longer opens your account."
	case "codes":
		page.Codes, err = s.house.Renew(a.Context(), a.viewer, Renewal{SignIn: attempt(a.Request)})
	case "password":
		if a.PostFormValue("new") == "" || a.PostFormValue("new") != a.PostFormValue("again") {
			err = lawful.Cannot("the two new passwords differ: type the same one twice")
			break
		}
		_, err = s.house.Renew(a.Context(), a.viewer, Renewal{SignIn: attempt(a.Request), NewPassword: a.PostFormValue("new")})
		page.Done = "Your password is changed. Your other sessions have ended."
	default:
		err = desk.ErrNotFound
	}
	if err != nil {
		if page.Problem = toPerson(err); page.Problem == "" {
			return nil, err
		}
		page.Done = ""
	}
	return s.mePage(a, page)
}

// toPerson is what an error about accounts tells whoever caused it; "" for others.
func toPerson(err error) string {
	var cannot lawful.Cannot
	var notIn lawful.NotIn
	switch {
	case errors.As(err, &cannot):
		return inSentence(string(cannot))
	case errors.As(err, &notIn):
		return notIn.Error()
	}
	return ""
}

// inSentence begins with a capital letter and ends with a stop.
func inSentence(s string) string {
	if s == "" {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(r)) + s[n:]
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}

func newCodeSecret() string { return totp.NewSecret() }

func (s *Server) invitationForm(a lawful.Account, once, secret string) invitationForm {
	return invitationForm{Title: "Welcome", Ways: s.house.Ways(), House: s.houseLine(), Account: a, Once: once, Secret: secret, URI: template.URL(totp.URI("watchfloor", a.Login, secret))}
}

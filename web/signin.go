package web

import (
	"errors"
	"html/template"
	"net"
	"net/http"
	"net/url"
	"strings"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// signedIn returns who comes with the session of an account.
func (s *Server) signedIn(r *http.Request) (lawful.Viewer, bool) {
	c, err := r.Cookie(cookieName(r))
	if err != nil {
		return lawful.Viewer{}, false
	}
	return s.house.Session(r.Context(), c.Value)
}

// toSignIn leads people to the door and tells programs that they need to say who they are.
func (s *Server) toSignIn(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/api/") {
		writeJSON(w, http.StatusUnauthorized, problem{"say who asks: with a session, or with a token of an account"})
		return
	}
	to := "/signin"
	if r.Method == http.MethodGet && r.URL.Path != "/" && r.URL.Path != "/events" {
		to += "?" + url.Values{"to": {r.URL.RequestURI()}}.Encode()
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// signInForm is the page at the door of a house with accounts.
type signInForm struct {
	Title   string
	House   houseLine
	Problem string // why the last attempt did not open
	Login   string
	To      string // where to go on to
	Ways    Ways
}

func (signInForm) template() string { return "signin.html" }

func (s *Server) signInPage(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	switch {
	case !s.house.Peopled():
		s.outside(w, r)
	case !v.Actor.IsZero():
		http.Redirect(w, r, home(v), http.StatusSeeOther)
	default:
		s.write(w, http.StatusOK, signInForm{Title: "Sign in", House: s.houseLine(), Ways: s.house.Ways(), To: onward(r.URL.Query().Get("to"))})
	}
}

// onward is an address of this house to go on to; "" for anything else.
func onward(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n") {
		return ""
	}
	return to
}

// home is the first page of who signed in.
func home(v lawful.Viewer) string {
	switch {
	case v.May(lawful.ReadCases):
		return "/"
	case v.May(lawful.TakeIn):
		return "/take"
	case v.May(lawful.Administer):
		return "/accounts"
	}
	return "/me"
}

// formMost bounds the forms at the door, which anybody may send.
const formMost = 16 << 10

// form reads a small form.
func form(r *http.Request) error {
	r.Body = http.MaxBytesReader(nil, r.Body, formMost)
	return r.ParseForm()
}

// attempt reads what was typed at the door, and from where.
func attempt(r *http.Request) SignIn {
	in := SignIn{Login: r.PostFormValue("login"), Password: r.PostFormValue("password"), Code: r.PostFormValue("code"), Address: addressOf(r)}
	if c, err := r.Cookie(deviceCookie(r)); err == nil {
		in.Device = c.Value
	}
	return in
}

// addressOf is the network that a request comes from: of IPv6 the 64 bits that one
// household or office has to itself.
func addressOf(r *http.Request) string {
	host := nameOf(r.RemoteAddr)
	ip := net.ParseIP(host)
	if ip == nil || ip.To4() != nil {
		return host
	}
	return ip.Mask(net.CIDRMask(64, 128)).String()
}

func deviceCookie(r *http.Request) string { return cookieName(r) + "-device" }

func (s *Server) signIn(w http.ResponseWriter, r *http.Request, _ lawful.Viewer) {
	if !s.house.Peopled() {
		s.outside(w, r)
		return
	}
	if err := form(r); err != nil {
		s.fail(w, r, unreadable(err))
		return
	}
	to := onward(r.PostFormValue("to"))
	opened, err := s.house.SignIn(r.Context(), attempt(r))
	var not lawful.NotIn
	if errors.As(err, &not) {
		status := http.StatusForbidden
		if not.Wait > 0 || not.Busy {
			status = http.StatusTooManyRequests
		}
		s.write(w, status, signInForm{Title: "Sign in", House: s.houseLine(), Ways: s.house.Ways(), Problem: not.Error(), Login: r.PostFormValue("login"), To: to})
		return
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.letIn(w, r, opened)
	if to == "" {
		to = home(opened.Account.SignedInAs(record.ID{}))
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// letIn gives the browser its new session, and a mark by which this device is known
// again when somebody guesses at the account from elsewhere.
func (s *Server) letIn(w http.ResponseWriter, r *http.Request, o Opened) {
	http.SetCookie(w, s.cookie(r, cookieName(r), o.Secret))
	device := s.cookie(r, deviceCookie(r), o.Device)
	device.MaxAge = 400 * 24 * 60 * 60 // the longest that browsers keep one
	http.SetCookie(w, device)
}

func (s *Server) cookie(r *http.Request, name, value string) *http.Cookie {
	return &http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteStrictMode}
}

func (s *Server) signOut(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	var err error
	if !v.Session.IsZero() {
		err = s.house.EndSession(r.Context(), v, v.Session)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	gone := s.cookie(r, cookieName(r), "")
	gone.MaxAge = -1
	http.SetCookie(w, gone)
	http.Redirect(w, r, "/signin", http.StatusSeeOther)
}

// invitationForm is the page on which somebody who was invited makes their ways in.
type invitationForm struct {
	Title   string
	House   houseLine
	Problem string
	Account lawful.Account
	Once    string       // the secret of the invitation
	Secret  string       // of one-time codes
	URI     template.URL // made here, of letters that are escaped
	Codes   []string     // once it is done
	Home    string
	Ways    Ways
}

func (invitationForm) template() string { return "invitation.html" }

// Spaced is the secret of one-time codes as people type it off.
func (f invitationForm) Spaced() string {
	var b strings.Builder
	for i, r := range f.Secret {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func (s *Server) invitation(w http.ResponseWriter, r *http.Request, _ lawful.Viewer) {
	secret := r.URL.Query().Get("secret")
	a, err := s.house.Invitation(r.Context(), secret)
	if err != nil {
		s.fail(w, r, uninvited(err))
		return
	}
	s.write(w, http.StatusOK, s.invitationForm(a, secret, newCodeSecret()))
}

// uninvited says the same of a link that was used, that is too old and that never was.
func uninvited(err error) error {
	if errors.Is(err, desk.ErrNotFound) {
		return failure{http.StatusNotFound, "No invitation", "This link opens nothing: it works once, and for three days. Ask an administrator of the house for another."}
	}
	return err
}

func (s *Server) accept(w http.ResponseWriter, r *http.Request, _ lawful.Viewer) {
	if err := form(r); err != nil {
		s.fail(w, r, unreadable(err))
		return
	}
	once := r.PostFormValue("secret")
	a, err := s.house.Invitation(r.Context(), once)
	if err != nil {
		s.fail(w, r, uninvited(err))
		return
	}
	e := Enrolment{Password: r.PostFormValue("password"), Secret: r.PostFormValue("device"), Code: r.PostFormValue("code")}
	page := s.invitationForm(a, once, e.Secret)
	if e.Password != r.PostFormValue("again") {
		page.Problem = "The two passwords differ. Type the same one twice."
		s.write(w, http.StatusUnprocessableEntity, page)
		return
	}
	opened, codes, err := s.house.Accept(r.Context(), once, e)
	var cannot lawful.Cannot
	switch {
	case errors.As(err, &cannot):
		page.Problem = inSentence(string(cannot))
		s.write(w, http.StatusUnprocessableEntity, page)
	case err != nil:
		s.fail(w, r, uninvited(err))
	default:
		s.letIn(w, r, opened)
		page.Codes, page.Secret, page.Title, page.Home = codes, "", "Write these codes down", home(opened.Account.SignedInAs(record.ID{}))
		s.write(w, http.StatusOK, page)
	}
}

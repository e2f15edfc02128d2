package web

import (
	"crypto/rand"
	"crypto/sha256"
	"net"
	"net/http"
	"strings"
	"sync"

	"watchfloor/lawful"
	"watchfloor/record"
)

// doors knows which one-time links still open and which sessions are open. Both
// are kept as digests and end with the process.
type doors struct {
	mu       sync.Mutex // guards the maps
	unused   map[[sha256.Size]byte]bool
	sessions map[[sha256.Size]byte]bool
}

func newDoors() *doors {
	return &doors{unused: map[[sha256.Size]byte]bool{}, sessions: map[[sha256.Size]byte]bool{}}
}

// token makes the secret of a one-time link.
func (d *doors) token() string {
	t := rand.Text()
	d.mu.Lock()
	defer d.mu.Unlock()
	d.unused[sha256.Sum256([]byte(t))] = true
	return t
}

// open turns the secret of a one-time link into that of a session, once.
func (d *doors) open(once string) (session string, ok bool) {
	key := sha256.Sum256([]byte(once))
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.unused[key] {
		return "", false
	}
	delete(d.unused, key)
	session = rand.Text()
	d.sessions[sha256.Sum256([]byte(session))] = true
	return session, true
}

func (d *doors) knows(session string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.sessions[sha256.Sum256([]byte(session))]
}

// cookieName differs by port, because browsers do not tell the ports of a machine
// apart and two houses may run side by side. Under TLS its name keeps other hosts and
// pages without TLS from setting it.
func cookieName(r *http.Request) string {
	name := "watchfloor"
	if _, port, err := net.SplitHostPort(r.Host); err == nil {
		name += "-" + port
	}
	if r.TLS != nil {
		name = "__Host-" + name
	}
	return name
}

func (s *Server) entered(r *http.Request) bool {
	c, err := r.Cookie(cookieName(r))
	return err == nil && s.doors.knows(c.Value)
}

// who says who asks; ok is false when they did not say. From the first account on,
// nobody has a right who has not signed in; until then programs on this machine need
// no session.
func (s *Server) who(r *http.Request) (v lawful.Viewer, ok bool) {
	if s.house.Peopled() {
		return s.signedIn(r)
	}
	if strings.HasPrefix(r.URL.Path, "/api/") || s.entered(r) {
		return s.opt.Viewer(r), true
	}
	return lawful.Viewer{}, false
}

// allowed answers every request without a session in the same way, and every one
// whose sender has not the right, whatever it asks for.
func (s *Server) allowed(right lawful.Right, do answer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, ok := s.who(r)
		switch {
		case right != lawful.Anyone && !ok:
			s.outside(w, r)
		case !v.May(right):
			s.denied(w, r)
			s.house.NotShown(r.Context(), v, askedID(r), record.NotTheirRole)
		default:
			if !strings.HasPrefix(r.URL.Path, "/api/") {
				v.Stated = false // who looks at a page says for what they open a closed record
			}
			v, err := s.onPost(r, v)
			if err != nil {
				s.fail(w, r, err)
				return
			}
			s.answered(w, r, v, do)
		}
	})
}

// denied says that something is not for the roles of whoever asks.
func (s *Server) denied(w http.ResponseWriter, r *http.Request) {
	f := failure{http.StatusForbidden, "Not your role", "Your account has no role for which this page is made. An administrator of the house can say who has which role."}
	if strings.HasPrefix(r.URL.Path, "/api/") {
		writeJSON(w, f.status, problem{f.text})
		return
	}
	s.fail(w, r, f)
}

// outside says how to get in, and nothing about what there is.
func (s *Server) outside(w http.ResponseWriter, r *http.Request) {
	if s.house.Peopled() {
		s.toSignIn(w, r)
		return
	}
	s.write(w, http.StatusForbidden, doorPage{Title: "Not signed in", House: s.houseLine()})
}

// enter opens a session. It answers with a page that leads on, not with a
// redirect: a redirect would belong to the site whose link was followed, and the
// browser would keep the new cookie back.
func (s *Server) enter(w http.ResponseWriter, r *http.Request, _ lawful.Viewer) {
	if s.entered(r) && !s.house.Peopled() {
		s.write(w, http.StatusOK, doorPage{Title: "Come in", House: s.houseLine(), In: true})
		return
	}
	session, ok := "", false
	if r.Method == http.MethodGet && !s.house.Peopled() {
		session, ok = s.doors.open(r.URL.Query().Get("once"))
	}
	if !ok {
		s.outside(w, r)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: cookieName(r), Value: session, Path: "/", HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteStrictMode})
	s.write(w, http.StatusOK, doorPage{Title: "Come in", House: s.houseLine(), In: true})
}

// doorPage is what is shown at the door.
type doorPage struct {
	Title string
	House houseLine
	In    bool
}

func (doorPage) template() string { return "door.html" }

package web

import (
	"crypto/rand"
	"crypto/sha256"
	"net"
	"net/http"
	"sync"
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
// apart and two houses may run side by side.
func cookieName(r *http.Request) string {
	if _, port, err := net.SplitHostPort(r.Host); err == nil {
		return "watchfloor-" + port
	}
	return "watchfloor"
}

func (s *Server) entered(r *http.Request) bool {
	c, err := r.Cookie(cookieName(r))
	return err == nil && s.doors.knows(c.Value)
}

// locked answers every request without a session in the same way.
func (s *Server) locked(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.entered(r) {
			s.outside(w)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// outside says how to get in, and nothing about what there is.
func (s *Server) outside(w http.ResponseWriter) {
	s.write(w, http.StatusForbidden, doorPage{Title: "Not signed in", House: s.houseLine()})
}

// enter opens a session. It answers with a page that leads on, not with a
// redirect: a redirect would belong to the site whose link was followed, and the
// browser would keep the new cookie back.
func (s *Server) enter(w http.ResponseWriter, r *http.Request) {
	if s.entered(r) {
		s.write(w, http.StatusOK, doorPage{Title: "Come in", House: s.houseLine(), In: true})
		return
	}
	session, ok := "", false
	if r.Method == http.MethodGet {
		session, ok = s.doors.open(r.URL.Query().Get("once"))
	}
	if !ok {
		s.outside(w)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: cookieName(r), Value: session, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	s.write(w, http.StatusOK, doorPage{Title: "Come in", House: s.houseLine(), In: true})
}

// doorPage is what is shown at the door.
type doorPage struct {
	Title string
	House houseLine
	In    bool
}

func (doorPage) template() string { return "door.html" }

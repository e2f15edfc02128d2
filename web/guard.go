package web

import (
	"net"
	"net/http"
	"slices"
	"strings"

	"watchfloor/intake"
)

// policy allows a page what stands in /static and its own forms, nothing else.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// secureFor is how long browsers ask for a host name by TLS only: two years. They are
// not told so of this machine's own names, which other programs answer to as well.
const secureFor = "max-age=63072000"

// guard puts the headers of the house on every answer and refuses requests that
// another site makes a browser send.
func (s *Server) guard(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(s.foreign))
	next = cross.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		h.Set(intake.HouseHeader, s.house.Class().String())
		if r.TLS != nil && !loopback(r.Host) {
			h.Set("Strict-Transport-Security", secureFor)
		}
		if !s.answersTo(r.Host) || strings.HasPrefix(r.URL.Path, "/api/") && fromSite(r) || strings.HasPrefix(r.URL.Path, "/hooks/") && fromBrowser(r) {
			s.foreign(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// answersTo reports whether the host that a request names is this machine, or one
// of the names that it was told. Any other name that leads here (DNS rebinding) is
// somebody else's.
func (s *Server) answersTo(host string) bool {
	return loopback(host) || slices.Contains(s.opt.Hosts, strings.ToLower(strings.TrimSuffix(nameOf(host), ".")))
}

// nameOf is a host without its port.
func nameOf(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return strings.Trim(host, "[]")
}

// loopback reports whether a host is this machine.
func loopback(host string) bool {
	host = nameOf(host)
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// fromSite reports whether a browser sends r for a page of another site or of
// another port of this machine. Reading is refused then as well as writing.
func fromSite(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return true
	}
	origin := r.Header.Get("Origin")
	return origin != "" && origin != "http://"+r.Host && origin != "https://"+r.Host
}

// fromBrowser reports whether a browser sends r, for whichever page: none has
// anything to sign.
func fromBrowser(r *http.Request) bool {
	return r.Header.Get("Sec-Fetch-Site") != "" || r.Header.Get("Sec-Fetch-Mode") != "" || r.Header.Get("Origin") != ""
}

func (s *Server) foreign(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/api/") || strings.HasPrefix(r.URL.Path, "/hooks/") {
		writeJSON(w, http.StatusForbidden, problem{"this request comes from another site or names another host: send it to the address that the desk printed when it started, from no page of another site"})
		return
	}
	s.fail(w, r, failure{http.StatusForbidden, "Not from here", "This request comes from another site or names another host. Open the desk under the address that it printed when it started."})
}

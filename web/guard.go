package web

import (
	"net"
	"net/http"
	"strings"
)

// policy allows a page what stands in /static and its own forms, nothing else.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

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
		if !loopback(r.Host) || strings.HasPrefix(r.URL.Path, "/api/") && fromSite(r) || strings.HasPrefix(r.URL.Path, "/hooks/") && fromBrowser(r) {
			s.foreign(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// loopback reports whether the host that a request names is this machine. A name
// that only resolves to it (DNS rebinding) is not.
func loopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
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
		writeJSON(w, http.StatusForbidden, problem{"this request comes from another site or names another host: send it to 127.0.0.1 from this machine"})
		return
	}
	s.fail(w, r, failure{http.StatusForbidden, "Not from here", "This request comes from another site or names another host. Open the desk under the address that it printed when it started."})
}

package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestWithoutASessionEveryAddressAnswersAlike(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	v.cookie = ""
	want := v.get("/")
	if want.Code != http.StatusForbidden || !strings.Contains(want.Body.String(), "link that works once") {
		t.Fatalf("an outsider gets %d %s", want.Code, want.Body)
	}
	addresses := append(m.addresses(), "/nowhere", "/lead/x", "/events", "/changes", "/enter", "/enter?once=wrong", "/static/none.js", "/?as_of=rubbish")
	for _, address := range addresses {
		for _, method := range []string{"GET", "POST", "PUT"} {
			w := v.do(method, address, "act=claim", "Content-Type", "application/x-www-form-urlencoded")
			if a, b := fmt.Sprint(w.Code, w.Header(), w.Body), fmt.Sprint(want.Code, want.Header(), want.Body); a != b {
				t.Errorf("%s %s differs from the others:\n%s", method, address, a)
			}
		}
	}
	if w := v.do("POST", "/decide", "act=claim"); w.Code != http.StatusForbidden {
		t.Errorf("deciding without a session: %d", w.Code)
	}
}

func TestAOneTimeLinkOpensOneSession(t *testing.T) {
	v := newVisitor(t, newMemory(t))
	link := v.server.OneTimeLink()
	stranger := visitor{tb: t, server: v.server}
	if w := stranger.do("HEAD", link, ""); len(w.Result().Cookies()) != 0 {
		t.Error("a look ahead used the link up")
	}
	first := stranger.get(link)
	if c := first.Result().Cookies(); len(c) != 1 || !c[0].HttpOnly || c[0].SameSite != http.SameSiteStrictMode {
		t.Errorf("cookies %v", c)
	}
	if w := stranger.get(link); w.Code != http.StatusForbidden {
		t.Errorf("the link opens again: %d", w.Code)
	}
	if w := v.get(link); w.Code != http.StatusOK {
		t.Errorf("who is in already is sent away: %d", w.Code)
	}
}

func TestOtherSitesAndOtherNamesAreRefused(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	for name, r := range map[string]struct {
		method, address string
		header          []string
	}{
		"a name that resolves to this machine": {"GET", "/", []string{"Host", "desk.example:8080"}},
		"the same, of the api":                 {"GET", "/api/v1/board", []string{"Host", "desk.example"}},
		"a form of another site":               {"POST", "/decide", []string{"Sec-Fetch-Site", "cross-site"}},
		"a form of another port":               {"POST", "/decide", []string{"Origin", "http://127.0.0.1:9999"}},
		"an upload of another site":            {"POST", "/take", []string{"Sec-Fetch-Site", "same-site"}},
		"reading the api from another site":    {"GET", "/api/v1/board", []string{"Sec-Fetch-Site", "cross-site"}},
		"reading the api from another origin":  {"GET", "/api/v1/board", []string{"Origin", "https://desk.example"}},
		"matching from another site":           {"POST", "/api/v1/match", []string{"Origin", "null"}},
		"taking in from another site":          {"POST", "/api/v1/reports", []string{"Origin", "https://desk.example"}},
	} {
		if w := v.do(r.method, r.address, "", r.header...); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d, want 403", name, w.Code)
		}
	}
	for _, host := range []string{"localhost:8080", "127.0.0.1:8080", "[::1]:8080", "127.0.0.1"} {
		if w := v.do("GET", "/api/v1/board", "", "Host", host); w.Code != http.StatusOK {
			t.Errorf("the api under %s: %d", host, w.Code)
		}
	}
}

func TestThePolicyAllowsNothingFromOutside(t *testing.T) {
	v := newVisitor(t, newMemory(t))
	for _, address := range []string{"/", "/nowhere", "/static/watchfloor.css", "/api/v1/board", "/enter"} {
		h := v.get(address).Header()
		p := h.Get("Content-Security-Policy")
		if !strings.HasPrefix(p, "default-src 'none'; ") || strings.Contains(p, "unsafe") || strings.Contains(p, "http") {
			t.Errorf("%s: policy %q", address, p)
		}
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin"} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", address, name, got, want)
			}
		}
	}
}

func TestNamesThatTheHouseWasToldAreAnsweredTo(t *testing.T) {
	v := newVisitor(t, newCity(t))
	v.server.opt.Hosts = []string{"desk.example", "192.0.2.7"}
	for host, want := range map[string]int{"desk.example": 200, "DESK.example:8443": 200, "desk.example.": 200, "192.0.2.7:8443": 200, "localhost:8080": 200,
		"other.example": 403, "a.desk.example": 403, "desk.example.evil.test": 403, "192.0.2.8": 403, "": 403} {
		if w := v.do("GET", "/api/v1/board", "", "Host", host); w.Code != want {
			t.Errorf("the api under %q: %d, want %d", host, w.Code, want)
		}
	}
}

func TestBrowsersAreToldToStayWithTLSUnderNamesOfOthersOnly(t *testing.T) {
	s := newVisitor(t, newCity(t)).server
	s.opt.Hosts = []string{"desk.example"}
	for address, want := range map[string]bool{"https://desk.example/": true, "http://desk.example/": false, "https://localhost:8443/": false} {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest("GET", address, nil))
		if got := w.Header().Get("Strict-Transport-Security") != ""; got != want {
			t.Errorf("%s: told %v", address, got)
		}
	}
}

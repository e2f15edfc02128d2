package main

import (
	"bytes"
	"crypto/tls"
	"net/http"
	"strings"
	"testing"

	"watchfloor/lawful"
	"watchfloor/record"
)

// TestUnderANameProgramsShowTokensOverTLS: a house with an administrator answers under
// its name, tells browsers to stay with TLS, and lets programs in with tokens only.
func TestUnderANameProgramsShowTokensOverTLS(t *testing.T) {
	cert, key, roots := certified(t, "desk.example")
	dir := t.TempDir()
	h, err := houseFlags{Data: dir, Region: "GB"}.open(t.Context(), &record.HouseFounded{Class: record.Live})
	if err != nil {
		t.Fatal(err)
	}
	for _, who := range []struct {
		login string
		role  record.AccountRole
	}{{"dagny", record.RoleAdministrator}, {"ada", record.RoleAnalyst}} {
		d := lawful.AccountDecision{Act: lawful.OpenAccount, Name: who.login, Login: who.login, Roles: lawful.Roles{who.role}}
		if _, err := h.DecideAccount(t.Context(), h.sitter(), d, nil); err != nil {
			t.Fatal(err)
		}
	}
	token, err := h.tokenFor(t.Context(), "ada", lawful.TokenOrder{Name: "feed", Scope: []record.TokenScope{record.ScopeBoard}}, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	p := start(t, "serve", "--addr", "127.0.0.1:0", "--data", dir, "--host", "desk.example", "--tls-cert", cert, "--tls-key", key)
	line, err := p.out.ReadString('\n')
	_, link, _ := strings.Cut(line, "https://desk.example:")
	port, _, _ := strings.Cut(link, "/")
	if port = strings.Fields(port + " ")[0]; err != nil || port == "" {
		t.Fatalf("serve says %q, %v: %s", line, err, p.errs)
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, ServerName: "desk.example"}}}
	for _, c := range []struct {
		host, path, bearer string
		want               int
	}{
		{"desk.example", "/api/v1/board", token, 200},
		{"desk.example", "/api/v1/board", "", 401},
		{"desk.example", "/api/v1/feeds", token, 403},
		{"other.example", "/api/v1/board", token, 403},
	} {
		r, err := http.NewRequestWithContext(t.Context(), "GET", "https://127.0.0.1:"+port+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = c.host + ":" + port
		if c.bearer != "" {
			r.Header.Set("Authorization", "Bearer "+c.bearer)
		}
		got, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		_, _ = b.ReadFrom(got.Body) // for the message
		got.Body.Close()            //nolint:errcheck // it was read
		if got.StatusCode != c.want {
			t.Errorf("%s as %s: %d, want %d: %s", c.path, c.host, got.StatusCode, c.want, &b)
		}
		if got.Header.Get("Strict-Transport-Security") == "" {
			t.Errorf("%s as %s: browsers are not told to stay with TLS", c.path, c.host)
		}
	}
}

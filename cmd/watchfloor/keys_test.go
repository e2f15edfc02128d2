package main

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"watchfloor/internal/browser"
	"watchfloor/internal/directory"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/web"
)

// keyed is a house with accounts that answers to browsers on localhost.
type keyed struct {
	*tested
	t   *testing.T
	url string
}

func newKeyed(t *testing.T, flags wayFlags) *keyed {
	t.Helper()
	p := &keyed{tested: newTested(t, record.HouseFounded{Class: record.Live}, inSQLite(t)), t: t}
	var err error
	if p.ways, err = flags.ways(reach{}); err != nil {
		t.Fatal(err)
	}
	pages, err := web.New(p.house, web.Options{Viewer: func(*http.Request) lawful.Viewer { return p.sitter() }, Now: p.clock.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(pages)
	t.Cleanup(srv.Close)
	t.Cleanup(pages.Close)
	p.url = strings.Replace(srv.URL, "127.0.0.1", "localhost", 1)
	p.opened("dagny", record.RoleAdministrator)
	return p
}

// opened opens an account; it returns the address of the invitation.
func (p *keyed) opened(login string, roles ...record.AccountRole) (invitation string) {
	p.t.Helper()
	link, err := p.DecideAccount(p.t.Context(), p.sitter(), lawful.AccountDecision{Act: lawful.OpenAccount, Name: strings.ToUpper(login[:1]) + login[1:], Login: login, Roles: roles}, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	return p.url + link
}

// staffed is somebody of the house as they are when they are signed in.
func (p *keyed) staffed(t *testing.T, login string) lawful.Viewer {
	t.Helper()
	a, ok := p.staff.Account(p.staff.Named(login))
	if !ok {
		t.Fatalf("nobody signs in as %s", login)
	}
	return a.SignedInAs(record.NewID())
}

// alert is what a form with a key says went wrong.
const alert = `form[data-passkey] [role=alert]:not([hidden])`

func TestAPasskeyIsAllThatAnAccountNeeds(t *testing.T) {
	b := browser.Open(t)
	p := newKeyed(t, wayFlags{})
	page := b.Page(t)
	first := page.Key(true)
	page.Goto(p.opened("ada", record.RoleAnalyst))
	page.WaitFor("form[data-passkey]:not([hidden])")
	shoot(t, page, "invitation")
	page.Click("form[data-passkey] button")
	page.WaitUntil("location.pathname === '/'")

	signOut := func() {
		t.Helper()
		page.Goto(p.url + "/me")
		page.Follow("form[action='/signout'] button")
		page.WaitFor("form[data-passkey]:not([hidden])")
	}
	signIn := func() { t.Helper(); page.Click("form[data-passkey] button") }
	for range 2 {
		signOut()
		signIn()
		page.WaitUntil("location.pathname === '/'")
	}
	page.Goto(p.url + "/me")
	page.WaitFor("form[data-passkey]:not([hidden])")
	signIn()
	page.WaitFor(alert)
	if said := page.Text(alert); !strings.Contains(said, "already") {
		t.Errorf("the same key again: %q", said)
	}
	page.Follow("button[value=remove]")
	if said := page.Text(".notice.warn"); !strings.Contains(said, "last way") {
		t.Errorf("the last way in is removed: %q", said)
	}
	second := page.Key(false)
	page.Goto(p.url + "/me")
	page.WaitFor("form[data-passkey]:not([hidden])")
	signIn()
	page.WaitUntil("document.querySelectorAll('button[value=remove]').length === 2")
	shoot(t, page, "me")
	page.Follow("button[value=remove]")
	if n := page.Count("button[value=remove]"); n != 1 {
		t.Errorf("%d keys are left", n)
	}
	signOut()
	second.Lose()
	signIn()
	page.WaitFor(alert)
	if said := page.Text(alert); !strings.Contains(said, "does not open anything here") {
		t.Errorf("a key that was removed: %q", said)
	}
	first.Lose()
	shoot(t, page, "signin")
	if left := page.Errors(); len(left) > 2 { // the two refusals, which the browser calls errors
		t.Errorf("errors of the pages: %q", left)
	}
}

func TestACopyOfAKeyIsRefused(t *testing.T) {
	b := browser.Open(t)
	p := newKeyed(t, wayFlags{})
	page := b.Page(t)
	key := page.Key(true)
	page.Goto(p.opened("ada", record.RoleAnalyst))
	page.WaitFor("form[data-passkey]:not([hidden])")
	page.Click("form[data-passkey] button")
	page.WaitUntil("location.pathname === '/'")
	tries := func() {
		t.Helper()
		page.Goto(p.url + "/me")
		page.Follow("form[action='/signout'] button")
		page.WaitFor("form[data-passkey]:not([hidden])")
		page.Click("form[data-passkey] button")
	}
	for range 2 {
		tries()
		page.WaitUntil("location.pathname === '/'")
	}
	page.Goto(p.url + "/me")
	page.Follow("form[action='/signout'] button")
	key.Back()
	page.WaitFor("form[data-passkey]:not([hidden])")
	page.Click("form[data-passkey] button")
	page.WaitFor(alert)
	if said := page.Text(alert); !strings.Contains(said, "does not open anything here") {
		t.Errorf("a copy: %q", said)
	}
}

// shoot looks at a page in both colours and two widths for barriers, and keeps
// pictures where WATCHFLOOR_PICTURES says.
func shoot(t *testing.T, page *browser.Page, name string) {
	t.Helper()
	for _, width := range []int{1280, 390} {
		for _, dark := range []bool{false, true} {
			page.Show(width, 800, dark)
			for _, v := range page.Axe() {
				t.Errorf("%s at %d, dark %v: %v", name, width, dark, v)
			}
			if dir := os.Getenv("WATCHFLOOR_PICTURES"); dir != "" {
				shade := map[bool]string{false: "light", true: "dark"}[dark]
				page.Screenshot(filepath.Join(dir, strings.Join([]string{"keys", name, shade, map[int]string{1280: "wide", 390: "narrow"}[width]}, "-")+".png"), width, 800, dark)
			}
		}
	}
	page.Show(1280, 800, false)
}

// byDirectory is a house at which people come in by a real provider.
func byDirectory(t *testing.T) (*keyed, *directory.Directory) {
	t.Helper()
	d := directory.Open(t)
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("a secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := newKeyed(t, wayFlags{OIDCIssuer: d.Issuer, OIDCClient: "desk", OIDCSecretFile: secret, OIDCName: "Force directory"})
	d.Trust("desk", "a secret", p.url+"/signin/provider/back")
	return p, d
}

func TestPeopleComeInByTheDirectory(t *testing.T) {
	b := browser.Open(t)
	p, _ := byDirectory(t)
	page := b.Page(t)
	arrive := func(name string) {
		t.Helper()
		page.WaitFor("input[name=username]")
		page.Type("input[name=username]", name)
		page.Type("input[name=password]", directory.Password)
		page.Click("button")
	}
	page.Goto(p.url + "/signin")
	page.Click("a[href='/signin/provider']")
	arrive("ada")
	page.WaitFor("main h1")
	if said := page.Text("main"); !strings.Contains(said, "no account here is linked to you") {
		t.Errorf("somebody without an account: %q", said)
	}
	page.Goto(p.opened("ada", record.RoleAnalyst))
	page.Click("a[href^='/signin/provider?secret=']")
	arrive("ada")
	page.WaitUntil("location.pathname === '/'")
	page.Goto(p.url + "/me")
	page.Click("a[href='/me/provider']")
	arrive("ada")
	page.WaitFor("main h1")
	if said := page.Text("main"); !strings.Contains(said, "opens an account here already") {
		t.Errorf("linked twice: %q", said)
	}
	page.Goto(p.url + "/me")
	page.Click("a[href='/me/provider']")
	arrive("ben") // a second name of hers there
	page.WaitUntil("location.pathname === '/me' && document.querySelectorAll('button[value=remove]').length === 2")
	for _, name := range []string{"ada", "ben"} {
		page.Follow("form[action='/signout'] button")
		page.Click("a[href='/signin/provider']")
		arrive(name)
		page.WaitUntil("location.pathname === '/'")
		page.Goto(p.url + "/me")
		if said := page.Text("h1"); said != "Ada" {
			t.Errorf("%s comes in as %q", name, said)
		}
	}
}

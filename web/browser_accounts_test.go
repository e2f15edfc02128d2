package web

import (
	"fmt"
	"net/http/httptest"
	"testing"

	"watchfloor/internal/browser"
)

// TestPagesOfAccountsInABrowser: no barrier, in both colours and widths, and signing in
// by keys alone.
func TestPagesOfAccountsInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	v := newVisitor(t, m)
	m.staffed()
	srv := httptest.NewServer(v.server)
	t.Cleanup(srv.Close)
	t.Cleanup(v.server.Close)
	p := b.Page(t)
	look := func(name, address string) {
		for _, width := range []int{1280, 390} {
			p.Show(width, 800, false)
			p.Goto(srv.URL + address)
			for _, dark := range []bool{false, true} {
				p.Show(width, 800, dark)
				for _, x := range p.Axe() {
					t.Errorf("%s, %d wide, dark %t: %s", name, width, dark, x)
				}
				if over := p.Eval("document.documentElement.scrollWidth - innerWidth"); over.(float64) > 0 {
					t.Errorf("%s: wider than %d by %v", name, width, over)
				}
				shoot(t, p, fmt.Sprintf("%s-%d-%t.png", name, width, dark), width, dark)
			}
		}
	}
	look("signin", "/signin?to=/log")
	look("invitation", "/invitation?secret=open-sesame")
	enter := func(login string) {
		p.Goto(srv.URL + "/signin")
		p.Eval(`(() => { const f = document.forms[0]; f.login.value = '` + login + `'; f.password.value = 'lanterns over wet gravel'; f.code.value = '123456'; f.requestSubmit(); return 1 })()`)
		p.WaitUntil("location.pathname !== '/signin'")
	}
	enter("mira")
	look("me", "/me")
	if at := p.Eval("document.querySelector('nav').textContent.includes('Accounts')"); at == true {
		t.Error("an analyst is led to the accounts")
	}
	p.Eval(`(() => { document.querySelector('form[action="/signout"]').requestSubmit(); return 1 })()`)
	p.WaitUntil("location.pathname === '/signin'")
	m.staffed()
	m.staff.secrets["dagny"] = m.staff.secrets["admin"]
	enter("dagny")
	if at := p.Eval("location.pathname"); at != "/accounts" {
		t.Errorf("an administrator begins at %v", at)
	}
	look("accounts", "/accounts")
	noErrors(t, p)
}

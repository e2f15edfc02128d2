package main

import (
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/record"
)

// comes lets somebody come in with a passkey in a browser of their own.
func (p *keyed) comes(t *testing.T, b *browser.Browser, login string, roles ...record.AccountRole) (*browser.Page, record.ID) {
	t.Helper()
	page := b.Page(t)
	page.Key(true)
	page.Goto(p.opened(login, roles...))
	page.WaitFor("form[data-passkey]:not([hidden])")
	page.Click("form[data-passkey] button")
	page.WaitUntil("location.pathname === '/'")
	return page, p.staff.Named(login)
}

func seen(t *testing.T, page *browser.Page, where string, wants ...string) {
	t.Helper()
	page.WaitUntil("document.readyState === 'complete'")
	body := page.Eval("document.body.innerText").(string)
	for _, want := range wants {
		if !strings.Contains(body, want) {
			t.Errorf("%s: no %q in %.1500s", where, want, body)
		}
	}
	for _, v := range page.Axe() {
		t.Errorf("%s: %s", where, v)
	}
}

// TestAShiftChangesInABrowser: the lead that somebody claimed stays with the post,
// the sheet is signed by both sides, and whoever comes sees what happened meanwhile.
func TestAShiftChangesInABrowser(t *testing.T) {
	b := browser.Open(t)
	p := newKeyed(t, wayFlags{})
	tells(t, p.tested, `{"id":"a","text":"There was a van by the gate."}
{"id":"b","text":"He said that he will kill them all with a bomb."}`)
	ada, adaID := p.comes(t, b, "ada", record.RoleSupervisor)
	bodo, bodoID := p.comes(t, b, "bodo", record.RoleAnalyst)
	plans := p.staffed(t, "ada")
	if err := p.DecideRoster(t.Context(), plans, desk.RosterDecision{Open: "Night desk"}); err != nil {
		t.Fatal(err)
	}
	posts, err := p.Posts(t.Context(), plans, 0)
	if err != nil || len(posts.Posts) != 1 {
		t.Fatalf("%+v: %v", posts, err)
	}
	now, post := p.now(), posts.Posts[0].ID
	duties := []desk.Duty{{Post: post, Account: adaID, From: now, Until: now + record.Hour}, {Post: post, Account: bodoID, From: now + record.Hour, Until: now + 9*record.Hour}}
	if err := p.DecideRoster(t.Context(), plans, desk.RosterDecision{Add: duties}); err != nil {
		t.Fatal(err)
	}
	p.clock.move(time.Minute)
	ada.Goto(p.url + "/")
	ada.Press("j")
	ada.Press("c")
	ada.WaitUntil("document.body.innerText.includes('Claimed by you')")
	ada.Goto(p.url + "/shift")
	ada.Follow("form[method=post][action='/shift'] button")
	ada.WaitUntil("location.pathname.startsWith('/shift/')")
	seen(t, ada, "the sheet", "Night desk", "2 open", "Not looked at", "bomb")
	shoot(t, ada, "shift-sheet")
	ada.Follow("form:has(input[value=outgoing]) button")
	sheet := ada.Eval("location.pathname").(string)

	p.clock.move(time.Hour + time.Minute)
	bodo.Goto(p.url + sheet)
	seen(t, bodo, "the sheet for whoever takes over", "outgoing: Ada", "incoming: not signed")
	bodo.Follow("form:has(input[value=incoming]) button")
	seen(t, bodo, "the signed sheet", "incoming: you")
	bodo.Goto(p.url + "/since?from=" + (now - 1).String())
	seen(t, bodo, "since", "Since you left", "Ada")
	bodo.Goto(p.url + "/")
	seen(t, bodo, "the board", "Night desk")
	bodo.Goto(p.url + sheet)
	if n := bodo.Count("form[action$='/sign']"); n != 0 {
		t.Errorf("a sheet that both sides signed has %d forms to sign", n)
	}
}

// TestAnOutsidersDayInABrowser: somebody without a label works a day beside what is
// restricted and never meets it; what they ask for is answered, and says nothing.
func TestAnOutsidersDayInABrowser(t *testing.T) {
	b := browser.Open(t)
	p := newKeyed(t, wayFlags{})
	tells(t, p.tested, `{"id":"open","text":"There was a van by the gate."}`)
	sealed := taking(t, p.tested, p.sitter(), `{"id":"sealed","text":"Tovik Grelling will light the lantern on Friday with a bomb.","labels":["lantern"]}`).Taken[0]
	otis, otisID := p.comes(t, b, "otis", record.RoleAnalyst)
	otis.Goto(p.url + "/")
	seen(t, otis, "the board", "1 open", "There was a van by the gate.")
	words := func(address string) string {
		t.Helper()
		otis.Goto(p.url + address)
		return strings.ReplaceAll(otis.Eval("document.querySelector('main').innerHTML").(string), address[len(address)-36:], "ID")
	}
	for _, path := range []string{"/lead/", "/report/"} {
		id := sealed.Lead
		if path == "/report/" {
			id = sealed.ID
		}
		if there, absent := words(path+id.String()), words(path+record.NewID().String()); there != absent {
			t.Errorf("what is restricted is answered\n%s\nand nothing\n%s", there, absent)
		}
	}
	otis.Goto(p.url + "/report/" + sealed.ID.String())
	otis.Follow("a[href^='/access?item=']")
	otis.Type("form[action='/access'] textarea", "I was told of a lantern.")
	otis.Follow("button[value=ask]")
	seen(t, otis, "access", "I was told of a lantern.", "open")
	shoot(t, otis, "access-asked")
	otis.Goto(p.url + "/search?q=lantern")
	otis.Type("form.purpose input[name=words]", "the lead of the van")
	otis.Follow("form.purpose button.main")
	if body := otis.Eval("document.querySelector('main').innerText").(string); strings.Contains(body, "Grelling") {
		t.Errorf("a search finds what is restricted: %s", body)
	}
	for _, page := range []string{"/", "/log", "/since", "/shift", "/operations", "/hand-overs"} {
		otis.Goto(p.url + page)
		if body := otis.Eval("document.body.innerText").(string); strings.Contains(body, "lantern") && page != "/access" || strings.Contains(body, "Grelling") {
			t.Errorf("%s tells of what is restricted: %s", page, body)
		}
	}
	if v := p.staffed(t, "otis"); v.Actor != otisID || v.Holds != 0 {
		t.Errorf("they became %+v", v)
	}
	if left := otis.Errors(); len(left) > 6 { // the pages that are not there
		t.Errorf("errors of the pages: %q", left)
	}
}

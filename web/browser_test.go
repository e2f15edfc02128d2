package web

import (
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/internal/browser"
	"watchfloor/record"
)

// enter opens a page of a browser with a session at a server of the house.
func enter(t *testing.T, b *browser.Browser, m *memory) (p *browser.Page, url string) {
	t.Helper()
	url, link := served(t, m)
	p = b.Page(t)
	p.Goto(url + link)
	p.WaitUntil("location.pathname === '/'")
	return p, url
}

// lastServed is the server that was opened last, for a second browser at it.
var lastServed *Server

// served is the address of a house, and the one-time link into it.
func served(t *testing.T, m *memory) (url, link string) {
	t.Helper()
	v := newVisitor(t, m)
	lastServed = v.server
	srv := httptest.NewServer(v.server)
	t.Cleanup(srv.Close)
	t.Cleanup(v.server.Close)
	return srv.URL, v.server.OneTimeLink()
}

func TestInABrowser(t *testing.T) {
	b := browser.Open(t)
	for claim, test := range map[string]func(*testing.T, *browser.Browser){
		"no page has a barrier":           noBarriers,
		"keys move, open and come back":   keysMove,
		"two keystrokes reject":           twoKeystrokesReject,
		"nothing moves until it is asked": nothingMoves,
		"links are judged with one key":   linksAreJudged,
		"without scripts all still works": withoutScripts,
		"a mark merges two leads":         aMarkMerges,
		"posts have no barrier":           postsHaveNoBarriers,
	} {
		t.Run(claim, func(t *testing.T) { test(t, b) })
	}
}

// noBarriers looks at every page in both colours and two widths. With
// WATCHFLOOR_PICTURES=dir it leaves a picture of each there.
func noBarriers(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	m.leads[1].first.Members[0].Said.Attachments = []intake.Attachment{{Name: "gate.csv", Type: "text/csv", Size: 1234, Held: true},
		{Name: "holiday\u202egpj.exe", Type: "image/jpeg", Found: "application/x-msdownload", Size: 90_000, Held: true},
		{Name: "pictures.zip", Type: "application/zip", Size: 12 << 20, Refused: "it has 12582912 bytes and at most 10485760 are kept apart; the message as it came holds it"}}
	m.leads[1].first.Members[0].Said.Attachments = append(m.leads[1].first.Members[0].Said.Attachments,
		intake.Attachment{Name: "gate.png", Type: "image/png", Size: 4000, Held: true, Bytes: drawn(300, 200)}, intake.Attachment{Name: "call.mp3", Type: "audio/mpeg", Size: 4000, Held: true, Bytes: []byte("ID3")})
	m.leads[1].first.Members[0].Warnings = []record.Warning{record.WarningInjury}
	p, url := enter(t, b, m)
	pages := map[string]string{"board": "/", "lead": "/lead/" + m.leads[0].first.Lead.String(), "report": "/report/" + m.leads[0].first.Members[0].ID.String(),
		"holding": "/holding/" + m.holdings[0].ID.String(), "search": "/search?q=the", "take": "/take", "operations": "/operations?end=" + m.ops[0].ID.String() + "&codes=" + m.ops[0].ID.String(),
		"log": "/log", "aside": "/aside", "care": "/care", "since": "/since", "shift": "/shift/" + m.leads[0].first.Lead.String(), "shifts": "/shift", "paper": "/paper",
		"uncovered": "/report/" + m.leads[1].first.Members[0].ID.String() + "?show=3&as=colour",
		"origin":    "/origin/" + m.origins[0].Origin.String(),
		"help":      "/help", "past": "/?as_of=2026-11-20T10:30:00Z", "nasty": "/lead/" + m.leads[3].first.Lead.String(), "long": "/lead/" + m.leads[4].first.Lead.String(),
		"arabic": "/lead/" + m.leads[2].first.Lead.String(), "absent": "/nowhere", "files": "/report/" + m.leads[1].first.Members[0].ID.String(), "moved": "/?did=reject&lead=" + m.leads[0].first.Lead.String()}
	for name, address := range pages {
		variant := slices.Contains([]string{"nasty", "long", "arabic", "absent", "moved", "files", "uncovered"}, name)
		for _, width := range []int{1280, 390} {
			p.Show(width, 800, false)
			p.Goto(url + address)
			for _, dark := range []bool{false, true} {
				if variant && dark != (width == 390) {
					continue // the same template, seen in all four ways already
				}
				p.Show(width, 800, dark)
				for _, v := range p.Axe() {
					t.Errorf("%s, %d wide, dark %t: %s", name, width, dark, v)
				}
				if over := p.Eval("document.documentElement.scrollWidth - innerWidth"); over.(float64) > 0 {
					t.Errorf("%s: wider than %d by %v", name, width, over)
				}
				if away := p.Eval(formsAway); away.(float64) > 0 {
					t.Errorf("%s, %d wide: %v forms begin outside the page", name, width, away)
				}
				shoot(t, p, fmt.Sprintf("%s-%d-%t.png", name, width, dark), width, dark)
			}
		}
	}
	noErrors(t, p, "404")
}

// formsAway counts the forms that are shown and begin above or left of the page.
const formsAway = `[...document.forms].filter(f => f.checkVisibility()).filter(f => {
	const at = f.getBoundingClientRect()
	return at.height > 1 && (at.top + scrollY < 0 || at.left + scrollX < 0)
}).length`

func shoot(t *testing.T, p *browser.Page, name string, width int, dark bool) {
	t.Helper()
	if dir := os.Getenv("WATCHFLOOR_PICTURES"); dir != "" {
		height := 800
		if name != "reject.png" {
			height = int(p.Eval("Math.min(2400, Math.max(800, document.documentElement.scrollHeight))").(float64))
		}
		p.Screenshot(filepath.Join(dir, name), width, height, dark)
	}
}

// noErrors wants a console without red, but for lines with one of the words.
func noErrors(t *testing.T, p *browser.Page, but ...string) {
	t.Helper()
	for _, e := range p.Errors() {
		expected := false
		for _, word := range but {
			expected = expected || strings.Contains(e, word)
		}
		if !expected {
			t.Errorf("error in the page: %s", e)
		}
	}
}

const current = `document.querySelector('[aria-current=true] .rank').textContent`

func keysMove(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	p, _ := enter(t, b, m)
	p.WaitUntil(current + ` === '1'`)
	for _, step := range []struct{ key, rank string }{{"j", "2"}, {"j", "3"}, {"k", "2"}, {"k", "1"}, {"k", "1"}} {
		p.Press(step.key)
		if got := p.Eval(current); got != step.rank {
			t.Fatalf("after %s the cursor is on %v, want %s", step.key, got, step.rank)
		}
		if got := p.Eval(`document.activeElement.closest('[aria-current=true]') !== null`); got != true {
			t.Error("the focus does not follow the cursor")
		}
	}
	p.Press("Enter")
	p.WaitUntil(`document.readyState === 'complete' && location.pathname === '/lead/` + m.leads[0].first.Lead.String() + `'`)
	p.Press("g")
	p.Press("b")
	p.WaitUntil(`location.pathname === '/' && document.querySelector('.row[aria-current=true]')`)
	p.Press("/")
	empty(p)
	if got := p.Eval(`document.activeElement.id`); got != "q" {
		t.Errorf("/ leads to %v, want the search field", got)
	}
	p.Press("j")
	if got := p.Eval(`document.activeElement.value`); got != "j" {
		t.Errorf("the search field holds %v, want the letter typed", got)
	}
	p.Press("Escape")
	p.Press("a")
	if got := p.Eval(`document.activeElement.id`); got != "as_of" {
		t.Errorf("a leads to %v, want the as-of bar", got)
	}
	p.Press("Escape")
	p.Press("?")
	p.WaitUntil(`location.pathname === '/help'`)
	noErrors(t, p)
}

// empty takes out of a field the letter of the key that led there: this driver
// sends it apart from the key, so that the page cannot hold it back.
func empty(p *browser.Page) { p.Eval(`document.activeElement.value = ''`) }

func twoKeystrokesReject(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	for i := range 36 {
		m.add(i+8, writings[5], m.holdings[0])
	}
	p, _ := enter(t, b, m)
	p.WaitFor(".decide")
	p.Press("j")
	p.Press("x")
	if p.Eval("scrollY") != 0.0 || p.Eval("document.activeElement.getBoundingClientRect().bottom < innerHeight") != true {
		t.Error("choosing a reason leaves the lead out of sight, or the reasons")
	}
	shoot(t, p, "reject.png", 1280, true)
	p.Press("1")
	p.WaitFor(".row.gone .said")
	if got := p.Text(".row.gone .said"); got != "Rejected: junk – z takes it back" {
		t.Errorf("the row says %q", got)
	}
	if got := p.Eval(current); got != "3" {
		t.Errorf("the cursor is on %v, want the next lead", got)
	}
	if got := p.Count(".row"); got != len(m.leads) || got < 40 {
		t.Errorf("%d rows, want all %d to stay where they are", got, len(m.leads))
	}
	v, _ := m.leads[1].as(m.clock())
	if v.State != record.StateRejected || v.Reason != record.ReasonJunk {
		t.Errorf("the lead is %s for %s, want rejected for junk", v.State, v.Reason)
	}
	p.Press("k")
	p.Press("z")
	p.WaitUntil(`document.querySelectorAll('.row.gone').length === 0`)
	if v, _ := m.leads[1].as(m.clock()); v.State != record.StateOpen {
		t.Errorf("after z the lead is %s, want open", v.State)
	}
	p.Press("c")
	p.WaitUntil(`document.querySelector('[aria-current=true] .said').textContent === 'Claimed by you'`)
	p.Press("n")
	empty(p)
	for _, letter := range []string{"o", "k"} {
		p.Press(letter)
	}
	p.Press("Control+Enter")
	p.WaitUntil(`document.querySelector('[aria-current=true] .said').textContent === 'Note added'`)
	if v, _ := m.leads[1].as(m.clock()); v.Trail[0].Words != "ok" {
		t.Errorf("the note says %q, want ok", v.Trail[0].Words)
	}
	noErrors(t, p)
}

func nothingMoves(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	p, _ := enter(t, b, m)
	p.WaitFor(".decide")
	p.Press("c") // one's own decision is no news
	p.WaitFor(".said")
	order := p.Eval(`[...document.querySelectorAll('.row')].map(r => r.dataset.lead).join()`)
	m.mu.Lock()
	m.commit(m.leads[5], func(l *desk.LeadView) { l.Index = 2 * record.One })
	m.mu.Unlock()
	p.WaitUntil(`!document.querySelector('#told').hidden`)
	if got := p.Text("#told"); got != "1 change since you looked – press . to refresh" {
		t.Errorf("the bar says %q", got)
	}
	if got := p.Eval(`[...document.querySelectorAll('.row')].map(r => r.dataset.lead).join()`); got != order {
		t.Error("the order changed under the hand")
	}
	p.Press(".")
	p.WaitUntil(`document.querySelector('.row').dataset.lead === '` + m.leads[5].first.Lead.String() + `'`)
	noErrors(t, p)
}

func linksAreJudged(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	p, url := enter(t, b, m)
	p.Goto(url + "/lead/" + m.leads[0].first.Lead.String())
	p.Press("j")
	p.Press("y")
	p.WaitUntil(`document.readyState === 'complete' && document.querySelector('.link .chip.confirmed')`)
	if v, _ := m.leads[0].as(m.clock()); v.Links[0].State != record.LinkConfirmed {
		t.Errorf("the link is %s, want confirmed", v.Links[0].State)
	}
	p.Press("x")
	p.Press("2")
	p.WaitUntil(`location.search.includes('did=reject')`)
	p.WaitFor(".notice button")
	p.Follow(".notice button")
	if v, _ := m.leads[0].as(m.clock()); v.State != record.StateOpen {
		t.Errorf("taken back, the lead is %s", v.State)
	}
	noErrors(t, p)
}

func withoutScripts(t *testing.T, b *browser.Browser) {
	url, link := served(t, newCity(t))
	p := b.Page(t)
	p.NoScript(true) // before the first page: one that waits for a lock when its scripts are stopped reports an error
	p.Goto(url + link)
	p.WaitUntil("location.pathname === '/'") // the link's page leads on by itself
	p.Goto(url + "/take")
	p.Type("textarea[name=text]", "A light was seen at the old pump house, twice.")
	p.Type("input[name=source]", "Gate watch")
	p.Follow("button.main")
	p.Follow("section.notice a[href^='/lead/']")
	p.Follow("button[value=claim]")
	p.WaitFor(".tag.claimed")
	p.Click(".decide details:nth-of-type(1) summary")
	p.Follow("button[value='reject:nothing to act on']")
	if got := p.Text(".notice"); !strings.HasPrefix(got, "Rejected.") {
		t.Errorf("the board says %q", got)
	}
	noErrors(t, p)
}

func aMarkMerges(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	p, _ := enter(t, b, m)
	p.WaitFor(".decide")
	p.Press("m")
	p.WaitFor(".marked")
	p.Press("j")
	p.Press("m")
	p.WaitFor("#merge button")
	if got := p.Eval(`document.querySelector('#merge input[name=other]').value`); got != m.leads[0].first.Lead.String() {
		t.Errorf("the other lead is %v, want the marked one", got)
	}
	p.Press("Enter")
	p.WaitUntil(`document.querySelector('[aria-current=true] .said').textContent === 'Merged'`)
	if got := p.Count(".marked"); got != 0 {
		t.Errorf("%d marks are left", got)
	}
	noErrors(t, p)
}

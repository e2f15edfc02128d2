package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchfloor/internal/browser"
)

// TestAReportGoesThroughTheDesk sits at the desk of a house that serve founded:
// a report is taken in by the form, read, claimed and rejected with keys, and the
// as-of bar shows the board as it was before.
func TestAReportGoesThroughTheDesk(t *testing.T) {
	data := t.TempDir()
	house := serving(t, "--data", data)
	d := sitting{t, browser.Open(t).Page(t), house.base}
	d.p.Goto(house.link)
	d.p.WaitUntil(`location.pathname === '/'`)
	d.look("an empty board")
	d.says("main", "No lead is open")

	d.holdFromOutside(data)
	d.p.Press("g")
	d.p.Press("t")
	d.at("/take")
	d.look("the form")
	d.takeIn("Man at the gate", "Nadja Ostrander asked for the rota of the guards. Ring 07700 900123.")
	d.says("section.notice", "1 report is held")
	d.look("what became of it")

	d.p.Press("g")
	d.p.Press("b")
	d.at("/")
	d.says(".row h2", "Man at the gate")
	d.says(".row .chips", "Nadja Ostrander")
	d.look("the board")
	before := d.aMomentFromNow()

	d.p.Press("Enter")
	d.p.WaitUntil(`location.pathname.startsWith('/lead/') && document.readyState === 'complete'`)
	lead := d.p.Eval(`location.pathname`).(string)
	d.says("article.member", "asked for the rota")
	d.look("the lead")
	d.p.Press("c")
	d.p.WaitFor(".tag.claimed")
	d.p.Press("x")
	d.p.Press("1")
	d.p.WaitUntil(`location.search.includes('did=reject') && document.readyState === 'complete'`)
	d.says("main", "No lead is open")
	d.look("the board after the decision")

	d.asOf(before.Add(-time.Hour))
	d.says(".asof", "nothing can be decided here")
	d.says("main", "No lead is open at this moment")
	d.p.Goto(d.base + "/?as_of=" + before.UTC().Format(time.RFC3339)) // the bar knows minutes only
	d.says(".asof", "nothing can be decided here")
	d.says(".row h2", "Man at the gate")
	if d.p.Count(".tag.claimed") != 0 || d.p.Count(".decide") != 0 || d.p.Count("body.past") != 1 {
		t.Error("the board of before shows what came after, or can be decided on")
	}
	d.look("the board as it was")
	d.p.Follow(".row h2 a")
	d.at(lead)
	if trail := d.p.Text(".trail"); strings.Contains(trail, "Rejected") || !strings.Contains(trail, "A lead of its own") {
		t.Errorf("the trail of before says %s", trail)
	}
	d.look("the lead as it was")
	d.p.Follow("a.live")
	d.says(".state", "rejected: junk")
	d.look("the lead as it is")
	d.others()
	if errors := d.p.Errors(); len(errors) > 0 {
		t.Errorf("the console shows %q", errors)
	}
}

// sitting is somebody at the desk.
type sitting struct {
	t    *testing.T
	p    *browser.Page
	base string
}

// look lets axe-core look at the page.
func (d sitting) look(page string) {
	d.t.Helper()
	for _, v := range d.p.Axe() {
		d.t.Errorf("%s: %s", page, v)
	}
}

func (d sitting) says(selector, words string) {
	d.t.Helper()
	if got := d.p.Text(selector); !strings.Contains(got, words) {
		d.t.Errorf("%s says %q, want %q", selector, got, words)
	}
}

func (d sitting) at(path string) {
	d.t.Helper()
	d.p.WaitUntil(`location.pathname === '` + path + `' && document.readyState === 'complete'`)
}

// holdFromOutside holds a list by a command while serve runs.
func (d sitting) holdFromOutside(data string) {
	d.t.Helper()
	list := filepath.Join(d.t.TempDir(), "people.csv")
	if err := os.WriteFile(list, []byte("list_id,type,name\np1,person,Nadja Ostrander\n"), 0o600); err != nil {
		d.t.Fatal(err)
	}
	ran(d.t, "", "hold", "--data", data, list)
}

func (d sitting) takeIn(title, text string) {
	d.t.Helper()
	d.p.Type("input[name=source]", "Gate log")
	d.p.Type("input[name=title]", title)
	d.p.Type("textarea[name=text]", text)
	d.p.Follow("button.main")
}

// aMomentFromNow returns a whole second after all that happened so far and
// before all that happens next.
func (d sitting) aMomentFromNow() time.Time {
	d.t.Helper()
	at := time.Now().Truncate(time.Second).Add(time.Second)
	waitUntil(d.t, "the second is over", func() bool { return time.Now().After(at) })
	return at
}

// asOf moves the as-of bar to a minute.
func (d sitting) asOf(at time.Time) {
	d.t.Helper()
	d.p.Press("a")
	d.p.WaitUntil(`document.activeElement.id === 'as_of'`)
	d.p.Eval(`document.activeElement.value = '` + at.UTC().Format("2006-01-02T15:04") + `'`)
	d.p.Follow(".asof form button")
	d.at("/")
}

// others looks at the pages that the way of the report did not pass.
func (d sitting) others() {
	d.t.Helper()
	report := d.p.Eval(`document.querySelector('article.member h3 a').pathname`).(string)
	holding := d.p.Eval(`document.querySelector("a[href^='/holding/']").pathname`).(string)
	for _, page := range []struct{ path, words string }{
		{report, "asked for the rota"}, {holding, "Nadja Ostrander"}, {"/search?q=rota", "Man at the gate"},
		{"/operations", "Operations"}, {"/help", "claim"},
	} {
		d.p.Goto(d.base + page.path)
		d.says("main", page.words)
		d.look(page.path)
	}
}

package web

import (
	"fmt"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/lawful"
)

// TestFactorsOpenBeneathTheRow: one key opens them, with what would change the place, and
// closes them; a click does the same; what comes too late moves nothing; the past has no
// changes; without scripts they are a page.
func TestFactorsOpenBeneathTheRow(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	m.line = &desk.BoardLine{Reach: 3, Hours: 31, Posts: 4, Text: "Today’s line stands below lead 3."}
	board, err := m.Board(t.Context(), lawful.Viewer{}, 0, 30)
	if err != nil {
		t.Fatal(err)
	}
	p, at := enter(t, b, m)
	p.Goto(at + "/")
	const first, second = ".row:nth-child(1) .factors", ".row:nth-child(2) .factors"
	size := p.Eval("document.documentElement.outerHTML.length").(float64)
	p.Press("d")
	p.WaitFor(first + " .changes li")
	if s := p.Text(first); !strings.Contains(s, "highly unlikely") || !strings.Contains(s, "its figure assumed, never simulated") || !strings.Contains(s, "up to 2 if another, independent source said the same") {
		t.Errorf("the factors say %q", s)
	}
	expanded := func() string {
		return fmt.Sprint(p.Eval("document.querySelector('.row [data-factors]').getAttribute('aria-expanded')"))
	}
	if expanded() != "true" || p.Count("[id=factors], [id=changes]") != 0 {
		t.Error("the control does not say that it is open, or an id stands twice")
	}
	for _, width := range []int{1280, 390} {
		for _, dark := range []bool{false, true} {
			p.Show(width, 900, dark)
			for _, v := range p.Axe() {
				t.Errorf("%d wide: %s", width, v)
			}
			if over := p.Eval("document.documentElement.scrollWidth - innerWidth"); over.(float64) > 0 {
				t.Errorf("wider than %d by %v", width, over)
			}
		}
	}
	p.Press("d")
	if expanded() != "false" || p.Eval("document.querySelector('"+first+"').hidden") != true {
		t.Error("the same key does not close them")
	}
	m.rules.late = make(chan struct{})
	p.Press("j")
	p.Press("d")
	p.WaitUntil("document.querySelector('.row:nth-child(2) [data-factors]').ariaBusy === 'true'")
	p.Press("k")
	close(m.rules.late)
	p.WaitUntil("document.querySelector('.row:nth-child(2) [data-factors]').ariaBusy === null")
	if n := p.Count(second); n != 0 {
		t.Error("what came after the cursor had gone on moved the board")
	}
	p.Click(".row:nth-child(2) [data-factors]")
	p.WaitFor(second)
	p.Goto(at + "/?as_of=2026-11-20T10:30:00Z")
	p.Press("d")
	p.WaitFor(first)
	if p.Count(".changes") != 0 {
		t.Error("the past says what would change it")
	}
	if size > 200_000 {
		t.Errorf("the board has %v characters", size)
	}
	looks(t, p, "factors-page", at+"/lead/"+board.Rows[0].Lead.String()+"/factors")
}

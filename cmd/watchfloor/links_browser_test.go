package main

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"watchfloor/internal/browser"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/web"
)

const foreignList = `list_id,type,name,aliases,dob,phones
L1,person,Yousra El Harbuni,يسرى الحربوني,1991-05-20,+44 7700 900614
L2,person,Orsin Mestrov,,1984-02-11,
L3,person,Tovik Grelling,,1990-09-30,
L4,person,Tovik Grelling,T. Greling,1990-09-30,
`

// TestLinksAreJudgedOneByOneWithKeys goes through links with y, u, n, j, k and z, turns
// names into Latin letters with l, and looks at the pages for barriers.
func TestLinksAreJudgedOneByOneWithKeys(t *testing.T) {
	b := browser.Open(t)
	h := newTested(t, record.HouseFounded{Class: record.Exercise}, inSQLite(t))
	l := newTeller(t, h)
	l.tell(happening{what: "list", line: foreignList})
	for _, text := range []string{"رأيت يسرى الحربوني صباح اليوم قرب العيادة.", "Orsin Mestrov has rented the boathouse again.\n\nNobody else was seen.", "Tovik Grelling parks across the gate."} {
		l.tell(happening{what: "text", line: text})
	}
	pages, err := web.New(h.house, web.Options{Viewer: func(*http.Request) lawful.Viewer { return h.sitter() }, Now: h.clock.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(pages)
	t.Cleanup(s.Close)
	t.Cleanup(pages.Close)
	p := b.Page(t)
	p.Goto(s.URL + pages.OneTimeLink())
	p.WaitUntil(`location.pathname === '/'`)
	look := func(name string) {
		for _, size := range []struct {
			is    string
			width int
			dark  bool
		}{{"light", 1280, false}, {"narrow-dark", 390, true}} {
			p.Show(size.width, 900, size.dark)
			if found := p.Axe(); len(found) > 0 {
				t.Errorf("%s, %s: %v", name, size.is, found)
			}
			if dir := os.Getenv("WATCHFLOOR_PICTURES"); dir != "" {
				p.Screenshot(filepath.Join(dir, name+"-"+size.is+".png"), size.width, 900, size.dark)
			}
		}
		p.Show(1280, 900, false)
	}
	state := func(want string) {
		t.Helper()
		p.WaitUntil(`document.readyState === 'complete' && document.querySelector('.moves [role=status] strong')?.textContent === '` + want + `'`)
	}
	p.Goto(s.URL + "/links")
	p.WaitUntil(`document.querySelector('mark.this')`)
	look("links")
	p.Press("l")
	p.WaitUntil(`document.querySelector('#latin').checked`)
	p.Press("j")
	p.WaitUntil(`document.querySelector('.judged p').textContent.startsWith('2 of')`)
	if p.Eval(`String(document.querySelector('#latin').checked)`) != "true" {
		t.Error("the next link forgot that Latin letters come first")
	}
	p.Press("k")
	p.WaitUntil(`document.querySelector('.judged p').textContent.startsWith('1 of')`)
	p.Press("y")
	state("confirmed")
	p.Press("u")
	state("unsure")
	p.Press("n")
	state("refuted")
	p.Press("z")
	p.WaitUntil(`!document.querySelector('.moves [role=status]') && document.querySelector('.review .chip.proposed')`)
	p.Goto(s.URL + "/links?state=unsure")
	p.WaitUntil(`document.querySelector('.review .chip.unsure')`)
	for i, id := range l.open.reports[:2] {
		p.Goto(s.URL + "/report/" + id.String())
		p.WaitUntil(`document.querySelector('.margin .link')`)
		look([]string{"report-arabic", "report-margin"}[i])
	}
	judge(t, h, l.open.holdings[1], l.open.holdings[2], record.SameOne)
	p.Goto(s.URL + "/holding/" + l.open.holdings[2].String())
	p.WaitUntil(`document.querySelector('#same') && document.querySelector('#may')`)
	look("holding-one")
	judge(t, h, l.open.holdings[1], l.open.holdings[2], record.SameTwo)
	p.Goto(s.URL + "/holding/" + l.open.holdings[2].String())
	p.WaitUntil(`document.querySelector('#same')`)
	look("holding-two")
	p.Goto(s.URL + "/holding/" + l.open.holdings[0].String())
	p.WaitUntil(`document.querySelector('.name .reading')`)
	look("holding-arabic")
}

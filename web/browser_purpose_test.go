package web

import (
	"os"
	"path/filepath"
	"testing"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/record"
)

// TestPurposesInABrowser looks at what asks for a purpose in both colours and two
// widths, and opens a closed record with one key.
func TestPurposesInABrowser(t *testing.T) {
	b := browser.Open(t)
	m, lead, _ := closedHouse(t)
	m.said.works, m.said.asks = true, true
	m.said.due = desk.ClosedView{All: 20_000, Undated: 3, Due: []desk.ClosedLine{{Holding: record.NewID(), List: "Closed subjects (invented)",
		Status: record.HoldingClosed, ReviewBy: noon - 40*record.Day, At: noon - 400*record.Day}}}
	gone := desk.HoldingView{ID: record.NewID(), Closed: true}
	m.holdings = append(m.holdings, gone)
	p, url := enter(t, b, m)
	for name, address := range map[string]string{"closed-lead": "/lead/" + lead.String(), "closed-record": "/holding/" + gone.ID.String(), "closed-list": "/closed",
		"closed-report": "/report/" + m.leads[0].first.Members[0].ID.String(),
		"search-asks":   "/search?q=Mestrov", "search-for": "/search?q=Mestrov&for=" + lead.String(), "closed-board": "/"} {
		p.Goto(url + address)
		for _, s := range []struct {
			size  string
			width int
			dark  bool
		}{{"light", 1280, false}, {"narrow-dark", 390, true}} {
			p.Show(s.width, 900, s.dark)
			if found := p.Axe(); len(found) > 0 {
				t.Errorf("%s, %s: %v", name, s.size, found)
			}
			if dir := os.Getenv("WATCHFLOOR_PICTURES"); dir != "" {
				p.Screenshot(filepath.Join(dir, name+"-"+s.size+".png"), s.width, 900, s.dark)
			}
		}
	}
	p.Show(1280, 900, false)
	p.Goto(url + "/lead/" + lead.String())
	p.Press("j")
	p.Press("s")
	p.WaitUntil(`location.hash === '#links'`)
	if len(m.said.purposes) != 1 {
		t.Errorf("the key states %+v", m.said.purposes)
	}
}

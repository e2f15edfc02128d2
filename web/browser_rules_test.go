package web

import (
	"net/url"
	"testing"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
)

// TestRulesOfTheOrderInABrowser: figures are tried before they are put into force, and
// only with a reason.
func TestRulesOfTheOrderInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	code := desk.FigureCode{Group: rank.Signs, At: 2*int64(rank.Photography) + 1}
	m.rules.history = []desk.RulesLine{
		{Version: 3, At: noon - record.Day, Why: "Three photographers in a week turned out to be one survey of a site.", Changes: []desk.FigureChange{{Code: code, Name: "photography, for a plot", Was: 1, Is: .5}}},
	}
	board, err := m.Board(t.Context(), lawful.Viewer{}, 0, 30)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range board.Rows {
		m.rules.tried.Rows = append(m.rules.tried.Rows, desk.TriedRow{Row: r, Is: i + 1, Was: (i*7)%len(board.Rows) + 1})
	}
	m.rules.tried.Open, m.rules.tried.Moved = 18_204, 311
	m.rules.tried.Left = m.rules.tried.Rows[:1]
	p, at := enter(t, b, m)
	looks(t, p, "rules", at+"/rules")
	p.Eval("document.querySelectorAll('details.figures').forEach(d => d.open = true)")
	looks(t, p, "rules-tried", at+"/rules/try?f.4.20=2.5&f.10.0=0.8")
	p.Goto(at + "/rules")
	p.Eval("document.querySelectorAll('details.figures').forEach(d => d.open = true)")
	for _, v := range p.Axe() {
		t.Error(v)
	}
	v := newVisitor(t, m)
	form := url.Values{"on": {"2"}, "f.4.20": {"2.5"}, "words": {"why not"}, "once": {record.NewID().String()}}
	if w := v.post("/rules", form); w.Code != 303 || len(m.rules.decided) != 1 || m.rules.decided[0].Figures[desk.FigureCode{Group: rank.Signs, At: 20}] != 2.5 {
		t.Errorf("decided: %d, %+v", w.Code, m.rules.decided)
	}
	form.Set("f.4.20", "much")
	if w := v.post("/rules", form); w.Code != 400 {
		t.Errorf("no number: %d", w.Code)
	}
	if w := v.get("/rules/try?f.4.20=NaN"); w.Code != 400 {
		t.Errorf("no number tried: %d", w.Code)
	}
}

package web

import (
	"testing"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/lawful"
)

// TestTodaysLineInABrowser: the line stands below the last lead that is reached, with
// words, and advice to change over is advice.
func TestTodaysLineInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	board, err := m.Board(t.Context(), lawful.Viewer{}, 0, 30)
	if err != nil {
		t.Fatal(err)
	}
	m.line = &desk.BoardLine{Reach: 3, Hours: 31, Posts: 4, Text: "Today’s line stands below lead 3. The roster gives 31 hours of work in the next 24, from 4 posts, and each lead takes the work its sentence says."}
	m.retask = &desk.Retask{Lead: board.Rows[0].Lead, Running: board.Rows[5].Lead}
	p, at := enter(t, b, m)
	looks(t, p, "line", at+"/")
	if got := p.Eval("[...document.querySelectorAll('.board > li')].findIndex(l => l.classList.contains('line'))"); got != 3. {
		t.Errorf("the line stands behind %v leads", got)
	}
}

// TestWhatWouldChangeInABrowser: each line says where the lead would stand.
func TestWhatWouldChangeInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	board, err := m.Board(t.Context(), lawful.Viewer{}, 0, 30)
	if err != nil {
		t.Fatal(err)
	}
	p, at := enter(t, b, m)
	looks(t, p, "change", at+"/lead/"+board.Rows[0].Lead.String()+"/change")
}

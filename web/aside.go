package web

import (
	"fmt"

	"watchfloor/desk"
	"watchfloor/record"
)

// asidePage lists the sources that are set aside, and what waits there.
type asidePage struct {
	*base
	Sources []asideRow
}

func (asidePage) template() string { return "aside.html" }

// asideRow is one source that is set aside.
type asideRow struct {
	Page *base
	desk.AsideLine
}

// setAside is the control by which a sender is set aside, on the page of a lead
// or in the take-in log.
type setAside struct {
	Page   *base
	Source record.ID
	Lead   record.ID // zero in the log
	Name   string
}

// Waiting counts what waits, in words.
func (r asideRow) Waiting() string { return waitingWords(r.Leads, r.Reports) }

// Shown are the leads that would stand highest, as rows of the board.
func (r asideRow) Shown() []boardRow {
	return each(r.First, func(row desk.Row) boardRow { return boardRow{Page: r.Page, Row: row} })
}

func waitingWords(leads, reports int) string {
	return counted(reports, "report") + " in " + counted(leads, "lead")
}

// counted is a number and what it counts, with the thousands set off.
func counted(n int, what string) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if n != 1 {
		what += "s"
	}
	return digits + " " + what
}

func (s *Server) aside(a ask) (view, error) {
	v, err := s.house.Aside(a.Context(), a.viewer, a.at)
	if err != nil {
		return nil, err
	}
	page := asidePage{base: s.base(a, "board", "Set aside").of(v.Moment)}
	page.Sources = each(v.Sources, func(l desk.AsideLine) asideRow {
		for _, r := range l.First {
			page.carries(r.Handling)
		}
		return asideRow{page.base, l}
	})
	return page, nil
}

// AsideWords is the one line of the board about what waits off it; "" for nothing.
func (p boardPage) AsideWords() string {
	c := p.Board.Aside
	if c.Senders == 0 {
		return ""
	}
	return counted(c.Senders, "sender") + " set aside: " + waitingWords(c.Leads, c.Reports)
}

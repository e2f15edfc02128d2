package web

import (
	"bytes"
	"fmt"

	"watchfloor/desk"
	"watchfloor/record"
)

// ContinuitySheet is a board for the hour when the machines are down: one file that
// needs nothing besides itself, to be printed.
type ContinuitySheet struct {
	House     string // what the house is, in words
	Board     desk.Board
	HandOvers desk.HandOvers
	Calls     desk.CallsView
	Roster    desk.Roster
	Names     map[record.ID]string // of people
	Next      record.Time          // when the next one is made
}

// PaperNumber is how a lead is called on paper, where nobody writes an id: the end
// of its id, which is as good as unique among those of a day.
func PaperNumber(lead record.ID) string {
	s := lead.String()
	return s[len(s)-6:]
}

// paperLine is a lead on the sheet.
type paperLine struct {
	desk.Row
	page *ContinuitySheet
}

// Rows are the leads of the board.
func (s *ContinuitySheet) Rows() []paperLine {
	return each(s.Board.Rows, func(r desk.Row) paperLine { return paperLine{r, s} })
}

// Number is how the lead is called on paper.
func (l paperLine) Number() string { return PaperNumber(l.Lead) }

// By is the clock of the lead.
func (l paperLine) By() string { return l.page.Time(l.Clock) }

// Codes are its handling codes.
func (l paperLine) Codes() string { return l.Handling.Strictest().String() }

// Time is a moment as paper shows it.
func (s *ContinuitySheet) Time(t record.Time) string {
	if t == 0 {
		return ""
	}
	return t.Go().Format("Mon 2 Jan 15:04")
}

// Codes are the strictest handling codes of all that stands on the sheet.
func (s *ContinuitySheet) Codes() string {
	var all record.Handling
	for _, r := range s.Board.Rows {
		all = all.Union(r.Handling)
	}
	return all.Strictest().String()
}

// paperDuty is somebody who holds a post.
type paperDuty struct{ Post, Who, From, Until string }

// Duties are who holds which post from now on.
func (s *ContinuitySheet) Duties() []paperDuty {
	return each(s.Roster.Duties, func(d desk.Duty) paperDuty {
		post, _ := s.Roster.Of(d.Post)
		return paperDuty{post.Name, orElse(s.Names[d.Account], fmt.Sprintf("person %s", PaperNumber(d.Account))), s.Time(d.From), s.Time(d.Until)}
	})
}

// Blank are the lines on which is written what was done without the machines.
func (*ContinuitySheet) Blank() []int { return make([]int, 24) }

// Render writes the sheet as one file of HTML.
func (s *ContinuitySheet) Render() ([]byte, error) {
	static, err := loadAssets()
	if err != nil {
		return nil, err
	}
	templates, err := loadTemplates(static)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = templates.ExecuteTemplate(&b, "continuity.html", s)
	return b.Bytes(), err
}

// HouseText is what a house is, in the words that stand on every page of it.
func HouseText(c record.Class) string { return classTexts[c] }

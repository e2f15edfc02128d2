package web

import (
	"context"
	"slices"
	"strconv"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// How many leads the board shows: at first, and at most.
const (
	boardFirst = 50
	boardMost  = 500
)

// boardPage is the ordered list of open leads.
type boardPage struct {
	*base
	Board desk.Board
	Rows  []boardRow
	More  string // address of a longer board, "" when all is shown
	Did   *did

	Answered int // searches of the viewer and their post that found nothing and have an answer
	Decide   decideBar
	viewer   lawful.Viewer
}

func (boardPage) template() string { return "board.html" }

// record implements recorded: a live board that was shown is part of the record.
func (p boardPage) record(ctx context.Context, h House) error {
	if p.Past() {
		return nil
	}
	return h.Showed(ctx, p.viewer, p.Board)
}

// boardRow is one lead of the board.
type boardRow struct {
	Page *base
	desk.Row
	below bool // today's line stands below it
}

// chipsShown is how many links a row shows; the lead's page shows all.
const chipsShown = 4

// Chips are the links that the row shows.
func (r boardRow) Chips() []desk.LinkView { return r.Links[:min(len(r.Links), chipsShown)] }

// MoreChips is how many links the row leaves out.
func (r boardRow) MoreChips() int { return len(r.Links) - len(r.Chips()) }

// Standing says in words what the lead's reports are.
func (r boardRow) Standing() string { return desk.StandingWords(r.Reports, r.Known) }

// Due is the row's clock.
func (r boardRow) Due() stamp { return r.Page.Stamp(r.Clock) }

// Looked says that somebody looked at all that the lead holds now, or works on it: its
// clock has done what it is for.
func (r boardRow) Looked() bool { return !r.ClaimedBy.IsZero() || r.ReadAt != 0 && !r.NewSince }

// Late says that nobody looked by the row's clock.
func (r boardRow) Late() bool { return !r.Looked() && r.Due().Known() && r.Due().Over() }

// Claimed says who works on the lead, "" for nobody.
func (r boardRow) Claimed() string {
	if r.ClaimedBy.IsZero() {
		return ""
	}
	return r.Page.Who(r.ClaimedBy)
}

// LineBelow says that today's line stands below the row.
func (r boardRow) LineBelow() bool { return r.below }

// retaskLine is the advice to change over.
type retaskLine struct {
	First   desk.Row
	Running record.ID
}

// Retask is the advice to change over; nil where the page shows none of it.
func (p boardPage) Retask() *retaskLine {
	if p.Board.Retask == nil {
		return nil
	}
	i := slices.IndexFunc(p.Board.Rows, func(r desk.Row) bool { return r.Lead == p.Board.Retask.Lead })
	if i < 0 {
		return nil
	}
	return &retaskLine{p.Board.Rows[i], p.Board.Retask.Running}
}

func (s *Server) board(a ask) (view, error) {
	show := boardFirst
	if n, err := strconv.Atoi(a.FormValue("show")); err == nil {
		show = min(max(n, 1), boardMost)
	}
	b, err := s.house.BoardInShort(a.Context(), a.viewer, a.at, show)
	if err != nil {
		return nil, err
	}
	page := boardPage{base: s.base(a, "board", "Board").of(b.Moment), Board: b, viewer: a.viewer}
	page.Rows = each(b.Rows, func(r desk.Row) boardRow {
		page.carries(r.Handling)
		return boardRow{page.base, r, b.Line != nil && !b.Line.All && r.Rank == b.Line.Reach}
	})
	if page.Tour != nil && page.Tour.Step == 1 && len(b.Rows) > 0 {
		page.Tour.Text += " Why it is first: " + b.Rows[0].Sentence + "."
	}
	if b.Open > len(b.Rows) && show < boardMost {
		page.More = page.URL("/?show=" + strconv.Itoa(min(2*show, boardMost)))
	}
	if page.Answered, err = s.house.AnsweredSince(a.Context(), a.viewer, a.at, 0); err != nil {
		return nil, err
	}
	page.Did = readDid(a)
	page.Decide, err = s.decideBar(a, page.base, desk.Row{})
	return page, err
}

// did is what the person decided just before this page.
type did struct {
	Text   string
	Lead   record.ID
	Undo   desk.Act // what takes it back, NoAct for nothing
	UndoOf string   // the word of Undo
}

// readDid reads the notice from the address. It holds closed words only.
func readDid(a ask) *did {
	act, ok := parseAct(a.URL.Query().Get("did"))
	lead, err := record.ParseID(a.URL.Query().Get("lead"))
	if !ok || err != nil || a.at != 0 {
		return nil
	}
	d := &did{Text: actSaid(act), Lead: lead}
	switch act {
	case desk.Reject, desk.Trace, desk.Hold:
		d.Undo = desk.Reopen
	case desk.Attach, desk.OpenOperation:
		d.Undo = desk.Detach
	}
	d.UndoOf = d.Undo.String()
	return d
}

package web

import (
	"slices"
	"strings"

	"watchfloor/desk"
	"watchfloor/record"
)

// sheetsPage lists the sheets of the changes of shift, the newest first.
type sheetsPage struct {
	*base
	Sheets []sheetPart
}

func (sheetsPage) template() string { return "shifts.html" }

// sheetPart is a sheet on a page.
type sheetPart struct {
	Page  *base
	Sheet desk.SheetView
}

// Sides are both sides, with who has signed.
func (p sheetPart) Sides() []sheetSide {
	return each([]record.SheetSide{record.SideOutgoing, record.SideIncoming}, func(side record.SheetSide) sheetSide {
		signed, ok := p.Sheet.By(side)
		return sheetSide{p.Page, p.Sheet.ID, side, signed, ok}
	})
}

// Title names the post and the end of the shift.
func (p sheetPart) Title() string {
	return orElse(p.Sheet.Name, "The desk") + ", until " + p.Page.Stamp(p.Sheet.Until).Full()
}

// sheetSide is one side of a sheet and its signature.
type sheetSide struct {
	Page  *base
	Sheet record.ID
	Side  record.SheetSide
	desk.SheetSign
	Signed bool
}

func (s *Server) sheets(a ask) (view, error) {
	all, err := s.house.Sheets(a.Context(), a.viewer, a.at)
	b := s.base(a, "shift", "Shift sheets")
	return sheetsPage{b, each(all, func(v desk.SheetView) sheetPart { return sheetPart{b, v} })}, err
}

// sheetPage is one sheet, as it is printed.
type sheetPage struct {
	*base
	Part sheetPart
	Due  []sinceRow
	Pile []sinceRow
}

func (sheetPage) template() string { return "shift.html" }

func (s *Server) sheet(a ask) (view, error) {
	id, err := a.id()
	if err != nil {
		return nil, err
	}
	v, err := s.house.Sheet(a.Context(), a.viewer, a.at, id)
	if err != nil {
		return nil, err
	}
	b := s.base(a, "shift", "Shift sheet")
	row := func(r desk.Row) sinceRow {
		b.carries(r.Handling)
		return sinceRow{b, r, 0}
	}
	for _, h := range slices.Concat(v.Waiting.Wait, v.Waiting.Back) {
		b.carries(h.Handling)
	}
	return sheetPage{b, sheetPart{b, v}, each(v.Due, row), each(v.Pile, row)}, nil
}

// makeSheet makes the sheet of a shift.
func (s *Server) makeSheet(a ask) (string, error) {
	id, err := requestID(a.PostForm)
	if err != nil {
		return "", noForm("Not a form", err)
	}
	return "/shift/" + id.String(), s.house.MakeSheet(a.Context(), a.viewer, id)
}

// signSheet signs a sheet for one side.
func (s *Server) signSheet(a ask) (string, error) {
	id, err := a.id()
	if err != nil {
		return "", err
	}
	side, err := record.ParseSheetSide(a.PostForm.Get("side"))
	if err != nil {
		return "", noForm("Not a side", err)
	}
	return "/shift/" + id.String(), s.house.SignSheet(a.Context(), a.viewer, id, side, strings.TrimSpace(a.PostForm.Get("words")))
}

package web

import (
	"testing"

	"watchfloor/desk"
	"watchfloor/record"
)

func TestAPlaceThatIsHeldIsNobodyInAReport(t *testing.T) {
	const text = "Ida Morvane stood by the Glass Hall."
	held := func(what record.HoldingType, state record.LinkState) desk.Mark {
		return desk.Mark{Start: 25, End: 35, What: what.String(), Holding: record.NewID(), State: state}
	}
	for name, c := range map[string]struct {
		marks []desk.Mark
		line  desk.PersonLine
		shown int
	}{
		"a place is meant":          {[]desk.Mark{held(record.HoldingPlace, record.LinkProposed)}, desk.PersonLine{}, 1},
		"nothing held":              {nil, desk.PersonLine{}, 2},
		"a person may be meant too": {[]desk.Mark{held(record.HoldingPlace, record.LinkProposed), held(record.HoldingPerson, record.LinkProposed)}, desk.PersonLine{}, 2},
		"the place was refuted":     {[]desk.Mark{held(record.HoldingPlace, record.LinkRefuted)}, desk.PersonLine{}, 2},
		"somebody marked it":        {[]desk.Mark{held(record.HoldingPlace, record.LinkProposed)}, desk.PersonLine{Marked: true, Role: record.RoleVictim}, 2},
		"the sender names somebody": {[]desk.Mark{held(record.HoldingPlace, record.LinkProposed)}, desk.PersonLine{Sent: true}, 2},
	} {
		c.line.Name = "Glass Hall"
		p := newReportPart(&base{}, desk.ReportView{Text: text, Marks: c.marks, People: []desk.PersonLine{{Name: "Ida Morvane"}, c.line}}, desk.Care{})
		if got := len(p.People().Rows); got != c.shown {
			t.Errorf("%s: %d people are listed, want %d", name, got, c.shown)
		}
	}
}

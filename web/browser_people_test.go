package web

import (
	"testing"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/record"
)

// TestPeopleInABrowser: who is in a report is marked with one key, on a page
// without a barrier.
func TestPeopleInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	r := &m.leads[0].first.Members[0]
	r.Covered = true
	r.People = []desk.PersonLine{
		{Name: "Marisol Tevenanko", Sent: true, SaidRole: record.RoleWitness, SaidAge: record.AgeAdult, Said: "born 1990, age about 35"},
		{Name: "Dorian Oakhurst-Vael"},
		{Name: "Petra Winslade", Marked: true, Role: record.RoleVictim, By: m.viewer.Actor, At: noon - record.Hour, KeptOut: true},
		{Sent: true, SaidRole: record.RoleSubject, SaidAge: record.AgeUnder18, Covered: true},
	}
	m.young = []desk.YoungLine{{Report: r.ID, Lead: m.leads[0].first.Lead, Age: record.AgeUnder18, Marked: true, Role: record.RoleMentioned, By: m.viewer.Actor, At: noon - 400*record.Day, Due: noon - 35*record.Day},
		{Report: r.ID, Lead: m.leads[0].first.Lead, Age: record.AgeUnder10, At: noon - record.Day, Due: noon + 364*record.Day}}
	p, url := enter(t, b, m)
	for name, address := range map[string]string{"people-report": "/report/" + r.ID.String(), "people-lead": "/lead/" + m.leads[0].first.Lead.String(), "people-young": "/people/young"} {
		for _, width := range []int{1280, 390} {
			dark := width == 390
			p.Show(width, 800, dark)
			p.Goto(url + address)
			for _, v := range p.Axe() {
				t.Errorf("%s, %d wide: %s", name, width, v)
			}
			if over := p.Eval("document.documentElement.scrollWidth - innerWidth"); over.(float64) > 0 {
				t.Errorf("%s: wider than %d by %v", name, width, over)
			}
			shoot(t, p, name+"-"+map[bool]string{true: "390", false: "1280"}[dark]+".png", width, dark)
		}
	}
	p.Show(1280, 800, false)
	p.Goto(url + "/report/" + r.ID.String())
	if p.Count(".person form") != 2*3 {
		t.Errorf("%d forms for three people whose name is shown", p.Count(".person form"))
	}
	for range 1 + p.Count("[data-row=sign]") { // what it says stands before who is in it
		p.Press("j")
	}
	p.Press("3")
	p.WaitUntil("location.hash.startsWith('#people-')")
	if len(m.marked) != 1 || m.marked[0].Role != record.RoleVictim || m.marked[0].Name != "Marisol Tevenanko" || m.marked[0].Report != r.ID {
		t.Errorf("j 3 marked %+v", m.marked)
	}
	noErrors(t, p)
}

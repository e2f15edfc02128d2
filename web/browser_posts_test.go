package web

import (
	"fmt"
	"testing"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/record"
)

// withPosts gives the house posts, a week of duties and hand-overs.
func withPosts(m *memory) (day, harbour record.ID) {
	now := m.clock()
	day, harbour, night := record.NewID(), record.NewID(), record.NewID()
	colleague := record.NewID()
	m.duty.posts = []desk.PostView{{ID: day, Name: "Duty desk", Opened: 1}, {ID: harbour, Name: "Harbour liaison", Opened: 1}, {ID: night, Name: "Night watch", Opened: 1}}
	m.duty.people = []desk.Person{{Account: m.viewer.Actor, Name: "Ada Quill"}, {Account: colleague, Name: "Bo Farrow"}}
	for i := range record.Time(7) {
		from := now - now%record.Day + (i-3)*record.Day
		m.duty.duties = append(m.duty.duties, desk.Duty{Shift: record.NewID(), Post: day, Account: m.viewer.Actor, From: from + 6*record.Hour, Until: from + 14*record.Hour},
			desk.Duty{Shift: record.NewID(), Post: day, Account: colleague, From: from + 13*record.Hour, Until: from + 22*record.Hour},
			desk.Duty{Shift: record.NewID(), Post: day, Account: colleague, From: from + 22*record.Hour, Until: from + 30*record.Hour})
	}
	m.duty.duties = append(m.duty.duties, desk.Duty{Shift: record.NewID(), Post: harbour, Account: m.viewer.Actor, From: now - record.Day, Until: now + 2*record.Day})
	posts := m.postsAt(0)
	lead := func(i int) *desk.LeadView { return &m.leads[i].first }
	at := func(id record.ID) *desk.OwnerView {
		p, _ := posts.Of(id)
		return &desk.OwnerView{Post: id, Name: p.Name, Cover: p.Cover}
	}
	lead(0).Owner, lead(1).Owner, lead(2).Owner = at(day), at(night), at(harbour)
	hand := func(i int, from, to record.ID, waits bool) desk.HandOverView {
		f, _ := posts.Of(from)
		o, _ := posts.Of(to)
		return desk.HandOverView{ID: record.NewID(), Lead: lead(i).Lead, Headline: lead(i).Headline, From: from, FromName: f.Name, To: to, ToName: o.Name, ToCover: o.Cover,
			Giver: colleague, Given: now - 3*record.Hour, Due: now + record.Hour, Words: "The gates are yours.", Waits: waits, End: record.HandOverLapsed,
			ToMe: o.HeldBy(m.viewer.Actor), FromMe: f.HeldBy(m.viewer.Actor)}
	}
	m.duty.handed = []desk.HandOverView{hand(0, night, day, true), hand(1, day, night, false), hand(2, harbour, night, true)}
	for i, h := range m.duty.handed {
		h.Headline = ""
		lead(i).HandOver = &h
	}
	m.duty.plan = desk.RosterPlan{Way: record.RosterICS, Same: 3, Add: []desk.PlannedDuty{{Duty: m.duty.duties[0], Line: 12, PostName: "Duty desk", Person: "Ada Quill"}},
		Cancel:  []desk.PlannedDuty{{Duty: m.duty.duties[1], PostName: "Duty desk", Person: "Bo Farrow"}},
		Refused: []desk.RosterRefused{{Line: 40, Why: "nobody here is called “C. Wren”"}},
		Twice:   []desk.PlannedStretch{{Post: "Duty desk", Stretch: desk.Stretch{From: now, Until: now + record.Hour}}},
		Gaps:    []desk.PlannedStretch{{Post: "Duty desk", Stretch: desk.Stretch{From: now + record.Day, Until: now + record.Day + record.Hour}}}}
	return day, harbour
}

// postsHaveNoBarriers looks at the pages of posts and hand-overs as noBarriers does,
// and hands a lead over with keys alone.
func postsHaveNoBarriers(t *testing.T, b *browser.Browser) {
	m := newCity(t)
	withPosts(m)
	p, url := enter(t, b, m)
	pages := map[string]string{"roster": "/roster", "handovers": "/hand-overs", "posts-board": "/", "posts-lead": "/lead/" + m.leads[0].first.Lead.String(), "posts-back": "/lead/" + m.leads[1].first.Lead.String()}
	for name, address := range pages {
		for _, width := range []int{1280, 390} {
			p.Show(width, 800, false)
			p.Goto(url + address)
			for _, dark := range []bool{false, true} {
				p.Show(width, 800, dark)
				for _, v := range p.Axe() {
					t.Errorf("%s, %d wide, dark %t: %s", name, width, dark, v)
				}
				if over := p.Eval("document.documentElement.scrollWidth - innerWidth"); over.(float64) > 0 {
					t.Errorf("%s: wider than %d by %v", name, width, over)
				}
				shoot(t, p, fmt.Sprintf("%s-%d-%t.png", name, width, dark), width, dark)
			}
		}
	}
	p.Goto(url + "/lead/" + m.leads[0].first.Lead.String())
	p.Eval(`document.addEventListener('submit', e => { e.preventDefault(); e.stopImmediatePropagation(); window.sent = e.submitter.value; }, true)`)
	p.Eval(`document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'i', bubbles: true}))`)
	if sent := p.Eval(`window.sent || ''`); sent != "acknowledge" {
		t.Errorf("the key sends %q", sent)
	}
	noErrors(t, p)
}

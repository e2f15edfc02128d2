package web

import (
	"fmt"
	"testing"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/lawful"
	"watchfloor/record"
)

// newOverseen is a city in which there is something to oversee.
func newOverseen(t *testing.T) *memory {
	t.Helper()
	m := newCity(t)
	now := m.clock()
	other, asker := record.NewID(), record.NewID()
	m.holders = []lawful.Account{{ID: other, Name: "Mara Ostrander", Roles: lawful.Roles{record.RoleAnalyst, record.RoleIntake}}, {ID: asker, Name: "Ove Lindqvist", Roles: lawful.Roles{record.RoleOversight}}}
	lead := m.leads[0].first.Lead
	m.oversight = desk.OversightView{Key: "watchfloor/house/5577006791947779410+1a2b3c4d+ATf0yQ9nUqSgxTgVf4gqh6bXW5m8k7q4Zk5a2b9d0hYc",
		Witnesses: []desk.WitnessLine{{Witness: record.NewID(), Address: "/mnt/inspectorate/watchfloor", Since: now - 90*record.Day, Size: 41_207, Sent: now - 26*record.Hour},
			{Witness: record.NewID(), Way: record.WitnessHouse, Address: "https://watch.example.org", Since: now - 90*record.Day, Size: 41_900, Sent: now - record.Hour},
			{Witness: record.NewID(), Address: "/mnt/old", Since: now - 190*record.Day, Dismissed: now - 2*record.Day, Size: 30_001, Sent: now - 2*record.Day}},
		Kept:        []desk.KeptLine{{Name: "watchfloor/house/12", Size: 7000, At: now - 30*record.Hour}},
		Emergencies: []desk.Emergency{{Actor: other, At: now - 3*record.Day, Until: now - 2*record.Day}},
		Breaches:    []desk.Breach{{What: desk.Beyond(now-9*record.Day, now), Item: lead, Due: now - 2*record.Day}, {What: "hand-over that nobody acknowledged", Item: lead, Due: now - record.Hour}},
		Refusals:    []desk.Refused{{What: "not let in: wrong", Times: 14}, {What: "sent and could not be taken", Times: 3}},
		Samples:     []desk.SampleLine{{Sample: record.NewID(), At: now - record.Day, From: now - 3*record.Day, Until: now - 2*record.Day, Of: 212, Leads: []record.ID{lead}}}}
	m.log = []desk.LogLine{{Seq: 41_910, At: now, Kind: record.KindLeadOpened, Actor: other, Purpose: record.PurposeTriage, About: lead},
		{Seq: 41_909, At: now - record.Minute, Kind: record.KindLeadWeighed, Basis: record.BasisRule, Sealed: true}}
	m.late = LateWitnesses{Witnesses: m.oversight.Witnesses[:1], Houses: m.oversight.Kept}
	m.reviews = []desk.Review{{Review: record.NewID(), Account: other, Asker: asker, Asked: now - record.Day, Words: "A complaint of 19 November about who read it."},
		{Review: record.NewID(), Account: other, Asker: m.viewer.Actor, Asked: now - 3*record.Day, Words: "The same.", Answerer: asker, Answered: now - record.Day, Approved: true, Ends: now + 6*record.Day}}
	m.acts = []desk.TrailLine{{LogLine: desk.LogLine{Seq: 7, At: now, Kind: record.KindLeadOpened, Actor: other, About: lead}, Text: "Opened"},
		{LogLine: desk.LogLine{Seq: 6, At: now - record.Hour, Kind: record.KindReviewAsked, Actor: asker, About: other}, Text: "review asked", Words: "A complaint of 19 November."}}
	return m
}

// TestOversightInABrowser looks at the pages of oversight in both colours and two
// widths; that witnesses are late stands on every page.
func TestOversightInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newOverseen(t)
	p, url := enter(t, b, m)
	for name, address := range map[string]string{"oversight": "/oversight", "wholelog": "/oversight/log", "sampled": "/oversight/sample/" + m.leads[0].first.Lead.String(),
		"reviews": "/reviews", "reviewed": "/reviews/" + m.reviews[1].Review.String(), "mytrail": "/me/trail"} {
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
				if n := p.Eval("document.querySelectorAll('[aria-label^=Witnesses] p').length"); n.(float64) != 2 {
					t.Errorf("%s: %v lines say who is late", name, n)
				}
				shoot(t, p, fmt.Sprintf("%s-%d-%t.png", name, width, dark), width, dark)
			}
		}
	}
	noErrors(t, p)
}

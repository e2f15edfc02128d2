package web

import (
	"fmt"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/internal/browser"
	"watchfloor/record"
)

// drawn is a chart around a lead with something of most kinds.
func (m *memory) drawn() desk.ChartView {
	lead, holding := m.leads[0].first, m.holdings[0]
	v := desk.ChartView{Center: "l-0", Handling: lead.Handling}
	add := func(n desk.ChartNode, with ...desk.ChartEdge) {
		v.Nodes = append(v.Nodes, n)
		for _, e := range with {
			e.To = n.At
			v.Edges = append(v.Edges, e)
		}
	}
	from := func(at string) desk.ChartEdge { return desk.ChartEdge{From: at} }
	add(desk.ChartNode{At: "l-0", Kind: desk.ChartLead, Item: lead.Lead, Label: lead.Headline, Here: 5, All: 5})
	for i, headline := range []string{"Caller on the Quay 7 crossing", "رجل سأل مرتين عن العبّارة عند الرصيف", "Van seen twice at the ticket office, no lights", "Ķēniņš & Söhne <b>note</b>", "渡轮码头有人反复拍照，然后离开"} {
		add(desk.ChartNode{At: fmt.Sprint("r-", i), Kind: desk.ChartReport, Item: lead.Members[0].ID, Label: headline, Depth: 1}, from("l-0"))
	}
	hidden := func(n int, k desk.ChartKind) desk.ChartCount { return desk.ChartCount{Kind: k, N: n} }
	add(desk.ChartNode{At: "h-0", Kind: desk.ChartPerson, Item: holding.ID, Held: true, Label: "Ilyas Morvane", Here: 3, All: 12, Depth: 2,
		Hidden: []desk.ChartCount{hidden(9, desk.ChartReport), hidden(2, desk.ChartPhone)}},
		desk.ChartEdge{From: "r-0", Link: true, State: record.LinkConfirmed}, desk.ChartEdge{From: "r-1", Link: true}, desk.ChartEdge{From: "r-3", Link: true, State: record.LinkUnsure})
	add(desk.ChartNode{At: "h-1", Kind: desk.ChartOrganisation, Item: m.holdings[1].ID, Held: true, Label: "North Quay Freight and Chandlery (Holdings) Limited", Here: 1, All: 1, Depth: 2,
		Parts: []string{"North Quay Freight", "Quay Chandlery"}}, desk.ChartEdge{From: "r-2", Link: true})
	add(desk.ChartNode{At: "c-0", Kind: desk.ChartClosed, Label: desk.ClosedWords, Here: 1, Depth: 2}, desk.ChartEdge{From: "r-4", Link: true})
	for i, k := range []desk.ChartKind{desk.ChartPhone, desk.ChartEmail, desk.ChartHandle, desk.ChartVehicle, desk.ChartPlace, desk.ChartAccount, desk.ChartDocument, desk.ChartLink, desk.ChartName} {
		n := desk.ChartNode{At: fmt.Sprint("v-", i), Kind: k, Here: 1 + i%2, All: 1 + i, Depth: 2,
			Label: []string{"+1 202 555 0143", "quay@example.org", "@quayseven", "AB12 CDE", "Quay 7", "GB00 0000 0000", "P 000 111", "example.org/notes", "Dorian Oakhurst-Vael"}[i]}
		if i < 3 {
			n.Hidden = []desk.ChartCount{hidden(i+2, desk.ChartReport)}
		}
		if n.Shared = i == 7; n.Shared {
			n.All = 212
		}
		add(n, from(fmt.Sprint("r-", i%5)))
	}
	add(desk.ChartNode{At: "l-1", Kind: desk.ChartLead, Item: m.leads[1].first.Lead, Label: m.leads[1].first.Headline, All: 4, Depth: 3, Hidden: []desk.ChartCount{hidden(4, desk.ChartReport)}},
		desk.ChartEdge{From: "v-0", Words: "2 reports of it mention it"})
	counts := map[desk.ChartKind]int{}
	for _, n := range v.Nodes {
		counts[n.Kind]++
	}
	v.Total, v.Counts = len(v.Nodes), desk.CountKinds(counts)
	return v
}

// TestTheChartInABrowser: it is drawn without a barrier, keys walk and expand it,
// and a narrow window has the table instead.
func TestTheChartInABrowser(t *testing.T) {
	b := browser.Open(t)
	m := newCity(t)
	m.chart = m.drawn()
	p, url := enter(t, b, m)
	lead := "/lead/" + m.leads[0].first.Lead.String() + "/chart"
	for _, look := range []struct {
		name, address string
		width         int
		dark          bool
	}{
		{"chart", lead, 1280, false}, {"chart-dark", lead, 1280, true}, {"chart-narrow-dark", lead, 390, true}, {"chart-narrow", lead, 390, false},
		{"chart-expanded", lead + "?open=h-0.report&open=v-0.report", 1280, false}, {"chart-table", lead + "?as=table&sort=kind", 1280, true},
	} {
		p.Show(look.width, 900, look.dark)
		p.Goto(url + look.address)
		for _, v := range p.Axe() {
			t.Errorf("%s: %s", look.name, v)
		}
		if over := p.Eval("document.documentElement.scrollWidth - innerWidth"); over.(float64) > 0 {
			t.Errorf("%s: wider than %d by %v", look.name, look.width, over)
		}
		shoot(t, p, look.name+".png", look.width, look.dark)
	}
	p.Show(390, 900, false)
	p.Goto(url + lead)
	if got := p.Eval(`getComputedStyle(document.querySelector('svg.chart').parentElement).display + getComputedStyle(document.querySelector('.undrawn')).display`); got != "noneblock" {
		t.Errorf("a narrow window shows %v", got)
	}
	p.Show(1280, 900, false)
	p.Goto(url + lead)
	for range 7 {
		p.Press("j")
	}
	if got := p.Eval("document.activeElement.textContent"); !strings.HasPrefix(got.(string), "Ilyas Morvane person, held") {
		t.Errorf("seven j lead to %v", got)
	}
	p.Press("e")
	p.WaitUntil("location.search.includes('open=h-0.report')")
	p.Press("t")
	p.WaitUntil("location.search.includes('as=table')")
	p.Press("t")
	p.WaitUntil("!!document.querySelector('svg.chart')")
	p.Press("0")
	p.WaitUntil("!location.search.includes('open')")
	noErrors(t, p)
}

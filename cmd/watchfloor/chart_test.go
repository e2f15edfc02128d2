package main

import (
	"fmt"
	"testing"

	"watchfloor/desk"
	"watchfloor/record"
)

// charted is a house in which two reports share a phone and name somebody held, a
// third names them too, and fifty others share a switchboard.
func charted(t *testing.T, h *tested) *teller {
	l := newTeller(t, h)
	l.tell(happening{what: "list", line: "list_id,type,name,phones\nh1,person,Orsin Mestrov,07700 900111\nh2,person,Tovik Grelling,\n"})
	for i, text := range []string{"Orsin Mestrov waits at the gate. Call 07700 900222.", "A van waits too. Call 07700 900222. Or the desk, 020 7946 0999.", "Orsin Mestrov bought fertiliser."} {
		l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"s%d","source":"Line %d","text":%q}`, i, i, text)})
	}
	return l
}

func (l *teller) chart(q desk.ChartQuery) desk.ChartView {
	l.t.Helper()
	v, err := l.Chart(l.t.Context(), l.viewer(), 0, q)
	if err != nil {
		l.t.Fatal(err)
	}
	return v
}

// found is what a chart has under a name.
func found(v desk.ChartView, label string) (desk.ChartNode, bool) {
	for _, n := range v.Nodes {
		if n.Label == label {
			return n, true
		}
	}
	return desk.ChartNode{}, false
}

// TestAChartSaysWhatIsNotOnIt: what stands around a lead is on its chart, what one
// thing more leads to is counted, and comes when it is expanded.
func TestAChartSaysWhatIsNotOnIt(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := charted(t, empty(record.HouseFounded{}))
		q := desk.ChartQuery{Lead: l.open.leads[0]}
		v := l.chart(q)
		who, ok := found(v, "Orsin Mestrov")
		if !ok || who.Kind != desk.ChartPerson || who.Here != 1 || who.All != 2 {
			t.Fatalf("the person is %+v on %+v", who, v.Counts)
		}
		if phone, ok := found(v, "07700 900222"); !ok || phone.Kind != desk.ChartPhone || phone.Here != 2 || len(phone.Hidden) != 0 {
			t.Errorf("the phone that both reports have is %+v", phone)
		}
		if fmt.Sprint(who.Hidden) != "[{report 1} {phone 1}]" {
			t.Errorf("not on the chart around the person: %v", who.Hidden)
		}
		q.Open = []desk.ChartOpen{{At: who.At, Kind: desk.ChartReport}, {At: who.At, Kind: desk.ChartPhone}}
		wide := l.chart(q)
		who, _ = found(wide, "Orsin Mestrov")
		report, ok := found(wide, "Orsin Mestrov bought fertiliser.")
		if !ok || report.Step != 1 || len(who.Hidden) != 0 || wide.Total != v.Total+2 {
			t.Errorf("expanded, the chart has %d things after %d, %+v and %+v", wide.Total, v.Total, who, report)
		}
		if fmt.Sprint(report.Hidden) != "[{lead 1}]" {
			t.Errorf("not on the chart around the report that came: %v", report.Hidden)
		}
		if table := l.chart(desk.ChartQuery{Lead: l.open.leads[0], Table: true}); !table.Table || table.Total != v.Total || len(table.Edges) > 0 {
			t.Errorf("as a table the chart has %d things, drawn %d", table.Total, v.Total)
		}
	})
}

// TestAValueSharedByTooManyStopsAChart: it says how many share it, and leads nowhere.
func TestAValueSharedByTooManyStopsAChart(t *testing.T) {
	l := charted(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	for i := range 60 {
		l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"m%d","source":"Line","text":"Matter %d at place %d. Ask the desk, 020 7946 0999."}`, i, i*7, i*13)})
	}
	q := desk.ChartQuery{Lead: l.open.leads[0]}
	desk0, ok := found(l.chart(q), "020 7946 0999")
	if !ok || !desk0.Shared || desk0.All != 61 || len(desk0.Hidden) != 0 {
		t.Fatalf("a number that 61 reports share is %+v", desk0)
	}
	before := l.chart(q).Total
	q.Open = []desk.ChartOpen{{At: desk0.At, Kind: desk.ChartReport}}
	if got := l.chart(q).Total; got != before {
		t.Errorf("expanded where nothing connects, the chart grew from %d to %d", before, got)
	}
}

// TestOfMoreThan300ThingsThereIsATable, the busiest first, a hundred at a time.
func TestOfMoreThan300ThingsThereIsATable(t *testing.T) {
	inTurn(t)
	l := charted(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	line := ""
	for i := range 240 {
		line += fmt.Sprintf(`{"id":"m%d","source":"Line","text":"Orsin Mestrov again, matter %d. Call 07700 90%04d."}`+"\n", i, i*7, 1000+i/2)
	}
	l.tell(happening{what: "take", line: line})
	q := desk.ChartQuery{Holding: l.open.holdings[0]}
	v := l.chart(q)
	if !v.Table || v.Total <= desk.ChartMost || len(v.Nodes) != 101 || v.Nodes[1].Here < v.Nodes[100].Here {
		t.Fatalf("table %t of %d things, %d of them shown", v.Table, v.Total, len(v.Nodes))
	}
	seen := map[string]bool{}
	for q.From = 0; q.From < v.Total-1; q.From += 100 {
		for _, n := range l.chart(q).Nodes[1:] {
			seen[n.At] = true
		}
	}
	if len(seen) != v.Total-1 {
		t.Errorf("its pages have %d things of %d", len(seen), v.Total-1)
	}
}

// TestHoldingsThatAreOneAreOneThingOnAChart, with its parts listed.
func TestHoldingsThatAreOneAreOneThingOnAChart(t *testing.T) {
	l := charted(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	l.tell(happening{what: "take", line: `{"id":"t","source":"Line","text":"Tovik Grelling was there."}`})
	a, b := l.open.holdings[0], l.open.holdings[1]
	if err := l.JudgeHoldings(t.Context(), l.viewer(), desk.SameDecision{Request: record.NewID(), A: a, B: b, Same: record.SameOne, Words: "the same scar"}); err != nil {
		t.Fatal(err)
	}
	for _, id := range []record.ID{a, b} {
		v := l.chart(desk.ChartQuery{Holding: id})
		if n := v.Nodes[0]; n.Item != id || len(n.Parts) != 1 || n.Here != 3 || n.All != 3 {
			t.Errorf("around %s stands %+v", id, n)
		}
	}
}

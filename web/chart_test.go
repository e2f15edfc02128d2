package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

func TestAnExpansionCanBeTakenBack(t *testing.T) {
	m := newCity(t)
	m.chart = m.drawn()
	v := newVisitor(t, m)
	lead := "/lead/" + m.leads[0].first.Lead.String() + "/chart"
	w := v.get(lead + "?open=h-0.report&open=v-0.report&as_of=2026-11-20T11:30:00Z&open=rubbish")
	if w.Code == http.StatusNotFound {
		w = v.get(lead + "?open=h-0.report&open=v-0.report&open=rubbish")
	}
	body := w.Body.String()
	if w.Code != http.StatusOK || !strings.Contains(body, "reports of <bdi>Ilyas Morvane</bdi> ×") {
		t.Errorf("status %d, and the page does not say what was expanded:\n%s", w.Code, body)
	}
}

// TestAChartIsGivenToProgramsToo: the same things, with the words of their codes.
func TestAChartIsGivenToProgramsToo(t *testing.T) {
	m := newCity(t)
	m.chart = m.drawn()
	v := newVisitor(t, m)
	lead := m.leads[0].first.Lead.String()
	w := v.get("/api/v1/lead/" + lead + "/chart?open=h-0.report")
	var got ChartAnswer
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != http.StatusOK {
		t.Fatal(w.Code, err)
	}
	if len(got.Nodes) != len(m.chart.Nodes) || len(got.Edges) != len(m.chart.Edges) || got.Center != "l-0" || got.Nodes[0].Item.String() != lead {
		t.Errorf("%d things, %d lines, around %s", len(got.Nodes), len(got.Edges), got.Center)
	}
	if !strings.Contains(w.Body.String(), `"state":"confirmed"`) || !strings.Contains(w.Body.String(), `"kind":"phone"`) {
		t.Errorf("codes are no words: %s", w.Body)
	}
	if w := v.get("/api/v1/lead/nothing/chart"); w.Code != http.StatusNotFound {
		t.Errorf("no lead: %d", w.Code)
	}
}

package web

import (
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

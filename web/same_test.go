package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"watchfloor/record"
)

func TestAnotherHoldingIsNamedByTheAddressOfItsPage(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	a, b := m.holdings[0].ID.String(), m.holdings[1].ID.String()
	judge := func(other string) int {
		m.same.judged = nil
		return v.post("/same", url.Values{"a": {a}, "b": {other}, "same": {"one"}, "once": {record.NewID().String()}}).Code
	}
	if body := v.get("/holding/" + a).Body.String(); !strings.Contains(body, "Say whether another holding is one with it") {
		t.Error("the page of a holding does not ask for another")
	}
	for _, said := range []string{b, " " + b, "http://localhost:7000/holding/" + b, "/holding/" + b + "?as_of=2026-11-20T10:00:00Z", "/holding/" + b + "/chart#top"} {
		if code := judge(said); code != http.StatusSeeOther || len(m.same.judged) != 1 || m.same.judged[0].B != m.holdings[1].ID {
			t.Errorf("%q: status %d, judged %+v", said, code, m.same.judged)
		}
	}
	for _, said := range []string{"", "Ilyas Morvane", "/lead/" + b} {
		if code := judge(said); code != http.StatusBadRequest || len(m.same.judged) != 0 {
			t.Errorf("%q: status %d, judged %+v", said, code, m.same.judged)
		}
	}
}

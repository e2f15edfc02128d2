package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/record"
)

func TestAnOperationIsEndedAndReopenedOnItsPage(t *testing.T) {
	m := newCity(t)
	op := m.ops[0].ID
	v := newVisitor(t, m)
	page := v.get("/operations").Body.String()
	if !strings.Contains(page, "End this operation") || strings.Contains(page, "Reopen this operation") {
		t.Error("what runs cannot be ended, or can be reopened")
	}
	if form := v.get("/operations?end=" + op.String()).Body.String(); strings.Count(form, `name="how"`) != 4 || strings.Contains(page, `name="how"`) {
		t.Error("there is no form to end it, or one where nobody asked")
	}
	form := url.Values{"operation": {op.String()}, "how": {"others go on"}, "words": {"The coast guard has it."}, "once": {record.NewID().String()}}
	if w := v.post("/operations", form); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/operations" {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	page = v.get("/operations").Body.String()
	if !strings.Contains(page, ": others go on") || !strings.Contains(page, "Reopen this operation") {
		t.Error("the page does not say how it ended, or that it can be reopened")
	}
	if past := v.get("/operations?as_of=2026-11-10T12:00:00Z").Body.String(); strings.Contains(past, "Reopen this operation") || strings.Contains(past, "End this operation") {
		t.Error("a past page decides")
	}
	for name, wrong := range map[string]string{"how": "soon", "operation": "nothing"} {
		f := url.Values{"operation": {op.String()}, "how": {"done"}, "words": {"x"}, "once": {record.NewID().String()}}
		f.Set(name, wrong)
		if w := v.post("/operations", f); w.Code != http.StatusBadRequest {
			t.Errorf("without %s: %d", name, w.Code)
		}
	}
}

func TestThePageOfOperationsHasOneFormForCodesWhereItIsAskedFor(t *testing.T) {
	m := newCity(t)
	v := newVisitor(t, m)
	if page := v.get("/operations").Body.String(); strings.Contains(page, `action="/handling"`) || !strings.Contains(page, "Change the codes") {
		t.Error("a form stands where nobody asked, or there is no way to it")
	}
	asked := v.get("/operations?codes=" + m.ops[0].ID.String()).Body.String()
	if strings.Count(asked, `action="/handling"`) != 1 || !strings.Contains(asked, `name="item" value="`+m.ops[0].ID.String()) || !strings.Contains(asked, `name="back" value="/operations"`) {
		t.Error("there is not one form, of the operation that was named")
	}
	if past := v.get("/operations?codes=" + m.ops[0].ID.String() + "&as_of=2026-11-10T12:00:00Z").Body.String(); strings.Contains(past, `action="/handling"`) {
		t.Error("a past page decides")
	}
}

func TestOnlyWhatRunsIsOfferedForALead(t *testing.T) {
	ops := []desk.OperationView{{Name: "A"}, {Name: "B", Ended: 5}}
	if got := running(ops); len(got) != 1 || got[0].Name != "A" || len(ops) != 2 || ops[1].Name != "B" {
		t.Errorf("%+v of %+v", got, ops)
	}
}

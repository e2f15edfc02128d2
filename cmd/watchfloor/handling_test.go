package main

import (
	"fmt"
	"html"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/intake/eml"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/web"
)

// handle gives one of the things among which others codes, up or down.
func (l *teller) handle(v lawful.Viewer, among *told, x happening) error {
	ids := slices.Concat(among.reports, among.holdings, among.operations)
	if len(ids) == 0 {
		return errNothing
	}
	set := []record.Handling{0, record.TLPGreen, record.TLPAmber | record.PAPAmber, record.HandlingC | record.HandlingA1}[x.n[1]%4]
	return l.setHandling(v, pick(ids, x.n[0]), func(record.Handling) record.Handling { return set })
}

// setHandling changes the codes of an item from what they are.
func (l *teller) setHandling(v lawful.Viewer, id record.ID, to func(record.Handling) record.Handling) error {
	var was record.Handling
	ctx := l.t.Context()
	if r, err := l.Report(ctx, v, 0, id); err == nil {
		was = r.Report.Own
	} else if h, err := l.Holding(ctx, v, 0, id); err == nil {
		was = h.Own
	} else if ops, err := l.Operations(ctx, v, 0); err == nil {
		for _, op := range ops {
			if op.ID == id {
				was = op.Own
			}
		}
	}
	return l.SetHandling(ctx, v, desk.HandlingDecision{Item: id, Was: was, Handling: to(was), Words: "the originator said so"})
}

// tainted is a mail with a code that nothing else has, about somebody held with
// another, in a house with a history.
func tainted(t *testing.T) *teller {
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	open, _ := apart(chronicle(6, 60))
	for _, x := range open {
		l.tell(x)
	}
	l.tell(happening{what: "list", line: "list_id,type,name,handling\nq1-sorrel,person,Quillon Bassetray,PAP:RED\n"})
	mail := "From: Remy <remy@example.org>\nMessage-ID: <tamarisk@example.org>\nX-TLP: amber+strict\nSubject: tamarisk by the gate\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n" +
		"Tamarisk: Quillon Bassetray asked for the rota, ring 01632 960111. He said he will kill them all.\n" +
		"--b\nContent-Type: text/csv\nContent-Disposition: attachment; filename=tamarisk.csv\n\nplate,seen\nAB12 TAM,quay\n--b--\n"
	must(t, l.take(l.viewer(), &l.open, eml.Read(strings.NewReader(mail), intake.Options{Source: "Line 1"})))
	report := l.open.reports[len(l.open.reports)-1]
	lead := l.leadOf(report)
	_, err := l.Decide(t.Context(), l.viewer(), desk.Decision{Act: desk.Note, Lead: lead, Words: "tamarisk grows there"})
	must(t, err)
	return l
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (l *teller) leadOf(report record.ID) record.ID {
	l.t.Helper()
	r, err := l.Report(l.t.Context(), l.viewer(), 0, report)
	must(l.t, err)
	return r.Report.Lead
}

// leadNow is the lead of an open report as it stands.
func (l *teller) leadNow(report record.ID) desk.LeadView {
	l.t.Helper()
	lead, err := l.Lead(l.t.Context(), l.viewer(), 0, l.leadOf(report))
	must(l.t, err)
	return lead
}

// TestHandlingCodesTravelToEveryAnswerR11 walks every address: wherever a word of
// a report or a holding stands, its code stands too.
func TestHandlingCodesTravelToEveryAnswerR11(t *testing.T) {
	inTurn(t)
	l := tainted(t)
	report := l.open.reports[len(l.open.reports)-1]
	w := newWalker(l, unrecorded{l.house}, l.viewer())
	asks := []asking{get("/search?q=tamarisk"), get("/report/" + report.String() + "/attachment/0"), get("/origin/" + report.String()),
		send("/api/v1/match", "application/json", `{"name":"Quillon Bassetray"}`),
		send("/api/v1/reports", "application/json", `{"id":"t2","title":"tamarisk","text":"Tamarisk again.","tlp":"amber+strict","pap":"red"}`)}
	for _, path := range []string{"/hand-overs", "/since?from=2026-03-01T00:00"} {
		asks = append(asks, get(path))
	}
	w.open.leads = append(w.open.leads, l.leadOf(report))
	for _, x := range w.ways() { // TestNoAddressTellsAnOutsiderThatSomethingIsRestricted sees that none is missing
		asks = append(asks, x.asked(w)...)
	}
	found := map[string]int{}
	for _, a := range asks {
		answer := html.UnescapeString(w.answer(a))
		said := answer
		for _, word := range strings.Fields(a.String()) { // what was asked is no word of the house
			said = strings.ReplaceAll(said, word, "")
		}
		if !strings.Contains(answer, " 200 ") && !strings.HasPrefix(answer, "20") {
			continue
		}
		for word, code := range map[string]string{"amarisk": "TLP:AMBER+STRICT", "q1-sorrel": "PAP:RED"} {
			if strings.Contains(said, word) {
				found[strings.Split(strings.Trim(a.path, "/"), "/")[0]]++
				if !strings.Contains(answer, code) {
					t.Errorf("%s shows %q without %s", a, word, code)
				}
			}
		}
	}
	for _, page := range []string{"", "lead", "report", "holding", "origin", "log", "take", "search?q=tamarisk", "api"} {
		if found[page] == 0 {
			t.Errorf("nothing of the report stood on the page /%s: %v", page, found)
		}
	}
}

// TestAnOperationCarriesTheCodesOfItsLeadsR11 attaches the lead, and finds the code
// on every page that names the operation.
func TestAnOperationCarriesTheCodesOfItsLeadsR11(t *testing.T) {
	inTurn(t)
	l := tainted(t)
	report := l.open.reports[len(l.open.reports)-1]
	_, err := l.Decide(t.Context(), l.viewer(), desk.Decision{Act: desk.OpenOperation, Lead: l.leadOf(report), Words: "Periwinkle", Priority: record.P2H, Handling: record.HandlingS2})
	must(t, err)
	w := newWalker(l, unrecorded{l.house}, l.viewer())
	for _, path := range []string{"/operations", "/", "/lead/" + l.leadOf(report).String()} {
		answer := html.UnescapeString(w.answer(get(path)))
		if strings.Contains(answer, "Periwinkle") && !(strings.Contains(answer, "TLP:AMBER+STRICT") && strings.Contains(answer, "S2")) {
			t.Errorf("%s names the operation without its codes", path)
		}
	}
	ops, err := l.Operations(t.Context(), l.viewer(), 0)
	must(t, err)
	if !ops[0].Handling.AsStrictAs(record.TLPAmberStrict|record.HandlingS2) || ops[0].Own != record.HandlingS2 {
		t.Errorf("the operation carries %v, of its own %v", ops[0].Handling.Words(), ops[0].Own.Words())
	}
}

// carried is the handling of everything that is derived in a house, by name.
func (l *teller) carried() map[string]record.Handling {
	l.t.Helper()
	out, ctx, v := map[string]record.Handling{}, l.t.Context(), l.viewer()
	b, err := l.Board(ctx, v, 0, 1000)
	must(l.t, err)
	for _, r := range b.Rows {
		out["row "+r.Lead.String()] = r.Handling
	}
	for _, id := range l.open.leads {
		if v, err := l.Lead(ctx, v, 0, id); err == nil {
			out["lead "+id.String()] = v.Handling
			for _, m := range v.Members {
				if row, on := out["row "+id.String()]; !v.Handling.AsStrictAs(m.Handling) || on && !row.AsStrictAs(m.Own) {
					l.t.Errorf("a lead carries %v, one of its reports %v", v.Handling.Words(), m.Handling.Words())
				}
			}
		}
	}
	for _, id := range l.open.holdings {
		if h, err := l.Holding(ctx, v, 0, id); err == nil {
			out["holding "+id.String()] = h.Handling
			for _, r := range h.Reports {
				out["link "+r.Link.ID.String()] = r.Link.Handling
			}
		}
	}
	origins, err := l.Origins(ctx, v, 0, record.ID{}, 1000)
	must(l.t, err)
	for _, o := range origins.Groups {
		out["origin "+o.Origin.String()] = o.Handling
	}
	ops, err := l.Operations(ctx, v, 0)
	must(l.t, err)
	for _, op := range ops {
		out["operation "+op.ID.String()] = op.Handling
	}
	found, err := l.Search(ctx, v, 0, record.StandingTip, web.SearchQuery{Words: "he"})
	must(l.t, err)
	for _, h := range found.Hits {
		out["hit "+h.Report.String()] = h.Handling
	}
	return out
}

// TestRaisingACodeNeverLowersAnythingR11 raises codes of things at random: nothing
// that is derived becomes less strict, live and in the past.
func TestRaisingACodeNeverLowersAnythingR11(t *testing.T) {
	inTurn(t)
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		open, _ := apart(chronicle(9, 70))
		for _, x := range open {
			l.tell(x)
		}
		r := rand.New(rand.NewPCG(11, 4))
		before, raised := l.carried(), 0
		for i := range 12 {
			ids := slices.Concat(l.open.reports, l.open.holdings, l.open.operations)
			id, more := ids[r.IntN(len(ids))], record.Handling(1)<<r.IntN(16)
			if l.setHandling(l.viewer(), id, func(was record.Handling) record.Handling { return was | more }) != nil {
				continue // it has the code, or its words are gone
			}
			after := l.carried()
			for what, was := range before {
				if now, there := after[what]; there && !now.AsStrictAs(was) {
					t.Errorf("step %d: %s carried %v, and %v after %v was added", i, what, was.Words(), now.Words(), more.Words())
				}
				if after[what].String() != was.String() {
					raised++
				}
			}
			before = after
		}
		if raised < 5 {
			t.Errorf("only %d derived things changed: nothing is tested here", raised)
		}
		heldHouse{t, l.house}.addsUp()
	})
}

// TestTheSameReportWithAStricterCodeBindsMore sends a report again.
func TestTheSameReportWithAStricterCodeBindsMore(t *testing.T) {
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	for _, c := range []struct{ handling, want string }{{"TLP:GREEN", "TLP:GREEN"}, {"TLP:CLEAR", "TLP:GREEN"}, {"TLP:RED, ask first", "TLP:RED · in words"}, {"", "TLP:RED · in words"}} {
		l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"a1","text":"A van by the gate.","handling":%q}`, c.handling)})
		r, err := l.Report(t.Context(), l.viewer(), 0, l.open.reports[0])
		must(t, err)
		if got := r.Report.Own.String(); got != c.want {
			t.Errorf("sent again as %q it is %q, not %q", c.handling, got, c.want)
		}
	}
}

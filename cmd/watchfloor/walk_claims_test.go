package main

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"watchfloor/lawful"
	"watchfloor/record"
)

// apart splits a made-up history into what is open and what is restricted.
func apart(all []happening) (open, sealed []happening) {
	for _, x := range all {
		if x.sealed {
			x.after = 0
			sealed = append(sealed, x)
		} else {
			open = append(open, x)
		}
	}
	return open, sealed
}

// restricted are things that every claim of the walk wants to be there, whatever
// else the made-up history restricts.
func restricted() []happening {
	sealed := func(what, line string, n ...int) happening {
		x := happening{what: what, line: line, sealed: true}
		copy(x.n[:], n)
		return x
	}
	return []happening{
		sealed("take", `{"id":"x1","source":"Line 1","text":"He said he will kill them all on Friday. There was a van by the gate. Orsin Mestrov has a bomb, ask at 07700 900123.","labels":["lantern"]}`),
		sealed("list", "list_id,type,name,phones,labels\nx1,person,Orsin Mestrov,07700 900123,lantern\n"),
		sealed("ring", "He will kill them all, the caller is at the gate.", 0, 0, 2),
	}
}

// TestNoAddressTellsAnOutsiderThatSomethingIsRestricted asks every address that
// reads before and after things are restricted, on one clock: not one byte differs.
func TestNoAddressTellsAnOutsiderThatSomethingIsRestricted(t *testing.T) {
	inTurn(t)
	open, sealed := apart(chronicle(6, 60))
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	for _, x := range open {
		l.tell(x)
	}
	w := newWalker(l, unrecorded{l.house}, l.viewer())
	before := map[string]string{}
	for pattern, x := range w.everyWay() {
		for _, a := range x.asked(w) {
			before[a.String()] = w.answer(a)
			if again := w.answer(a); again != before[a.String()] {
				t.Fatalf("%s: asked twice, it answers\n%s", pattern, firstApart([]string{before[a.String()]}, []string{again}))
			}
		}
	}
	for _, x := range append(sealed, restricted()...) {
		l.tell(x)
	}
	if s := l.sealed; len(s.reports) == 0 || len(s.holdings) == 0 || len(s.leads) == 0 || len(s.calls) == 0 {
		t.Fatalf("not everything is restricted once: %+v", s)
	}
	for what, was := range before {
		method, path, _ := strings.Cut(what, " ")
		if strings.TrimSpace(path) == "/searches" {
			continue // it lists what this walk itself searched for; the test of two houses compares it
		}
		if now := w.answer(asking{method: method, path: strings.TrimSpace(path)}); now != was {
			t.Errorf("%s tells\n%s", what, firstApart([]string{was}, []string{now}))
		}
	}
	if len(before) < 100 {
		t.Errorf("only %d questions were asked", len(before))
	}
}

// TestTwoHousesWithOneOpenHistoryAnswerAlike asks two houses, in one of which
// things are restricted, everything an outsider can ask, also what changes them.
func TestTwoHousesWithOneOpenHistoryAnswerAlike(t *testing.T) {
	inTurn(t)
	history := append(chronicle(8, 50), restricted()...)
	with := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	without := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	for _, x := range history {
		with.tell(x)
		if x.sealed {
			without.clock.move(x.after)
		} else {
			without.tell(x)
		}
	}
	a, b := newWalker(without, without.house, without.viewer()), newWalker(with, with.house, with.viewer())
	namesA, namesB := map[string]string{}, map[string]string{}
	waysA, waysB := a.everyWay(), b.everyWay()
	for _, r := range a.server.Routes() {
		x, y := waysA[r.Pattern], waysB[r.Pattern]
		asksA, asksB := x.asked(a), y.asked(b)
		if x.acts != nil {
			asksA, asksB = append(asksA, x.acts(a)...), append(asksB, y.acts(b)...)
		}
		if len(asksA) != len(asksB) {
			t.Fatalf("%s: %d questions and %d", r.Pattern, len(asksA), len(asksB))
		}
		for i := range asksA {
			wants, got := naming(namesA, a.answer(asksA[i])), naming(namesB, b.answer(asksB[i]))
			if wants != got {
				t.Errorf("%s tells\n%s", asksB[i], firstApart([]string{wants}, []string{got}))
			}
		}
	}
}

// naming gives ids and marks names, in the order in which they appear.
func naming(names map[string]string, text string) string {
	return named.ReplaceAllStringFunc(text, func(s string) string {
		if names[s] == "" {
			names[s] = fmt.Sprint("#", len(names))
		}
		return names[s]
	})
}

// TestWhatIsRestrictedIsAnsweredLikeNothing asks for restricted things by their ids
// and for ids of nothing: status, headers and bytes are the same.
func TestWhatIsRestrictedIsAnsweredLikeNothing(t *testing.T) {
	inTurn(t)
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	for _, x := range append(chronicle(6, 60), restricted()...) {
		l.tell(x)
	}
	w := newWalker(l, l.house, l.viewer())
	asked := 0
	for pattern, x := range w.everyWay() {
		if x.of == nil {
			continue
		}
		ids := x.of(&l.sealed)
		if len(ids) == 0 {
			t.Errorf("%s: nothing restricted to ask for", pattern)
		}
		nothing := record.NewID()
		want := strings.ReplaceAll(w.answer(x.about.changed("ID", nothing.String())), nothing.String(), "ID")
		if !strings.HasPrefix(want, "404") {
			t.Errorf("%s of nothing: %.80s", pattern, want)
		}
		for _, id := range ids {
			asked++
			if got := strings.ReplaceAll(w.answer(x.about.changed("ID", id.String())), id.String(), "ID"); got != want {
				t.Errorf("%s: %s", pattern, firstApart([]string{want}, []string{got}))
			}
		}
	}
	if asked < 20 {
		t.Errorf("asked for %d restricted things only", asked)
	}
}

// TestWhoLacksTheRightGetsOneDenial asks every address in every role: who may not
// is answered the same whatever they ask for, and who runs or oversees the house
// never gets a word of a case.
func TestWhoLacksTheRightGetsOneDenial(t *testing.T) {
	inTurn(t)
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	for _, x := range append(chronicle(6, 60), restricted()...) {
		l.tell(x)
	}
	rights := map[string]lawful.Right{}
	for role := record.RoleNone; role <= record.RoleAdministrator; role++ {
		v := l.viewer(0, 1)
		v.Roles = lawful.Roles{role}
		w := newWalker(l, l.house, v)
		for _, r := range w.server.Routes() {
			rights[r.Pattern] = r.Needs
		}
		for pattern, x := range w.everyWay() {
			w.inRole(pattern, x, rights[pattern])
		}
	}
}

func (w *walker) inRole(pattern string, x way, needs lawful.Right) {
	w.t.Helper()
	asks := x.asked(w)
	for _, path := range x.alone {
		asks = append(asks, get(path))
	}
	if x.of != nil {
		for _, id := range append(slices.Concat(x.of(&w.open), x.of(&w.sealed)), record.NewID()) {
			asks = append(asks, x.about.changed("ID", id.String()))
		}
	}
	if x.acts != nil && !w.v.May(needs) {
		asks = append(asks, x.acts(w)...)
	}
	cases := w.v.May(lawful.ReadCases) || w.v.May(lawful.TakeIn) || w.v.May(lawful.SeeDesk)
	if w.v.May(needs) && cases {
		asks = asks[:min(1, len(asks))] // whoever may read cases may read them all: there is nothing to find
	}
	for _, a := range asks {
		got := w.do(a)
		if denied := got.Code == http.StatusForbidden; !w.v.May(needs) && !denied {
			w.t.Errorf("%v: %s %s is answered with %d", w.v.Roles, pattern, a, got.Code)
		}
		if !w.v.May(needs) || !cases {
			w.noWordOfACase(a, got.Body.String())
		}
	}
}

// noWordOfACase fails the test when an answer has a word of any report, holding or
// lead in it that was not in the question.
func (w *walker) noWordOfACase(a asking, body string) {
	w.t.Helper()
	for _, word := range slices.Concat(madeNames, madeSaid, []string{"07700 900123", "AB12 CDE", "belka@"}) {
		if strings.Contains(body, word) && !strings.Contains(a.String(), word) {
			w.t.Errorf("%v: %s answers with %q", w.v.Roles, a, word)
		}
	}
	if w.v.May(lawful.Oversee) && strings.HasPrefix(a.path, "/oversight") || a.path == "/me/trail" {
		return // what was done, and about which id: no word of it
	}
	for _, id := range slices.Concat(w.open.leads, w.open.reports, w.open.holdings, w.open.calls) {
		if strings.Contains(body, id.String()) && !strings.Contains(a.String(), id.String()) {
			w.t.Errorf("%v: %s answers with the id of a case", w.v.Roles, a)
		}
	}
}

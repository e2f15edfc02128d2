package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/web"
)

// aVictimAmongOthers is a house in which reports are linked to somebody held, by
// name, by number and by a person's word.
func aVictimAmongOthers(t *testing.T, h *tested) *teller {
	l := newTeller(t, h)
	l.tell(happening{what: "list", line: "list_id,type,name,aliases,phones\nh1,person,Heldwine Marquessa,Orla Tessering,07700 900731\nh2,person,Tovik Grelling,,\n"})
	for i, text := range []string{"Orla Tessering was beaten by Tovik Grelling. Orla Tessering is on 07700 900731.", "We saw orla tessering cry.", "A lamp is out."} {
		l.tell(happening{what: "take", line: fmt.Sprintf(`{"id":"s%d","source":"Line %d","text":%q}`, i, i, text)})
	}
	return l
}

func (l *teller) marks(report int, d desk.Decision) error {
	d.Act, d.Request, d.Report = desk.MarkPerson, record.NewID(), l.open.reports[report]
	_, err := l.Decide(l.t.Context(), l.viewer(), d)
	return err
}

// TestR5AConfirmedVictimLeavesEveryListChartMatchAndExport asks every method of the
// house and the API before and after: by the name under which she is held nobody
// finds the reports in which she is a victim.
func TestR5AConfirmedVictimLeavesEveryListChartMatchAndExport(t *testing.T) {
	inTurn(t)
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := aVictimAmongOthers(t, empty(record.HouseFounded{}))
		page, err := l.Report(t.Context(), l.viewer(), 0, l.open.reports[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range page.Report.Links {
			if k.Name == "Heldwine Marquessa" {
				if _, err := l.Decide(t.Context(), l.viewer(), desk.Decision{Act: desk.Judge, Link: k.ID, State: record.LinkConfirmed}); err != nil {
					t.Fatal(err)
				}
			}
		}
		telling := func() (lines []string) {
			for _, line := range l.toAnOutsider() {
				what, _, _ := strings.Cut(line, ":")
				// Whom the house holds she stays: her own page and a question by her name
				// answer who she is. They must not say in which report.
				if strings.Contains(line, "Heldwine Marquessa") && !strings.HasPrefix(what, "match") && !strings.HasPrefix(what, "/api/v1/match") {
					own := strings.HasPrefix(what, "holding") || strings.HasPrefix(what, "chart of holding")
					if !own || strings.Contains(line, `"reports":[{`) || strings.Contains(line, `"kind":"report"`) {
						lines = append(lines, what)
					}
				}
			}
			return lines
		}
		before := telling()
		for _, want := range []string{"board", "lead0", "report0", "holding0", "chart of lead0", "chart of holding0"} {
			if !slices.ContainsFunc(before, func(s string) bool { return strings.HasPrefix(s, want) }) {
				t.Errorf("%s does not tell of her before she is marked: the test sees nothing (%q)", want, before)
			}
		}
		for i := range 2 {
			if err := l.marks(i, desk.Decision{Name: "Orla Tessering", Role: record.RoleVictim}); err != nil {
				t.Fatal(err)
			}
		}
		if after := telling(); len(after) > 0 {
			t.Errorf("still told of by %q", after)
		}
		proposed := func() (n int) {
			for _, id := range l.open.reports[:2] {
				page, err := l.Report(t.Context(), l.viewer(), 0, id)
				if err != nil {
					t.Fatal(err)
				}
				for _, e := range page.Trail {
					if e.Kind == record.KindLinksProposed {
						n++
					}
				}
			}
			return n
		}
		was := proposed()
		l.tell(happening{what: "list", line: "list_id,type,name,aliases,phones\nh9,person,Heldwine Marquessa,Orla Tessering,07700 900731\n"})
		if after := telling(); len(after) > 0 {
			t.Errorf("a new list brings her back: %q", after)
		}
		if now := proposed(); now != was {
			t.Errorf("the machine proposed %d links anew for somebody who is kept out", now-was)
		}
		heldHouse{t, l.house}.addsUp()
	})
}

// TestMarkingAnybodyNeverMovesTheBoard: order never depends on who somebody is.
func TestMarkingAnybodyNeverMovesTheBoard(t *testing.T) {
	inTurn(t)
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := aVictimAmongOthers(t, empty(record.HouseFounded{}))
		order := func() string {
			b, err := l.Board(t.Context(), l.viewer(), 0, 100)
			if err != nil {
				t.Fatal(err)
			}
			var s strings.Builder
			for _, r := range b.Rows {
				fmt.Fprintln(&s, r.Lead, r.Rank, r.Index, r.Sentence, r.Why, r.Factors)
			}
			return s.String()
		}
		before := order()
		for _, role := range []record.Role{record.RoleSubject, record.RoleWitness, record.RoleVictim, record.RoleReporter, record.RoleMentioned} {
			for _, age := range []record.AgeMark{record.AgeAdult, record.AgeUnder18, record.AgeUnder10} {
				if role == record.RoleSubject && age == record.AgeUnder10 {
					continue
				}
				for i, name := range []string{"Tovik Grelling", "Orla Tessering"} {
					l.tell(happening{what: "open", n: [3]int{i}})
					_, _ = l.Decide(t.Context(), l.viewer(), desk.Decision{Act: desk.SayWhy, Report: l.open.reports[i], Words: "to know the name"}) // refused while nobody is covered
					if err := l.marks(i, desk.Decision{Name: name, Role: role, Age: age, Words: "because"}); err != nil {
						t.Fatalf("%s, %s: %v", role, age, err)
					}
				}
				if got := order(); got != before {
					t.Fatalf("%s, %s moved the board:\n%s\nwas\n%s", role, age, got, before)
				}
			}
		}
	})
}

// TestR19AChildIsNamedToNobodyWhoDidNotSayWhy asks every method of the house in the
// name of somebody who did not.
func TestR19AChildIsNamedToNobodyWhoDidNotSayWhy(t *testing.T) {
	inTurn(t)
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		l.tell(happening{what: "list", line: "list_id,type,name\nh1,person,Wilhelmina Dustwick\n"})
		l.tell(happening{what: "take", line: `{"id":"s1","source":"School","title":"About Wilhelmina Dustwick","text":"wilhelmina dustwick has a knife, her mother Mrs Dustwick says.","people":[{"name":"Wilhelmina Dustwick","role":"subject","age":"13","dob":"2012-05-05"}],"note":"Dustwick again"}`})
		named := func() (lines []string) {
			for _, line := range l.toAnOutsider() {
				what, said, _ := strings.Cut(line, ": ")
				if (strings.Contains(strings.ToLower(said), "dustwick") || strings.Contains(said, "2012-05-05")) && !strings.HasPrefix(what, "holding") && !strings.HasPrefix(what, "chart of holding") {
					lines = append(lines, line)
				}
			}
			return lines
		}
		if got := named(); len(got) > 0 {
			t.Errorf("named in %q", got)
		}
		if found, err := l.Search(t.Context(), l.viewer(), 0, record.StandingTip, web.SearchQuery{Words: "dustwick"}); err != nil || len(found.Hits) > 0 {
			t.Errorf("a search for the name finds %d reports, %v", len(found.Hits), err)
		}
		if err := l.marks(0, desk.Decision{Name: "Wilhelmina Dustwick", Role: record.RoleMentioned}); err == nil {
			t.Error("who may not know the name can ask for it by marking it")
		}
		l.tell(happening{what: "open"})
		if _, err := l.Decide(t.Context(), l.viewer(), desk.Decision{Act: desk.SayWhy, Report: l.open.reports[0], Words: "I ring the school back"}); err != nil {
			t.Fatal(err)
		}
		if len(named()) == 0 {
			t.Error("who said why is told nothing either")
		}
		v := l.viewer()
		v.Roles = lawful.Roles{record.RoleAuthoriser}
		page, err := l.Report(t.Context(), v, 0, l.open.reports[0])
		if err != nil || !page.Report.Covered || strings.Contains(page.Report.Text, "dustwick") {
			t.Errorf("who decides about no lead is shown %q, %v", page.Report.Text, err)
		}
		l.clock.move(13 * 3600e9)
		if got := named(); len(got) > 0 {
			t.Errorf("after a shift still named in %q", got)
		}
	})
}

// TestALeadJoinedBySomebodyKeptOutStaysAndSaysSo: the machine tears nothing apart
// that a person may have found more in since.
func TestALeadJoinedBySomebodyKeptOutStaysAndSaysSo(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := aVictimAmongOthers(t, empty(record.HouseFounded{}))
		var lead record.ID
		for i := range 2 {
			page, err := l.Report(t.Context(), l.viewer(), 0, l.open.reports[i])
			if err != nil {
				t.Fatal(err)
			}
			link := page.Report.Links[slices.IndexFunc(page.Report.Links, func(k desk.LinkView) bool { return k.Name == "Heldwine Marquessa" })]
			if _, err := l.Decide(t.Context(), l.viewer(), desk.Decision{Act: desk.Judge, Link: link.ID, State: record.LinkConfirmed}); err != nil {
				t.Fatal(err)
			}
			lead = page.Report.Lead
		}
		page, err := l.Report(t.Context(), l.viewer(), 0, l.open.reports[1])
		if err != nil || page.Report.Lead == lead {
			t.Fatalf("the confirmed links joined nothing: %v", err)
		}
		said := func() bool {
			v, err := l.Lead(t.Context(), l.viewer(), 0, page.Report.Lead)
			if err != nil || v.Reports != 2 {
				t.Fatalf("%d reports, %v", v.Reports, err)
			}
			return slices.ContainsFunc(v.Members, func(m desk.ReportView) bool { return slices.Contains(m.Why, desk.BecauseKeptOut) })
		}
		if said() {
			t.Error("it says so before anybody is marked")
		}
		if err := l.marks(1, desk.Decision{Name: "Orla Tessering", Role: record.RoleWitness}); err != nil {
			t.Fatal(err)
		}
		if !said() {
			t.Error("it does not say that what joined it is kept out")
		}
	})
}

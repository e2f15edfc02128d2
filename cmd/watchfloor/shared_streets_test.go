package main

import (
	"fmt"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve"
)

func (l *teller) streets(v lawful.Viewer, at record.Time) (all []string) {
	l.t.Helper()
	got, err := l.Shared(l.t.Context(), v, at)
	must(l.t, err)
	for _, s := range got.Streets {
		all = append(all, fmt.Sprint(s.Text, " ", s.Reports))
	}
	return all
}

// TestStreetsThatManyNameAreListed: from the ninth report on, for who may read so many, and
// not before; what may be somebody's name, and words of faith, are not.
func TestStreetsThatManyNameAreListed(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		tell := func(i int) {
			l.clock.move(24 * time.Hour)
			l.takes(fmt.Sprintf(`{"id":"s%d","source":"Line %d","text":"Case %d: a drain by Tharrow Street, not at Brantle Hill or Vorrel Mosque."}`, i, i, i))
		}
		for i := range resolve.RareFor {
			tell(i)
		}
		if got := l.streets(l.viewer(), 0); got != nil {
			t.Errorf("named by %d: %v", resolve.RareFor, got)
		}
		before := l.now()
		tell(20)
		if got := fmt.Sprint(l.streets(l.viewer(), 0)); got != "[Tharrow Street 9]" {
			t.Errorf("named by one more: %s", got)
		}
		if got := l.streets(l.viewer(), before); got != nil {
			t.Errorf("before that: %v", got)
		}
		for i := range resolve.RareFor + 1 {
			l.tell(happening{what: "take", sealed: true, line: fmt.Sprintf(`{"id":"q%d","source":"Line q%d","text":"Case %d: drums were left behind Ossery Wharf, he told them.","labels":["harbour"]}`, i, i, i)})
		}
		if got := fmt.Sprint(l.streets(l.viewer(), 0)); got != "[Tharrow Street 9]" {
			t.Errorf("an outsider: %s", got)
		}
		if got := fmt.Sprint(l.streets(l.viewer(0, 1), 0)); got != "[Ossery Wharf 9 Tharrow Street 9]" {
			t.Errorf("who may read more: %s", got)
		}
	})
}

// TestAStreetThatIsSomebodysNameIsNotListed: nor where a person says that somebody is
// named there.
func TestAStreetThatIsSomebodysNameIsNotListed(t *testing.T) {
	l := newTeller(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	var report record.ID
	for i := range resolve.RareFor + 1 {
		report = l.takes(fmt.Sprintf(`{"id":"s%d","source":"Line %d","text":"Case %d: the drain by Tharrow Street was open again today."}`, i, i, i))
	}
	if got := l.streets(l.viewer(), 0); len(got) != 1 {
		t.Fatalf("listed: %v", got)
	}
	_, err := l.Decide(t.Context(), l.viewer(), desk.Decision{Act: desk.MarkPerson, Report: report, Name: "Tharrow Street", Role: record.RoleVictim})
	must(t, err)
	if got := l.streets(l.viewer(), 0); got != nil {
		t.Errorf("somebody is called so: %v", got)
	}
}

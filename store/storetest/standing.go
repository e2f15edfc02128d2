package storetest

import (
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// standingKeepsApart (R6): a query for intelligence returns no tip and the other
// way round, now and as of every moment, and after a rebuild.
func standingKeepsApart(t *testing.T, p Place) {
	c := newClock()
	db := open(t, p, c)
	var reports []record.ID
	for range 4 {
		id, d := reportOf(t, 0, "a van by the gate")
		appended(t, db, d)
		reports = append(reports, id)
	}
	set := func(report record.ID, to record.Standing) record.Time {
		c.move(time.Minute)
		d := with(sitter.Draft(report, &record.StandingSet{Report: report, Standing: to}), record.NewID(), record.ClassNote, "facts")
		return appended(t, db, d)[0].At()
	}
	none := set(reports[0], record.StandingTip) // it was one already
	one := set(reports[1], record.StandingIntelligence)
	two := set(reports[2], record.StandingIntelligence)
	set(reports[1], record.StandingIntelligence) // said again
	back := set(reports[1], record.StandingTip)
	c.move(time.Minute)
	for range 2 {
		for at, want := range map[record.Time][]int{none: {}, one: {1}, two: {2, 1}, back: {2}, 0: {2}} {
			for _, of := range []record.Standing{record.StandingTip, record.StandingIntelligence} {
				found := askAt(t, db, lawful.House, at, func(a *store.Asked) (desk.SearchView, error) { return a.Search(of, "van", "") })
				wanted := len(want)
				if of == record.StandingTip {
					wanted = len(reports) - wanted
				}
				if len(found.Hits) != wanted {
					t.Errorf("as of %v: %d reports are %s, want %d", at, len(found.Hits), of, wanted)
				}
				for _, h := range found.Hits {
					page := askAt(t, db, lawful.House, at, func(a *store.Asked) (desk.ReportPage, error) { return a.Report(h.Report) })
					if page.Report.Standing != of {
						t.Errorf("as of %v: a search for %s finds what is %s", at, of, page.Report.Standing)
					}
				}
			}
		}
		if err := db.Rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	whole(t, db)
}

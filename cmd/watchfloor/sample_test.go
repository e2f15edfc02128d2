package main

import (
	"errors"
	"slices"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/store"
)

// TestASampleIsOfWhatWasClosedInItsPeriodAndStayedClosed: rejected or traced on that day, not
// before or after, not attached, and not brought back before the day was over.
func TestASampleIsOfWhatWasClosedInItsPeriodAndStayedClosed(t *testing.T) {
	d := newDeskOfThree(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	ctx, inspector := t.Context(), d.as(record.RoleOversight)
	var leads []record.ID
	for i := range 9 {
		leads = append(leads, d.takes(i))
	}
	start := d.now() - d.now()%record.Day
	day := func(n record.Time) record.Time { return start + n*record.Day }
	to := func(at record.Time) { d.clock.move(time.Duration(at-d.now()) * time.Microsecond) }
	d.does(0, leads[0], desk.Reject) // a day before
	to(day(1))
	d.does(0, leads[1], desk.Reject) // at the first moment of the day
	d.does(1, leads[2], desk.Trace)
	d.does(2, leads[3], desk.OpenOperation, func(x *desk.Decision) { x.Words, x.Priority = "HARBOUR LIGHT", record.P3 })
	d.does(0, leads[4], desk.Reject)
	d.does(1, leads[5], desk.Reject)
	d.does(2, leads[0], desk.Reopen) // and closed again within the day
	to(day(1) + 9*record.Hour)
	d.does(1, leads[0], desk.Reject)
	d.does(2, leads[4], desk.Reopen)
	to(day(2) - 1)
	d.does(0, leads[6], desk.Trace) // at its last moment
	to(day(2))
	d.does(0, leads[7], desk.Reject) // the day after
	d.does(1, leads[5], desk.Reopen) // it was closed when the day ended
	to(day(2) + record.Hour)
	drawn := func(from, until record.Time, n int) (*record.SampleDrawn, error) {
		return overseen(ctx, d.house, inspector, 0, func(a *store.Asked) (*record.SampleDrawn, error) { return a.SampleOf(from, until, n) })
	}
	for _, c := range []struct {
		from, until record.Time
		want        []int
	}{
		{day(1), day(2) - 1, []int{0, 1, 2, 5, 6}}, {day(1), day(1) + 8*record.Hour, []int{1, 2, 4, 5}},
		{day(1) + 1, day(2) - 1, []int{0, 6}}, {day(0), day(1) - 1, []int{0}},
	} {
		s, err := drawn(c.from, c.until, 99)
		must(t, err)
		var got []int
		for i, lead := range leads {
			if slices.Contains(s.Leads, lead) {
				got = append(got, i)
			}
		}
		if s.From != c.from || s.Until != c.until || int(s.Of) != len(c.want) || !slices.Equal(got, c.want) {
			t.Errorf("from %v until %v: %v of %d, want %v", c.from, c.until, got, s.Of, c.want)
		}
		if few, err := drawn(c.from, c.until, 2); err != nil || few.Of != s.Of || !slices.Equal(few.Leads, s.Leads[:min(2, len(s.Leads))]) || few.Seed != s.Seed {
			t.Errorf("two of %d: %+v %v", s.Of, few, err)
		}
	}
	var cannot desk.Cannot
	for _, bad := range [][2]record.Time{{day(1), d.now()}, {day(1), day(1)}, {day(2), day(1)}} {
		if _, err := drawn(bad[0], bad[1], 3); !errors.As(err, &cannot) {
			t.Errorf("a sample is drawn from %v until %v: %v", bad[0], bad[1], err)
		}
	}
}

package desk_test

import (
	"slices"
	"strings"
	"testing"
	"testing/quick"
	"time"
	_ "time/tzdata"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

func in(t testing.TB, name string) *time.Location {
	t.Helper()
	l, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// nights rosters one night after the other, on the clocks of a zone.
func nights(zone *time.Location, first time.Time, n int) []desk.Duty {
	var out []desk.Duty
	for i := range n {
		out = append(out, desk.Duty{Shift: record.ID{50, byte(i)}, Post: early, Account: []record.ID{me, other}[i%2],
			From: desk.LocalTime(first.AddDate(0, 0, i), zone), Until: desk.LocalTime(first.AddDate(0, 0, i).Add(8*time.Hour), zone)})
	}
	return out
}

// TestAPostIsHeldWhenItsDutySaysInEveryMinute walks every minute of the days in
// which the clocks change, by the clocks of the house and not by time.
func TestAPostIsHeldWhenItsDutySaysInEveryMinute(t *testing.T) {
	for _, name := range []string{"Europe/London", "America/New_York", "Australia/Lord_Howe", "UTC"} {
		zone := in(t, name)
		for _, first := range []time.Time{time.Date(2026, 3, 7, 22, 0, 0, 0, time.UTC), time.Date(2026, 3, 27, 22, 0, 0, 0, time.UTC), time.Date(2026, 4, 3, 22, 0, 0, 0, time.UTC),
			time.Date(2026, 10, 2, 22, 0, 0, 0, time.UTC), time.Date(2026, 10, 23, 22, 0, 0, 0, time.UTC), time.Date(2026, 10, 30, 22, 0, 0, 0, time.UTC)} {
			roster := nights(zone, first, 4)
			for at := roster[0].From - record.Hour; at < roster[3].Until+record.Hour; at += record.Minute {
				hour := at.Go().In(zone).Hour()
				inside := at >= roster[0].From && at < roster[3].Until
				c := desk.Holder(roster, early, at)
				if night := hour >= 22 || hour < 6; c.Uncovered() == (night && inside) {
					t.Fatalf("%s: at %s the clocks show %d and the post is held by %v", name, at, hour, c.Holders)
				}
				if c.Uncovered() && inside && (at.Go().Sub(c.Since.Go()) > 16*time.Hour || c.Until-at > 16*record.Hour || c.Since > at || c.Until <= at) {
					t.Fatalf("%s: at %s uncovered since %s until %s", name, at, c.Since, c.Until)
				}
			}
		}
	}
}

func TestTheHolderChangesInTheMinuteOfTheShift(t *testing.T) {
	a := desk.Duty{Shift: record.ID{1}, Post: early, Account: me, From: noon, Until: noon + record.Hour}
	b := desk.Duty{Shift: record.ID{2}, Post: early, Account: other, From: noon + record.Hour, Until: noon + 2*record.Hour}
	lateComer := desk.Duty{Shift: record.ID{3}, Post: early, Account: other, From: noon + 50*record.Minute, Until: noon + record.Hour}
	roster := []desk.Duty{b, a, lateComer, {Shift: record.ID{4}, Post: late, Account: other, From: noon, Until: noon + record.Day}}
	for after, want := range map[record.Time][]record.ID{-1: nil, 0: {me}, 49 * record.Minute: {me}, 50 * record.Minute: {me, other},
		record.Hour - 1: {me, other}, record.Hour: {other}, 2*record.Hour - 1: {other}, 2 * record.Hour: nil} {
		var got []record.ID
		for _, d := range desk.Holder(roster, early, noon+after).Holders {
			got = append(got, d.Account)
		}
		if !slices.Equal(got, want) {
			t.Errorf("after %d min: %v, want %v", after/record.Minute, got, want)
		}
	}
	if c := desk.Holder(roster, early, noon+3*record.Hour); c.Since != b.Until || c.Until != 0 {
		t.Errorf("afterwards %+v", c)
	}
	if c := desk.Holder(roster, early, noon-record.Hour); c.Since != 0 || c.Until != noon {
		t.Errorf("before %+v", c)
	}
}

func TestGapsAndOverlapsAreWhatHolderSays(t *testing.T) {
	same := func(starts [6]uint8, lengths [6]uint8) bool {
		var roster []desk.Duty
		for i := range starts {
			from := noon + record.Time(starts[i]%48)*record.Hour
			roster = append(roster, desk.Duty{Shift: record.ID{byte(i)}, Post: early, Account: []record.ID{me, other}[i%2], From: from, Until: from + record.Time(lengths[i]%12)*record.Hour})
		}
		end := noon + 60*record.Hour
		gaps, twice := desk.Gaps(roster, early, noon, end), desk.Overlaps(roster, early, noon, end)
		within := func(all []desk.Stretch, at record.Time) bool {
			return slices.ContainsFunc(all, func(s desk.Stretch) bool { return s.From <= at && at < s.Until })
		}
		for at := noon; at < end; at += record.Hour / 2 {
			n := len(desk.Holder(roster, early, at).Holders)
			if within(gaps, at) != (n == 0) || within(twice, at) != (n > 1) {
				return false
			}
		}
		return true
	}
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
}

func TestClocksThatSkipOrRepeatAnHourMeanOneMoment(t *testing.T) {
	london := in(t, "Europe/London")
	for wall, want := range map[string]string{
		"2026-03-29T00:59": "2026-03-29T00:59:00Z", "2026-03-29T01:30": "2026-03-29T01:30:00Z", "2026-03-29T02:00": "2026-03-29T01:00:00Z",
		"2026-10-25T00:59": "2026-10-24T23:59:00Z", "2026-10-25T01:30": "2026-10-25T00:30:00Z", "2026-10-25T02:00": "2026-10-25T02:00:00Z",
		"2026-07-01T12:00": "2026-07-01T11:00:00Z",
	} {
		at, err := time.Parse("2006-01-02T15:04", wall)
		if err != nil {
			t.Fatal(err)
		}
		if got := desk.LocalTime(at, london).String(); got != want {
			t.Errorf("%s in London is %s, want %s", wall, got, want)
		}
	}
}

func TestAPlanSaysWhatAFileWouldChange(t *testing.T) {
	names := map[record.ID]string{early: "Early desk", late: "Late desk"}
	people := []desk.Person{{Account: me, Name: "Ada Quill", Login: "ada"}, {Account: other, Name: "Bo Farrow", Login: "bo"}, {Account: record.ID{9}, Name: "Bo Farrow", Login: "bo2"}}
	has := desk.Duty{Shift: record.ID{60}, Post: early, Account: me, From: noon + record.Hour, Until: noon + 2*record.Hour}
	gone := desk.Duty{Shift: record.ID{61}, Post: early, Account: other, From: noon + 2*record.Hour, Until: noon + 3*record.Hour}
	row := func(line int, post, person string, from, until record.Time) desk.RosterRow {
		return desk.RosterRow{Line: line, Posts: []string{"no such", post}, People: []string{person}, From: noon + from*record.Hour, Until: noon + until*record.Hour}
	}
	p := desk.Planning{Replace: true, Posts: names, People: people, Have: []desk.Duty{has, gone}, Now: noon}
	plan := p.Plan([]desk.RosterRow{row(1, "early DESK", "Quill, Ada", 1, 2), row(2, "Early desk", "bo", 4, 6), row(3, "Early desk", "bo", 4, 6), row(4, "Early desk", "ADA", 5, 7),
		row(5, "Early desk", "Bo Farrow", 8, 9), row(6, "Night desk", "ada", 8, 9), row(7, "Early desk", "cy", 8, 9), row(8, "Early desk", "ada", -3, -2), row(9, "Early desk", "ada", 9, 8)})
	if len(plan.Add) != 2 || plan.Same != 2 || len(plan.Cancel) != 1 || plan.Cancel[0].Shift != gone.Shift || len(plan.Refused) != 5 {
		t.Errorf("%+v", plan)
	}
	if len(plan.Twice) != 1 || plan.Twice[0].From != noon+5*record.Hour || len(plan.Gaps) != 1 || plan.Gaps[0].Until != noon+4*record.Hour {
		t.Errorf("twice %+v, gaps %+v", plan.Twice, plan.Gaps)
	}
	again := desk.Planning{Replace: true, Posts: names, People: people, Now: noon, Have: append([]desk.Duty{has}, plan.Add[0].Duty, plan.Add[1].Duty)}.
		Plan([]desk.RosterRow{row(1, "Early desk", "ada", 1, 2), row(2, "Early desk", "bo", 4, 6), row(4, "Early desk", "ada", 5, 7)})
	if len(again.Add)+len(again.Cancel) > 0 || again.Same != 3 {
		t.Errorf("the second time %+v", again)
	}
}

// duties is a small roster.
type duties struct {
	board
	have []desk.Duty
}

func (d duties) PostNames() (map[record.ID]string, error) {
	return map[record.ID]string{early: "Early"}, nil
}

func (d duties) DutyNow(id record.ID) (desk.Duty, error) {
	for _, one := range d.have {
		if one.Shift == id {
			return one, nil
		}
	}
	return desk.Duty{}, desk.ErrNotFound
}

func (d duties) DutiesNow(_ record.ID, after record.Time) ([]desk.Duty, error) {
	return slices.DeleteFunc(slices.Clone(d.have), func(one desk.Duty) bool { return one.Until <= after }), nil
}

func (d duties) PersonNow(id record.ID) error {
	if id != me {
		return desk.ErrNotFound
	}
	return nil
}

func TestTheRosterIsChangedByWhoPlans(t *testing.T) {
	running := desk.Duty{Shift: record.ID{70}, Post: early, Account: me, From: noon - record.Hour, Until: noon + record.Hour}
	over := desk.Duty{Shift: record.ID{71}, Post: early, Account: me, From: noon - 3*record.Hour, Until: noon - record.Hour}
	fresh := desk.Duty{Post: early, Account: me, From: noon + record.Hour, Until: noon + 2*record.Hour}
	house := duties{aBoard(), []desk.Duty{running, over}}
	plans := lawful.Viewer{Actor: me, Roles: lawful.Roles{record.RoleSupervisor}}
	for name, c := range map[string]struct {
		d    desk.RosterDecision
		want string
	}{
		"a post":                      {desk.RosterDecision{Open: " Night  desk "}, "post opened"},
		"a post of the same name":     {desk.RosterDecision{Open: "EARLY"}, "there is a post Early already"},
		"a duty":                      {desk.RosterDecision{Add: []desk.Duty{fresh}}, "shift rostered"},
		"a duty twice":                {desk.RosterDecision{Add: []desk.Duty{fresh, fresh}}, "shift rostered"},
		"a duty that is there":        {desk.RosterDecision{Add: []desk.Duty{running}}, ""},
		"a stranger":                  {desk.RosterDecision{Add: []desk.Duty{{Post: early, Account: other, From: noon, Until: noon + 1}}}, desk.ErrNotFound.Error()},
		"backwards":                   {desk.RosterDecision{Add: []desk.Duty{{Post: early, Account: me, From: noon, Until: noon - 1}}}, "ends before it begins"},
		"out of what runs":            {desk.RosterDecision{Cancel: []record.ID{running.Shift}}, "shift cancelled, shift rostered"},
		"out of what is over":         {desk.RosterDecision{Cancel: []record.ID{over.Shift}}, "stays in the roster"},
		"out of what is gone":         {desk.RosterDecision{Cancel: []record.ID{{99}}}, ""},
		"a post with what is to come": {desk.RosterDecision{Close: late}, "shift cancelled, shift rostered, post closed"},
	} {
		drafts, err := desk.DecideRoster(house, plans, c.d)
		if got := kindsOf(drafts); err == nil && got != c.want || err != nil && (c.want == "" || !contains(err, c.want)) {
			t.Errorf("%s: %s, %v; want %s", name, got, err, c.want)
		}
		if _, err := desk.DecideRoster(house, lawful.Viewer{Actor: me, Roles: lawful.Roles{record.RoleAnalyst}}, c.d); err == nil {
			t.Errorf("%s: by somebody who does not plan", name)
		}
	}
}

func contains(err error, part string) bool { return strings.Contains(err.Error(), part) }

package main

import (
	"testing"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

// TestTheWorkOfTheLineIsThatOfPostsHeldInTheNextDay: two on one post hold it once, what lies
// beyond the day or on a post that was closed gives nothing, and more on duty never
// reach less.
func TestTheWorkOfTheLineIsThatOfPostsHeldInTheNextDay(t *testing.T) {
	d := newDeskOfThree(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	v := d.viewer()
	for i := range 6 {
		d.takes(i)
	}
	open := func(name string) record.ID {
		post := record.NewID()
		draft := v.Draft(post, &record.PostOpened{Post: post})
		draft.Contents = []record.Content{{ID: record.NewID(), Key: post, Class: record.ClassName, Bytes: []byte(name)}}
		write(d.teller, draft)
		return post
	}
	north, south, away := open("North desk"), open("South desk"), open("Away desk")
	reach := -1
	for _, c := range []struct {
		what         string
		post         record.ID
		from, until  record.Time
		hours, posts int
	}{
		{"a duty of the hours from now on", north, 0, 3, 3, 1},
		{"one of the hours that are over", north, -9, 0, 3, 1},
		{"another on the same post at the same time", north, 1, 3, 3, 1},
		{"one that goes on with it", north, 2, 5, 5, 1},
		{"one that ends after the day", south, 22, 40, 7, 2},
		{"one that begins after the day", south, 24, 30, 7, 2},
		{"one on a post that is closed then", away, 0, 20, 27, 3},
	} {
		write(d.teller, v.Draft(c.post, &record.ShiftRostered{Shift: record.NewID(), Post: c.post, Account: record.NewID(), From: d.now() + c.from*record.Hour, Until: d.now() + c.until*record.Hour}))
		b, err := d.Board(t.Context(), v, 0, 100)
		must(t, err)
		if b.Line == nil || b.Line.Hours != c.hours || b.Line.Posts != c.posts || b.Line.Reach < reach {
			t.Fatalf("%s: %+v, want %d hours of %d posts", c.what, b.Line, c.hours, c.posts)
		}
		reach = b.Line.Reach
	}
	before := d.now()
	d.clock.move(1000)
	write(d.teller, v.Draft(away, &record.PostClosed{Post: away}))
	line := func(at record.Time) desk.BoardLine {
		b, err := d.Board(t.Context(), v, at, 100)
		must(t, err)
		return *b.Line
	}
	if l := line(0); l.Hours != 7 || l.Posts != 2 {
		t.Errorf("after the post was closed: %+v", l)
	}
	if l := line(before); l.Hours != 27 || l.Posts != 3 {
		t.Errorf("as it was before: %+v", l)
	}
}

// TestAPostThatMayNotBeReadGivesNoWork: the line of who may read it all has its hours,
// the line of everybody else is as if it were not there.
func TestAPostThatMayNotBeReadGivesNoWork(t *testing.T) {
	d := newDeskOfThree(t, newTested(t, record.HouseFounded{}, inSQLite(t)))
	open, cleared := d.viewer(), d.viewer(0)
	for i := range 3 {
		d.takes(i)
	}
	label := record.NewID()
	named := cleared.Draft(label, &record.LabelNamed{})
	named.Contents = []record.Content{{ID: record.NewID(), Key: label, Class: record.ClassName, Bytes: []byte("quay")}}
	write(d.teller, named)
	for hours, labels := range map[record.Time]record.Labels{3: 0, 5: 1} {
		post := record.NewID()
		draft := cleared.Draft(post, &record.PostOpened{Post: post})
		draft.Labels, draft.Contents = labels, []record.Content{{ID: record.NewID(), Key: post, Class: record.ClassName, Bytes: []byte("desk of some hours")}}
		write(d.teller, draft, cleared.Draft(post, &record.ShiftRostered{Shift: record.NewID(), Post: post, Account: record.NewID(), From: d.now(), Until: d.now() + hours*record.Hour}))
	}
	for who, want := range map[string]struct {
		v            lawful.Viewer
		hours, posts int
	}{"who may read both": {cleared, 8, 2}, "who may not": {open, 3, 1}} {
		b, err := d.Board(t.Context(), want.v, 0, 100)
		must(t, err)
		if b.Line == nil || b.Line.Hours != want.hours || b.Line.Posts != want.posts {
			t.Errorf("%s has the line %+v", who, b.Line)
		}
	}
}

// TestWhatIsAdvisedIsTheWorstOfTheRunningWork: of several that are worked on the one worth
// least, and it must be worth less than half.
func TestWhatIsAdvisedIsTheWorstOfTheRunningWork(t *testing.T) {
	l := amongOthers(t)
	ctx, v := t.Context(), l.viewer()
	b, err := l.Board(ctx, v, 0, 200)
	must(t, err)
	n := len(b.Rows)
	claim := func(rank int) {
		lead := b.Rows[rank-1].Lead
		write(l, v.Draft(lead, &record.LeadClaimed{Lead: lead}))
	}
	advice := func() *desk.Retask {
		t.Helper()
		now, err := l.Board(ctx, v, 0, 200)
		must(t, err)
		return now.Retask
	}
	claim(2)
	if a := advice(); a != nil && b.Rows[0].Index <= 2*b.Rows[1].Index {
		t.Errorf("the second is worth more than half of the first, and the advice is %+v", a)
	}
	for _, at := range []int{n - 9, n, n - 4} {
		claim(at)
	}
	if a := advice(); a == nil || a.Lead != b.Rows[0].Lead || a.Running != b.Rows[n-1].Lead {
		t.Errorf("the advice is %+v, want the first for the last", a)
	}
	claim(1)
	if a := advice(); a == nil || a.Lead != b.Rows[2].Lead || a.Running != b.Rows[n-1].Lead {
		t.Errorf("the first two are worked on, and the advice is %+v", a)
	}
	if few, err := l.Board(ctx, v, 0, 5); err != nil || few.Retask == nil || few.Retask.Running != b.Rows[n-1].Lead {
		t.Errorf("on a short board the advice is %+v, %v", few.Retask, err)
	}
}

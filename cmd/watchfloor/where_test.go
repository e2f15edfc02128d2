package main

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
)

// whereIn is where and when a report speaks of, as its page says at a moment.
func (l *teller) whereIn(report record.ID, at record.Time) (lines []desk.WhereLine, marked string) {
	l.t.Helper()
	page, err := l.Report(l.t.Context(), l.viewer(), at, report)
	if err != nil {
		l.t.Fatal(err)
	}
	for _, m := range page.Report.TitleMarks {
		marked += page.Report.Said.Title[m.Start:m.End] + "; "
	}
	for _, m := range page.Report.Marks {
		if m.What == "place" || m.What == "date" {
			marked += page.Report.Text[m.Start:m.End] + " " + strings.SplitN(m.Means, " (", 2)[0] + "; "
		}
	}
	return page.Report.Where, marked
}

// TestAPersonCorrectsWhereAndWhen: a place that is not meant is marked no more, another
// is what is said, a time moves the window; each is taken back by another word, and the
// past keeps what it showed.
func TestAPersonCorrectsWhereAndWhen(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		l := newTeller(t, empty(record.HouseFounded{}))
		l.tell(happening{what: "take", line: `{"id":"w1","source":"Line 1","title":"Caller from Leeds","text":"He will kill her tomorrow night in Berlin, she said."}`})
		report := l.open.reports[0]
		lines, marked := l.whereIn(report, 0)
		if len(lines) != 3 || lines[0].Words != "Leeds" || lines[0].Start >= 0 || lines[2].Words != "Berlin" || !strings.HasPrefix(marked, "Leeds; tomorrow night ") || !strings.HasSuffix(marked, "Berlin Berlin; ") {
			t.Fatalf("read: %+v, marked %s", lines, marked)
		}
		before, window := l.now(), l.leadNow(report).Window
		l.clock.move(time.Hour)
		judge := func(line desk.WhereLine, d desk.WhereDecision) {
			t.Helper()
			d.Request, d.Report, d.Kind, d.Start, d.End = record.NewID(), report, line.Kind, line.Start, line.End
			if err := l.JudgeWhere(t.Context(), l.viewer(), d); err != nil {
				t.Fatal(err)
			}
		}
		judge(lines[2], desk.WhereDecision{Words: "a street of that name"})
		if now, marked := l.whereIn(report, 0); now[2].Stands || now[2].Why != "a street of that name" || strings.Contains(marked, "Berlin") {
			t.Errorf("not meant: %+v, marked %s", now[2], marked)
		}
		judge(lines[2], desk.WhereDecision{Holds: true, Place: "43.97, -88.94"})
		if now, marked := l.whereIn(report, 0); !strings.HasPrefix(now[2].Means, "43.970, -88.940") || !strings.HasPrefix(now[2].Read, "Berlin") || !strings.Contains(marked, "Berlin 43.970") {
			t.Errorf("another: %+v, marked %s", now[2], marked)
		}
		judge(lines[2], desk.WhereDecision{Holds: true})
		if now, marked := l.whereIn(report, 0); !strings.HasPrefix(now[2].Means, "Berlin") || !strings.Contains(marked, "Berlin Berlin") {
			t.Errorf("taken back: %+v, marked %s", now[2], marked)
		}
		if then, marked := l.whereIn(report, before); then[2].At != 0 || !strings.HasSuffix(marked, "Berlin Berlin; ") {
			t.Errorf("before: %+v, marked %s", then[2], marked)
		}
		judge(lines[1], desk.WhereDecision{Words: "last year's"})
		if got := l.leadNow(report).Window; got == window {
			t.Errorf("the window stays %+v, of a time that is not meant", got)
		}
		at := l.now() + 3*record.Day
		judge(lines[1], desk.WhereDecision{Holds: true, Threatens: true, When: record.WindowSaid{From: at, Until: at + record.Hour}})
		if got := fmt.Sprint(l.leadNow(report).Window); !strings.Contains(got, (at+record.Hour).String()) && !strings.Contains(got, at.String()) {
			t.Errorf("the window is %s, and %s is meant", got, at)
		}
		judge(lines[1], desk.WhereDecision{Holds: true})
		if got := l.leadNow(report).Window; got != window {
			t.Errorf("taken back the window is %+v, not %+v", got, window)
		}
		for name, d := range map[string]desk.WhereDecision{
			"words that are not there": {Kind: record.MentionPlace, Name: "the moon", Holds: true, Place: "London"},
			"a place nobody knows":     {Kind: record.MentionPlace, Name: "she", Holds: true, Place: "Xyzzy"},
			"no number":                {Kind: record.MentionPhone, Name: "she", Holds: true},
		} {
			d.Report = report
			if err := l.JudgeWhere(t.Context(), l.viewer(), d); !errors.As(err, new(desk.Cannot)) {
				t.Errorf("%s: %v", name, err)
			}
		}
		heldHouse{t, l.house}.addsUp()
	})
}

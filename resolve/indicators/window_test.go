package indicators

import (
	"testing"
)

func TestStatedTimesBecomeWindows(t *testing.T) {
	for _, c := range []struct{ when, from, until string }{ // said on Thursday 12 March 2026 at 15:20
		{"today", "2026-03-12T15:20:00Z", "2026-03-13T00:00:00Z"},
		{"tonight", "2026-03-12T18:00:00Z", "2026-03-13T06:00:00Z"},
		{"this evening", "2026-03-12T17:00:00Z", "2026-03-13T00:00:00Z"},
		{"this afternoon", "2026-03-12T15:20:00Z", "2026-03-12T18:00:00Z"},
		{"this morning", "", ""},
		{"tomorrow", "2026-03-13T00:00:00Z", "2026-03-14T00:00:00Z"},
		{"tomorrow night", "2026-03-13T18:00:00Z", "2026-03-14T06:00:00Z"},
		{"tomorrow morning", "2026-03-13T05:00:00Z", "2026-03-13T12:00:00Z"},
		{"tomorrow at 5 pm", "2026-03-13T17:00:00Z", "2026-03-13T17:00:00Z"},
		{"the day after tomorrow", "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"},
		{"on Friday", "2026-03-13T00:00:00Z", "2026-03-14T00:00:00Z"},
		{"on Thursday", "2026-03-12T15:20:00Z", "2026-03-13T00:00:00Z"},
		{"on Wednesday night", "2026-03-18T18:00:00Z", "2026-03-19T06:00:00Z"},
		{"this Saturday at noon", "2026-03-14T12:00:00Z", "2026-03-14T12:00:00Z"},
		{"at 5pm on Friday", "2026-03-13T17:00:00Z", "2026-03-13T17:00:00Z"},
		{"next Friday", "2026-03-13T00:00:00Z", "2026-03-21T00:00:00Z"},
		{"by Friday", "2026-03-12T15:20:00Z", "2026-03-14T00:00:00Z"},
		{"before Friday", "2026-03-12T15:20:00Z", "2026-03-13T00:00:00Z"},
		{"this weekend", "2026-03-14T00:00:00Z", "2026-03-16T00:00:00Z"},
		{"next week", "2026-03-16T00:00:00Z", "2026-03-23T00:00:00Z"},
		{"this week", "2026-03-12T15:20:00Z", "2026-03-16T00:00:00Z"},
		{"next month", "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z"},
		{"in three days", "2026-03-15T00:00:00Z", "2026-03-16T00:00:00Z"},
		{"in 2 hours", "2026-03-12T15:20:00Z", "2026-03-12T17:20:00Z"},
		{"in an hour", "2026-03-12T15:20:00Z", "2026-03-12T16:20:00Z"},
		{"in a few days", "2026-03-12T15:20:00Z", "2026-03-18T00:00:00Z"},
		{"in two weeks", "2026-03-26T00:00:00Z", "2026-04-02T00:00:00Z"},
		{"within hours", "2026-03-12T15:20:00Z", "2026-03-13T03:20:00Z"},
		{"within the hour", "2026-03-12T15:20:00Z", "2026-03-12T16:20:00Z"},
		{"within 48 hours", "2026-03-12T15:20:00Z", "2026-03-14T15:20:00Z"},
		{"in the next few hours", "2026-03-12T15:20:00Z", "2026-03-12T20:20:00Z"},
		{"in the coming days", "2026-03-12T15:20:00Z", "2026-03-20T00:00:00Z"},
		{"at 5 pm", "2026-03-12T17:00:00Z", "2026-03-12T17:00:00Z"},
		{"at 5.30pm", "2026-03-12T17:30:00Z", "2026-03-12T17:30:00Z"},
		{"at 17:45", "2026-03-12T17:45:00Z", "2026-03-12T17:45:00Z"},
		{"at 9am", "2026-03-13T09:00:00Z", "2026-03-13T09:00:00Z"},
		{"at 5 o'clock", "2026-03-12T17:00:00Z", "2026-03-12T17:00:00Z"},
		{"at 5", "2026-03-12T17:00:00Z", "2026-03-12T17:00:00Z"},
		{"at midnight", "2026-03-13T00:00:00Z", "2026-03-13T00:00:00Z"},
		{"at 1800hrs", "2026-03-12T18:00:00Z", "2026-03-12T18:00:00Z"},
		{"on 14 March", "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"},
		{"on March 14th", "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"},
		{"on the 14th of March 2026", "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"},
		{"on the 2nd", "2026-04-02T00:00:00Z", "2026-04-03T00:00:00Z"},
		{"on Saturday 14 March at 6pm", "2026-03-14T18:00:00Z", "2026-03-14T18:00:00Z"},
		{"on 14/03/2026", "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"},
		{"on 2026-03-14", "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"},
		{"on 3 February", "2027-02-03T00:00:00Z", "2027-02-04T00:00:00Z"},
		{"on 14 March 2025", "", ""},
		{"on 31 June", "", ""},
		{"on 14 March 2099", "", ""},
		{"right now", "2026-03-12T15:20:00Z", "2026-03-12T16:20:00Z"},
		{"any minute", "2026-03-12T15:20:00Z", "2026-03-12T16:20:00Z"},
		{"at 5 different places", "", ""},
		{"in the library", "", ""},
	} {
		text := "He will kill her " + c.when
		w := Find(text, moment(t, thursday)).Window
		if w.From.String() != c.from || w.Until.String() != c.until {
			t.Errorf("%q means [%v, %v], want [%s, %s]", c.when, w.From, w.Until, c.from, c.until)
		}
	}
}

func TestTheSoonestWindowIsTaken(t *testing.T) {
	w := Find("I will kill her on Saturday or tomorrow night or next week", moment(t, thursday)).Window
	if got := w.Until.String(); got != "2026-03-14T06:00:00Z" {
		t.Errorf("window ends %s", got)
	}
}

func TestTonightSaidAfterMidnightReachesTheNextNight(t *testing.T) {
	w := Find("I will kill her tonight", moment(t, "2026-03-12T01:30:00Z")).Window
	if w.From.String() != "2026-03-12T01:30:00Z" || w.Until.String() != "2026-03-13T06:00:00Z" {
		t.Errorf("window [%v, %v]", w.From, w.Until)
	}
}

func TestWithoutATimeOfItsOwnAReportHasNoWindow(t *testing.T) {
	s := Find("I will kill her tonight", 0)
	if !s.Window.IsZero() {
		t.Errorf("window [%v, %v]", s.Window.From, s.Window.Until)
	}
	if got := codesOf(s); got != "THREAT threat-to-life time-named (life at risk)" {
		t.Errorf("codes %s", got)
	}
}

package calendar_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"watchfloor/desk/calendar"
	"watchfloor/record"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	l, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func at(s string) record.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return record.At(t)
}

func options(t testing.TB) calendar.Options {
	return calendar.Options{Zone: zone(t, "Europe/London"), From: at("2026-03-01T00:00:00Z"), Until: at("2026-12-01T00:00:00Z")}
}

// told reads an input and says in words what it holds: "from–until post/person" or
// "line: reason".
func told(t testing.TB, in string) []string {
	var out []string
	all, _ := calendar.Read(strings.NewReader(in), options(t))
	for r, refused := range all {
		if refused != nil {
			out = append(out, fmt.Sprintf("line %d: %s", refused.Line, refused.Detail))
			continue
		}
		out = append(out, fmt.Sprintf("%s–%s %s/%s", r.From.Go().Format("02.01. 15:04"), r.Until.Go().Format("02.01. 15:04"), strings.Join(r.Posts, "|"), strings.Join(r.People, "|")))
	}
	return out
}

func book(lines ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCALENDAR\r\n"
}

func event(lines ...string) string {
	return book("BEGIN:VEVENT\r\nUID:u1\r\nSUMMARY:Ada Quill\r\nLOCATION:Duty desk\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VEVENT")
}

const named = " Duty desk|Ada Quill/Ada Quill"

func TestCalendarsAreReadAsTheyAreWritten(t *testing.T) {
	outlook := "BEGIN:VTIMEZONE\r\nTZID:Our office\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n" +
		"BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE"
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"in UTC":                      {event("DTSTART:20260310T060000Z", "DTEND:20260310T140000Z"), []string{"10.03. 06:00–10.03. 14:00" + named}},
		"in the zone of the house":    {event("DTSTART:20260710T060000", "DTEND:20260710T140000"), []string{"10.07. 05:00–10.07. 13:00" + named}},
		"in a zone of the world":      {event("DTSTART;TZID=Europe/Berlin:20260710T060000", "DURATION:PT8H"), []string{"10.07. 04:00–10.07. 12:00" + named}},
		"in quotation marks":          {event(`DTSTART;TZID="Europe/Berlin":20260710T060000`, "DURATION:PT8H"), []string{"10.07. 04:00–10.07. 12:00" + named}},
		"as Mozilla names a zone":     {event("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260710T060000", "DURATION:PT8H"), []string{"10.07. 04:00–10.07. 12:00" + named}},
		"as Windows names a zone":     {event("DTSTART;TZID=W. Europe Standard Time:20260710T060000", "DURATION:PT8H"), []string{"10.07. 04:00–10.07. 12:00" + named}},
		"in a zone of its own":        {book(outlook, "BEGIN:VEVENT\r\nSUMMARY:Ada Quill\r\nLOCATION:Duty desk\r\nDTSTART;TZID=Our office:20260710T060000\r\nDTEND;TZID=Our office:20260710T140000\r\nEND:VEVENT"), []string{"10.07. 04:00–10.07. 12:00" + named}},
		"the same in winter":          {book(outlook, "BEGIN:VEVENT\r\nSUMMARY:Ada Quill\r\nLOCATION:Duty desk\r\nDTSTART;TZID=Our office:20261110T060000\r\nDTEND;TZID=Our office:20261110T140000\r\nEND:VEVENT"), []string{"10.11. 05:00–10.11. 13:00" + named}},
		"in a zone that nobody tells": {event("DTSTART;TZID=Our office:20260710T060000", "DURATION:PT8H"), []string{"line 3: DTSTART: the zone \"Our office\" is not known, and the calendar does not say what its clocks show"}},
		"all day":                     {event("DTSTART;VALUE=DATE:20260710"), []string{"09.07. 23:00–10.07. 23:00" + named}},
		"over several days":           {event("DTSTART;VALUE=DATE:20260710", "DTEND;VALUE=DATE:20260712"), []string{"09.07. 23:00–11.07. 23:00" + named}},
		"folded":                      {strings.Replace(event("DTSTART:20260310T060000Z", "DTEND:20260310T140000Z"), "SUMMARY:Ada Quill", "SUMMARY:Ada Q\r\n uill", 1), []string{"10.03. 06:00–10.03. 14:00" + named}},
		"with a mark and bare ends":   {"\ufeff" + strings.ReplaceAll(event("DTSTART:20260310T060000Z", "DTEND:20260310T140000Z"), "\r\n", "\n"), []string{"10.03. 06:00–10.03. 14:00" + named}},
		"through the spring night":    {event("DTSTART;TZID=Europe/London:20260328T220000", "DTEND;TZID=Europe/London:20260329T060000"), []string{"28.03. 22:00–29.03. 05:00" + named}},
		"through the autumn night":    {event("DTSTART;TZID=Europe/London:20261024T220000", "DTEND;TZID=Europe/London:20261025T060000"), []string{"24.10. 21:00–25.10. 06:00" + named}},
		"with an alarm": {event("DTSTART:20260310T060000Z", "DTEND:20260310T140000Z", "BEGIN:VALARM", "DTSTART:20200101T000000Z", "ACTION:DISPLAY", "END:VALARM"),
			[]string{"10.03. 06:00–10.03. 14:00" + named}},
		"every night over the change": {event("DTSTART;TZID=Europe/London:20260327T220000", "DTEND;TZID=Europe/London:20260328T060000", "RRULE:FREQ=DAILY;COUNT=3"),
			[]string{"27.03. 22:00–28.03. 06:00" + named, "28.03. 22:00–29.03. 05:00" + named, "29.03. 21:00–30.03. 05:00" + named}},
		"but for one": {event("DTSTART:20260310T060000Z", "DTEND:20260310T140000Z", "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260317T060000Z", "EXDATE:20260312T060000Z"),
			[]string{"10.03. 06:00–10.03. 14:00" + named, "17.03. 06:00–17.03. 14:00" + named}},
		"with one moved": {book("BEGIN:VEVENT\r\nUID:s\r\nSUMMARY:Ada Quill\r\nLOCATION:Duty desk\r\nDTSTART:20260310T060000Z\r\nDTEND:20260310T140000Z\r\nRRULE:FREQ=DAILY;COUNT=2\r\nEND:VEVENT",
			"BEGIN:VEVENT\r\nUID:s\r\nSUMMARY:Ada Quill\r\nLOCATION:Duty desk\r\nRECURRENCE-ID:20260311T060000Z\r\nDTSTART:20260311T080000Z\r\nDTEND:20260311T140000Z\r\nEND:VEVENT"),
			[]string{"10.03. 06:00–10.03. 14:00" + named, "11.03. 08:00–11.03. 14:00" + named}},
		"of Google": {book("X-WR-CALNAME:Duty desk", "X-WR-TIMEZONE:Europe/Berlin", "BEGIN:VEVENT\r\nSUMMARY:Shift\r\nDTSTART:20260710T060000\r\nDTEND:20260710T140000\r\nATTENDEE;CUTYPE=INDIVIDUAL;CN=\"Quill, Ada\":mailto:ada@watch.example.org\r\nEND:VEVENT"),
			[]string{"10.07. 04:00–10.07. 12:00 Shift|Duty desk/Quill, Ada|ada@watch.example.org|ada|Shift"}},
		"in one summary": {book("BEGIN:VEVENT\r\nSUMMARY:Duty desk: Ada Quill\r\nDTSTART:20260310T060000Z\r\nDTEND:20260310T140000Z\r\nEND:VEVENT"),
			[]string{"10.03. 06:00–10.03. 14:00 Duty desk: Ada Quill|Duty desk|Ada Quill/Duty desk: Ada Quill|Duty desk|Ada Quill"}},
	} {
		if got := told(t, c.in); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestWhatIsNoDutyIsRefusedWithLineAndReason(t *testing.T) {
	for want, in := range map[string]string{
		"line 3: it has no DTSTART":                                                               event("DTEND:20260310T140000Z"),
		"line 3: it has neither DTEND nor DURATION":                                               event("DTSTART:20260310T060000Z"),
		"line 3: the duty ends before it begins":                                                  event("DTSTART:20260310T060000Z", "DTEND:20260310T050000Z"),
		"line 3: it is cancelled in the calendar":                                                 event("DTSTART:20260310T060000Z", "DTEND:20260310T070000Z", "STATUS:CANCELLED"),
		"line 3: line 8 of it: it is no line of a calendar, NAME:VALUE":                           event("DTSTART:20260310T060000Z", "???"),
		"line 3: RRULE: it repeats more often than daily":                                         event("DTSTART:20260310T060000Z", "DTEND:20260310T070000Z", "RRULE:FREQ=SECONDLY"),
		"line 3: the series begins too far away":                                                  event("DTSTART:19710310T060000Z", "DTEND:19710310T070000Z", "RRULE:FREQ=DAILY"),
		"line 3: the calendar ends in the middle of this event: send it whole":                    "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:x",
		`line 1: no column "post": the first line names the columns post, person, from and until`: "a,b\n1,2\n",
		"line 2: until is empty":                                                                  "post,person,from,until\nDuty desk,ada,2026-03-10T06:00,\n",
		"line 2: the duty ends before it begins":                                                  "post,person,from,until\nDuty desk,ada,2026-03-10T06:00,2026-03-10T05:00\n",
		"line 2: from: \"10.3.2026\" is no time: write it as 2026-01-31T06:00, or with an offset as 2026-01-31T06:00+01:00": "post,person,from,until\nDuty desk,ada,10.3.2026,2026-03-10T05:00\n",
	} {
		if got := told(t, in); len(got) != 1 || got[0] != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestATableIsReadInTheZoneOfTheHouse(t *testing.T) {
	in := "Post;Login;Begin;End\r\nDuty desk;ada;2026-07-10 06:00;2026-07-10 14:00\r\n\"Duty desk\";bo;2026-07-10T14:00+02:00;2026-07-10T22:00Z\r\n"
	want := "10.07. 05:00–10.07. 13:00 Duty desk/ada\n10.07. 12:00–10.07. 22:00 Duty desk/bo"
	if got := strings.Join(told(t, in), "\n"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestASeriesThatNeverComesEnds(t *testing.T) {
	for _, rule := range []string{"FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYYEARDAY=366;INTERVAL=7", "FREQ=DAILY;BYMONTH=2;INTERVAL=1000;BYDAY=1MO"} {
		told(t, event("DTSTART:20260310T060000Z", "DTEND:20260310T140000Z", "RRULE:"+rule))
	}
}

func TestNoInputHasMoreRowsThanItMay(t *testing.T) {
	var b strings.Builder
	for i := range 20 {
		fmt.Fprintf(&b, "BEGIN:VEVENT\r\nUID:%d\r\nSUMMARY:x\r\nDTSTART:20260301T0%d0000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n", i, i%10)
	}
	if got := told(t, book(b.String())); len(got) != calendar.Rows+1 || !strings.Contains(got[calendar.Rows], "more than 2000 duties") {
		t.Errorf("%d rows", len(got))
	}
}

// FuzzRead reads anything: every row is a duty, and nothing costs without end.
func FuzzRead(f *testing.F) {
	f.Add(event("DTSTART;TZID=Europe/London:20260327T220000", "DTEND:20260328T060000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260328T220000", "RDATE:20260401T220000"))
	f.Add("post,person,from,until\nDuty desk,ada,2026-03-10T06:00,2026-03-10T14:00\n")
	f.Add("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nDTSTART;TZID=x:20260301T000000\nDURATION:P1DT2H\nEND:VEVENT\nEND:VCALENDAR")
	o := options(f)
	f.Fuzz(func(t *testing.T, in string) {
		all, _ := calendar.Read(strings.NewReader(in), o)
		n := 0
		for r, refused := range all {
			n++
			if refused == nil && (r.Until <= r.From || r.From <= 0) {
				t.Errorf("a row from %s until %s", r.From, r.Until)
			}
			if refused != nil && (refused.Line < 1 || refused.Detail == "") {
				t.Errorf("refused without line or reason: %+v", refused)
			}
		}
		if n > calendar.Rows+1 {
			t.Errorf("%d rows", n)
		}
	})
}

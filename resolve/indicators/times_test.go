package indicators

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"watchfloor/record"
)

// stretch writes a time as "from – until" in the zone.
func stretch(from, until record.Time, zone *time.Location) string {
	if until == 0 {
		return ""
	}
	show := func(t record.Time) string { return t.Go().In(zone).Format("2006-01-02 15:04") }
	if from == until {
		return show(from)
	}
	return show(from) + " – " + show(until)
}

// TestTimesAreReadFromTheReportsOwn is a table of sentences: when the thing told
// happened, and when the thing threatened will.
func TestTimesAreReadFromTheReportsOwn(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ at, text, happened, window string }{
		// said on Thursday 12 March 2026 at 15:20
		{"", "I saw him yesterday", "2026-03-11 00:00 – 2026-03-12 00:00", ""},
		{"", "I saw him yesterday around 10pm", "2026-03-11 22:00", ""},
		{"", "I saw him yesterday at about 10 pm near the gate", "2026-03-11 22:00", ""},
		{"", "He left at 10pm yesterday", "2026-03-11 22:00", ""},
		{"", "Yesterday evening a van stopped there", "2026-03-11 17:00 – 2026-03-12 00:00", ""},
		{"", "Last night a van stopped there", "2026-03-11 18:00 – 2026-03-12 06:00", ""},
		{"", "It was the day before yesterday", "2026-03-10 00:00 – 2026-03-11 00:00", ""},
		{"", "Last Tuesday evening he was seen", "2026-03-10 17:00 – 2026-03-11 00:00", ""},
		{"", "Last Thursday he was seen", "2026-03-05 00:00 – 2026-03-06 00:00", ""},
		{"", "Last week he came twice", "2026-03-02 00:00 – 2026-03-09 00:00", ""},
		{"", "Last month he came twice", "2026-02-01 00:00 – 2026-03-01 00:00", ""},
		{"", "Last weekend they met", "2026-03-07 00:00 – 2026-03-09 00:00", ""},
		{"", "They met three days ago", "2026-03-09 00:00 – 2026-03-10 00:00", ""},
		{"", "They met two hours ago", "2026-03-12 13:20", ""},
		{"", "They met half an hour ago", "2026-03-12 14:20", ""}, // half is not read: an hour
		{"", "They met 20 minutes ago", "2026-03-12 15:00", ""},
		{"", "They met a week ago", "2026-03-02 00:00 – 2026-03-09 00:00", ""},
		{"", "They met a few days ago", "2026-03-07 00:00 – 2026-03-08 00:00", ""},
		{"", "They met two days ago at 9 in the evening", "2026-03-10 21:00", ""},
		{"", "They met on Monday", "2026-03-09 00:00 – 2026-03-10 00:00", ""},
		{"", "They met on Friday", "2026-03-06 00:00 – 2026-03-07 00:00", ""},
		{"", "They met on Thursday at 14:00", "2026-03-12 14:00", ""},
		{"", "They met on Thursday at 16:00", "2026-03-05 16:00", ""},
		{"", "They met this morning", "2026-03-12 05:00 – 2026-03-12 12:00", ""},
		{"", "They met this afternoon", "2026-03-12 12:00 – 2026-03-12 15:20", ""},
		{"", "They met at 22:15", "2026-03-11 22:15", ""},
		{"", "They met at 9am", "2026-03-12 09:00", ""},
		{"", "They met at noon", "2026-03-12 12:00", ""},
		{"", "They met at midnight", "2026-03-12 00:00", ""},
		{"", "They met yesterday between 9 and 11 pm", "2026-03-11 21:00 – 2026-03-11 23:00", ""},
		{"", "He was there yesterday between 14:00 and 16:30", "2026-03-11 14:00 – 2026-03-11 16:30", ""},
		{"", "They met at 0900 hrs", "2026-03-12 09:00", ""},
		{"", "They met on the 3rd", "2026-03-03 00:00 – 2026-03-04 00:00", ""},
		{"", "They met on the 14th", "2026-02-14 00:00 – 2026-02-15 00:00", ""},
		{"", "They met on the 31st", "2026-01-31 00:00 – 2026-02-01 00:00", ""},
		{"", "They met on 3 March", "2026-03-03 00:00 – 2026-03-04 00:00", ""},
		{"", "They met on 3 March at 5pm", "2026-03-03 17:00", ""},
		{"", "They met on 14 December", "2025-12-14 00:00 – 2025-12-15 00:00", ""},
		{"", "They met on 14/02/2026", "2026-02-14 00:00 – 2026-02-15 00:00", ""},
		{"", "The meeting of 2026-02-14 was short", "2026-02-14 00:00 – 2026-02-15 00:00", ""},
		{"", "He has been there since Monday", "2026-03-09 00:00 – 2026-03-12 15:20", ""},
		{"", "He came earlier today", "2026-03-12 00:00 – 2026-03-12 15:20", ""},
		{"", "There were between 5 and 6 people", "", ""},
		{"", "He was born on 3 May 1980", "", ""},
		{"", "The 2nd man had 3/4 of it", "", ""},
		{"", "I saw him on Friday and he will do it on Sunday", "2026-03-06 00:00 – 2026-03-07 00:00", ""},
		// threats
		{"", "He will kill her tomorrow night", "", "2026-03-13 18:00 – 2026-03-14 06:00"},
		{"", "He will kill her next Friday at 9", "", "2026-03-13 09:00 – 2026-03-20 09:00"},
		{"", "He will kill her on the 14th", "", "2026-03-14 00:00 – 2026-03-15 00:00"},
		{"", "He will kill her in two days", "", "2026-03-14 00:00 – 2026-03-15 00:00"},
		{"", "Yesterday he said that he will kill her tomorrow", "2026-03-11 00:00 – 2026-03-12 00:00", "2026-03-13 00:00 – 2026-03-14 00:00"},
		{"", "I saw him last Tuesday evening. He will kill her on Saturday.", "2026-03-10 17:00 – 2026-03-11 00:00", "2026-03-14 00:00 – 2026-03-15 00:00"},
		{"", "On Monday he told me that he will kill her on Sunday", "2026-03-09 00:00 – 2026-03-10 00:00", "2026-03-15 00:00 – 2026-03-16 00:00"},
		{"", "He threatened to kill her last Friday", "2026-03-06 00:00 – 2026-03-07 00:00", ""},
		{"", "He was going to kill her yesterday", "2026-03-11 00:00 – 2026-03-12 00:00", ""},
		{"", "He said three days ago that he will kill her", "2026-03-09 00:00 – 2026-03-10 00:00", ""},
		{"", "He will kill her at 22:00", "", "2026-03-12 22:00"},
		{"", "He will kill her at midnight", "", "2026-03-13 00:00"},
		{"", "He will kill her tomorrow between 9 and 11 pm", "", "2026-03-13 21:00 – 2026-03-13 23:00"},
		{"", "He will kill her at 10 in the evening", "", "2026-03-12 22:00"},
		{"", "He will kill her this weekend", "", "2026-03-14 00:00 – 2026-03-16 00:00"},
		{"", "He will kill her within 48 hours", "", "2026-03-12 15:20 – 2026-03-14 15:20"},
		{"", "He will bomb the school on Monday", "", "2026-03-16 00:00 – 2026-03-17 00:00"},
		// other languages: what happened
		{"", "Ich sah ihn gestern Abend", "2026-03-11 17:00 – 2026-03-12 00:00", ""},
		{"", "Er war vorgestern da", "2026-03-10 00:00 – 2026-03-11 00:00", ""},
		{"", "Er war letzten Dienstag da", "2026-03-10 00:00 – 2026-03-11 00:00", ""},
		{"", "Er war vor drei Tagen da", "2026-03-09 00:00 – 2026-03-10 00:00", ""},
		{"", "Er kam gestern um 21 Uhr", "2026-03-11 21:00", ""},
		{"", "Je suis parti hier soir", "2026-03-11 17:00 – 2026-03-12 00:00", ""},
		{"", "Il était là mardi dernier", "2026-03-10 00:00 – 2026-03-11 00:00", ""},
		{"", "Il est parti il y a trois jours", "2026-03-09 00:00 – 2026-03-10 00:00", ""},
		{"", "Hier ist nichts passiert", "", ""},
		{"", "Lo vi ayer por la noche", "2026-03-11 18:00 – 2026-03-12 06:00", ""},
		{"", "Lo vi anoche", "2026-03-11 18:00 – 2026-03-12 06:00", ""},
		{"", "Lo vi hace dos días", "2026-03-10 00:00 – 2026-03-11 00:00", ""},
		{"", "Estaba el martes pasado", "2026-03-10 00:00 – 2026-03-11 00:00", ""},
		{"", "رأيت الرجل أمس", "2026-03-11 00:00 – 2026-03-12 00:00", ""},
		{"", "رأيت الرجل يوم الثلاثاء الماضي", "2026-03-10 00:00 – 2026-03-11 00:00", ""},
		// ends of months and years, leap days
		{"2026-01-31T12:00:00Z", "They met on the 30th", "2026-01-30 00:00 – 2026-01-31 00:00", ""},
		{"2026-01-31T12:00:00Z", "He will kill her tomorrow", "", "2026-02-01 00:00 – 2026-02-02 00:00"},
		{"2026-01-31T12:00:00Z", "He will kill her in one month", "", "2026-02-28 00:00 – 2026-03-28 00:00"},
		{"2026-11-30T12:00:00Z", "He will kill her on the 31st", "", "2026-12-31 00:00 – 2027-01-01 00:00"},
		{"2026-03-01T00:30:00Z", "They met yesterday", "2026-02-28 00:00 – 2026-03-01 00:00", ""},
		{"2028-03-01T00:30:00Z", "They met yesterday", "2028-02-29 00:00 – 2028-03-01 00:00", ""},
		{"2025-12-31T23:30:00Z", "He will kill her tomorrow at noon", "", "2026-01-01 12:00"},
		{"2026-01-01T00:10:00Z", "They met last month", "2025-12-01 00:00 – 2026-01-01 00:00", ""},
		{"2026-01-02T09:00:00Z", "They met on 30 December", "2025-12-30 00:00 – 2025-12-31 00:00", ""},
		{"2025-12-30T09:00:00Z", "He will kill her on 2 January", "", "2026-01-02 00:00 – 2026-01-03 00:00"},
		{"2026-01-01T02:00:00Z", "I saw them tonight", "2025-12-31 18:00 – 2026-01-01 02:00", ""},
		// clocks put forward on 29 March 2026 and back on 25 October 2026 in London
		{"2026-03-28T20:00:00Z", "He will kill her tomorrow at 9am", "", "2026-03-29 09:00"},
		{"2026-03-28T20:00:00Z", "He will kill her tomorrow night", "", "2026-03-29 18:00 – 2026-03-30 06:00"},
		{"2026-03-29T20:00:00Z", "They met yesterday at 23:00", "2026-03-28 23:00", ""},
		{"2026-10-25T20:00:00Z", "They met this morning", "2026-10-25 05:00 – 2026-10-25 12:00", ""},
		{"2026-10-24T20:00:00Z", "He will kill her tomorrow at 18:00", "", "2026-10-25 18:00"},
		{"2026-07-01T23:30:00Z", "They met yesterday", "2026-07-01 00:00 – 2026-07-02 00:00", ""}, // it is 2 July in London
	} {
		at := c.at
		if at == "" {
			at = thursday
		}
		s := FindIn(c.text, moment(t, at), london)
		if got := stretch(s.Happened.From, s.Happened.Until, london); got != c.happened {
			t.Errorf("%q: happened %q, want %q", c.text, got, c.happened)
		}
		if got := stretch(s.Window.From, s.Window.Until, london); got != c.window {
			t.Errorf("%q: window %q, want %q", c.text, got, c.window)
		}
	}
}

// TestNoTimeEndsBeforeItBegins makes sentences of words of time at moments all
// over the year, in zones that change their clocks: no stated time ends before it
// begins, nothing past lies ahead, and nothing to come, least of all the window,
// lies behind.
func TestNoTimeEndsBeforeItBegins(t *testing.T) {
	words := strings.Fields(`he will kill her saw was on at in the last next this tomorrow yesterday tonight Monday Friday weekend week month night morning
		evening 3 5 11 23 31 31st 14th 29 February March October 2026 2028 days ago hours since by before within between and to pm am noon midnight 22:00 9.30 . ,
		gestern Abend vor drei Tagen hier soir dernier pasado mañana أمس الماضي uhr a few couple of from earlier today 0130 02:30 day after`)
	var zones []*time.Location
	for _, name := range []string{"UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"} {
		z, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		zones = append(zones, z)
	}
	r := rand.New(rand.NewPCG(11, 12))
	for range 60_000 {
		var b strings.Builder
		b.WriteString([]string{"", "He will kill her ", "I saw him "}[r.IntN(3)])
		for range 1 + r.IntN(7) {
			b.WriteString(words[r.IntN(len(words))])
			b.WriteByte(' ')
		}
		at := record.At(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)) + record.Time(r.Int64N(800*24*60))*record.Minute
		s := FindIn(b.String(), at, zones[r.IntN(len(zones))])
		for _, st := range s.Times {
			if st.From > st.Until || st.Past && st.Until > at || !st.Past && st.From < at || st.Start >= st.End || st.End > b.Len() {
				t.Fatalf("%q at %v states %+v", b.String(), at, st)
			}
		}
		if w := s.Window; !w.IsZero() && (w.From > w.Until || w.Until < at) {
			t.Fatalf("%q at %v has the window [%v, %v]", b.String(), at, w.From, w.Until)
		}
	}
}

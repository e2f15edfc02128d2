package web

import (
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/record"
)

func TestMarkedTextIsAlwaysWhole(t *testing.T) {
	text := "héllo Ilyas \u202eok"
	for name, marks := range map[string][]desk.Mark{
		"none": nil, "one": {{Start: 7, End: 12}}, "overlapping": {{Start: 0, End: 6}, {Start: 3, End: 8}}, "backwards": {{Start: 9, End: 3}},
		"outside": {{Start: -4, End: 2}, {Start: 5, End: 500}}, "within a character": {{Start: 2, End: 4}}, "all": {{Start: 0, End: len(text)}},
	} {
		var b strings.Builder
		for _, s := range segments(text, marks) {
			b.WriteString(s.Text)
		}
		if b.String() != text {
			t.Errorf("%s: the text became %q", name, b.String())
		}
	}
	if got := segments(text, []desk.Mark{{Start: 7, End: 12, What: "name"}}); len(got) != 3 || got[1].Text != "Ilyas" || got[1].Label() != "name" {
		t.Errorf("segments %+v", got)
	}
}

func TestTimesAreToldInWords(t *testing.T) {
	for d, want := range map[record.Time]string{
		0: "now", -record.Second: "just now", 5 * record.Minute: "in 5 min", 2 * record.Hour: "in 2 h", 3*record.Hour + 20*record.Minute: "in 3 h 20 min",
		-26 * record.Hour: "1 d 2 h ago", 9 * record.Day: "in 9 d",
	} {
		if got := (stamp{noon + d, noon}).Words(); got != want {
			t.Errorf("%d away: %q, want %q", d, got, want)
		}
	}
	for d, want := range map[record.Time]string{record.Second: "just now", 17 * record.Minute: "17 min ago", 5*record.Hour - 1: "4 h ago", 50 * record.Hour: "2 d ago"} {
		if got := (stamp{noon - d, noon}).Ago(); got != want {
			t.Errorf("%d ago: %q, want %q", d, got, want)
		}
	}
	if got := (stamp{noon - 400*record.Day, noon}).Short(); got != "16 Oct 2025 12:00" {
		t.Errorf("of another year: %q", got)
	}
}

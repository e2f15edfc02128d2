package desk

import (
	"fmt"
	"strings"
	"testing"

	"watchfloor/rank"
	"watchfloor/record"
)

const noon = 1_767_225_600 * record.Second

// ordered makes n leads of an hour's work, weighed by the rules that a house begins with.
func ordered(t *testing.T, n int) (*rank.Scale, []rank.Ranked) {
	t.Helper()
	s, err := rank.NewScale(rank.DefaultRules())
	if err != nil {
		t.Fatal(err)
	}
	var order []rank.Ranked
	for i := range n {
		e := Evidence{Reports: []ReportEvidence{{Origin: record.ID{byte(i + 1)}, Received: noon - record.Hour,
			Window: record.WindowSaid{Until: noon + record.Time(i+2)*record.Day}}}}
		w := e.Weigh(s, noon)
		order = append(order, rank.Ranked{Row: rank.Row{ID: record.ID{byte(i + 1)}, Weight: w}, Index: s.Index(w, noon)})
	}
	return s, order
}

func TestHoursOfWorkAreThoseOfTheRoster(t *testing.T) {
	for minutes, want := range map[record.Time]int{0: 0, 29: 0, 30: 1, 60: 1, 89: 1, 90: 2, 480: 8, 1440: 24} {
		if got := hoursOf(WorkOf(minutes * record.Minute)); got != want {
			t.Errorf("%d minutes on duty are %d hours, want %d", minutes, got, want)
		}
	}
	if WorkOf(8*record.Hour) != record.Day {
		t.Error("a duty of eight hours is not a day's work")
	}
}

func TestTheLineSaysWhereItStandsAndWhenceItsWorkComes(t *testing.T) {
	_, order := ordered(t, 4) // .15 of a day each
	day := func(hundredths record.Time) record.Time { return hundredths * record.Day / 100 }
	for _, c := range []struct {
		work        record.Time
		posts, open int
		reach       int
		all         bool
		words       string
	}{
		{day(14), 0, 4, 0, false, "above the first lead: none is reached. The rules of the order give 1 hour of work"},
		{day(15), 1, 4, 1, false, "below lead 1. The roster gives 1 hour of work in the next 24, from 1 post, and each lead takes"},
		{day(59), 2, 4, 3, false, "below lead 3. The roster gives 5 hours of work in the next 24, from 2 posts"},
		{day(60), 2, 4, 4, true, "below the last lead: all are reached."},
		{day(900), 2, 5, 4, true, "below the first 4 leads, and further down than was looked."},
	} {
		b := Board{Open: c.open}
		b.SetLine(order, c.work, c.posts)
		if l := b.Line; l == nil || l.Reach != c.reach || l.All != c.all || l.Posts != c.posts || !strings.Contains(l.Text, c.words) || c.all != (l.Index == 0) {
			t.Errorf("%v of a day: %+v, want %+v", c.work, b.Line, c)
		}
	}
	var none Board
	if none.SetLine(nil, day(50), 1); none.Line != nil {
		t.Errorf("a line is drawn under no lead: %+v", none.Line)
	}
	none.NoLine()
	if s, order := ordered(t, 1); none.Line.LineText(s, order[0], 1, noon) != "" {
		t.Error("a lead stands to a line that is not drawn")
	}
}

// TestALeadSaysWhenItDropsAndThenIsBelow: at the hour it names its index is under that of
// the line.
func TestALeadSaysWhenItDropsAndThenIsBelow(t *testing.T) {
	s, order := ordered(t, 3)
	line := func(level record.Millionths) *BoardLine { return &BoardLine{Reach: 2, Index: level} }
	first, told := order[0], map[record.Time]bool{}
	for _, after := range []record.Time{24, 30, 47, 54, 72, 150} {
		level := s.Index(first.Weight, noon+after*record.Hour) + 1
		drops, ok := s.DropsUnder(first.Weight, noon, level)
		if !ok {
			t.Fatalf("after %d hours it is not under %v", after, level)
		}
		want := fmt.Sprintf("drops below today’s line in %d days", drops/record.Day)
		switch {
		case drops == 0:
			want = "at today’s line"
		case drops < 2*record.Day:
			want = fmt.Sprintf("drops below today’s line in %d h", drops/record.Hour)
		}
		told[drops] = true
		if got := line(level).LineText(s, first, 2, noon); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if len(told) < 4 {
		t.Errorf("it dropped at %v alone", told)
	}
	for _, c := range []struct {
		l    *BoardLine
		at   int
		want string
	}{
		{nil, 1, ""}, {&BoardLine{Reach: 3, All: true}, 1, ""}, {line(first.Index + 1), 2, "at today’s line"}, {line(first.Index + 1), 3, "below today’s line"},
		{line(1), 2, "stays above today’s line"}, {&BoardLine{Reach: 2}, 3, "below today’s line"}, {&BoardLine{Reach: 2}, 2, "stays above today’s line"},
	} {
		if got := c.l.LineText(s, first, c.at, noon); got != c.want {
			t.Errorf("%+v, place %d: %q, want %q", c.l, c.at, got, c.want)
		}
	}
}

package rank

import (
	"testing"

	"watchfloor/record"
)

func TestSentencesSayWhyInWords(t *testing.T) {
	s := scaleOf(t)
	known := one(b2, Materials, Surveillance, TargetNamed)
	known.Reports = append(known.Reports, said(2, Grade{}, Threat), said(2, f6, Threat))
	known.Reports[0].Deadline.Until = start + 3*record.Day
	known.Severity = LifeAtRisk
	doubtful := one(Grade{})
	doubtful.Reports[0].Deadline.Until = start + record.Day
	opened := one(Grade{record.ThreeByFive, 1, 3})
	opened.Stage, opened.Outcome = Investigate, ConcernFound
	for _, c := range []struct {
		e    Evidence
		at   record.Time
		want string
	}{
		{one(Grade{}), start, "one independent origin · source not yet graded · no window stated · about an hour's work"},
		{known, start, "two independent origins · one repeat, not counted · graded B2: usually reliable, probably true · means acquired · " +
			"threat expressed · life at risk · window about three days, from the report · about four hours' work"},
		{doubtful, start, "one independent origin · source not yet graded · time named · window about one day, from the report; believed 1 in 10 · about an hour's work"},
		{doubtful, start + 3*record.Day, "one independent origin · source not yet graded · time named · " +
			"the window the report gave ended about two days ago; believed 1 in 10 · about an hour's work"},
		{opened, start, "one independent origin · graded 1C: reliable, known indirectly · assessed: concern · " +
			"no window stated · about four days' work"},
	} {
		if got := Sentence(s.Weigh(c.e, start), c.at); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestGradesAreWrittenInTheirOwnScheme(t *testing.T) {
	for _, c := range []struct {
		g          Grade
		code, text string
	}{
		{Grade{}, "", "source not yet graded"},
		{f6, "F6", "source not yet graded"},
		{admiralty(2, 0), "B-", "graded B-: usually reliable, truth unknown"},
		{admiralty(0, 2), "-2", "graded -2: source unknown, probably true"},
		{Grade{record.ThreeByFive, 2, 1}, "2A", "graded 2A: source unknown, known directly"},
		{Grade{record.FiveByFive, 1, 5}, "A5", "graded A5: always reliable, suspected false"},
		{Grade{record.Admiralty, 99, 99}, "", "source not yet graded"},
	} {
		if got := c.g.String(); got != c.code {
			t.Errorf("%v is written %q, want %q", [3]uint8{uint8(c.g.Scheme), c.g.Source, c.g.Information}, got, c.code)
		}
		if got := c.g.Text(); got != c.text {
			t.Errorf("%s: %q, want %q", c.code, got, c.text)
		}
		if got := unpackGrade(c.g.pack()); got != c.g {
			t.Errorf("%v is packed and unpacked as %v", c.g, got)
		}
	}
}

func TestEveryFactorHasWords(t *testing.T) {
	for _, c := range All[FactorCode]() {
		if got := (Factor{Code: c, Count: 1}).Text(start); got == "" {
			t.Errorf("%v has no words", c)
		}
	}
}

func TestSpansAreToldInTheirLargestUnit(t *testing.T) {
	for span_, want := range map[record.Time]string{
		0: "less than an hour", 55 * record.Minute: "about one hour", 5 * record.Hour: "about five hours",
		23 * record.Hour: "about one day", 36 * record.Hour: "about two days", 45 * record.Day: "about two months",
		800 * record.Day: "about two years",
	} {
		if got := span(span_); got != want {
			t.Errorf("%d hours: %q, want %q", span_/record.Hour, got, want)
		}
	}
}

package rank

import (
	"math/rand/v2"
	"testing"

	"watchfloor/record"
)

// TestAStatedWindowIsSortedByTheLengthsThatItsNameSays: a moment of exactly a day ahead is
// more than "up to a day".
func TestAStatedWindowIsSortedByTheLengthsThatItsNameSays(t *testing.T) {
	ends := []record.Time{1, 3, 7, 14, 30, 90, 365}
	for i, days := range ends {
		if below, at := AheadOf(days*record.Day-1), AheadOf(days*record.Day); below != i || at != i+1 {
			t.Errorf("around %d days a window is of length %d and %d, want %d and %d", days, below, at, i, i+1)
		}
	}
	if AheadOf(1) != 0 || AheadOf(9000*record.Day) != Aheads-1 {
		t.Error("the ends are sorted elsewhere")
	}
}

// TestTheWindowOfAnOriginIsThatOfItsBestReportMadeFirst: of the most trusted reports, of
// these the one made first, of these the sooner moment; a moment that had passed says
// nothing.
func TestTheWindowOfAnOriginIsThatOfItsBestReportMadeFirst(t *testing.T) {
	s := telling(t)
	states := func(g Grade, received, ahead record.Time) Report {
		r := said(1, g, Threat)
		r.Received = start + received*record.Hour
		if ahead != 0 {
			r.Deadline.Until = r.Received + ahead*record.Hour
		}
		return r
	}
	// 300 hours ahead speak more for a plot than 30, as telling has it.
	now := start + 100*record.Hour
	p := func(reports ...Report) record.Millionths { return s.Weigh(Evidence{Reports: reports}, now).P }
	far, near := states(b2, 1, 300), states(b2, 1, 30)
	if p(far) <= p(near) {
		t.Fatal("the lengths say nothing")
	}
	for name, c := range map[string]struct {
		reports []Report
		as      Report
	}{
		"a worse grade does not count":     {[]Report{far, states(f6, 0, 30)}, far},
		"made first, of equal grade":       {[]Report{far, states(b2, 2, 30)}, far},
		"made first, whichever is told of": {[]Report{states(b2, 2, 300), near}, near},
		"the sooner moment of one time":    {[]Report{far, near}, near},
	} {
		if got, want := p(c.reports...), p(c.as); got != want {
			t.Errorf("%s: p is %v, want %v", name, got, want)
		}
	}
	passed := states(b2, 1, 0)
	passed.Deadline.Until, passed.Indicators = passed.Received, passed.Indicators|Of(TimeNamed)
	if got, want := p(passed), p(states(b2, 1, 0)); got <= want {
		t.Errorf("a time is named, and p is %v, %v without", got, want)
	}
	if none := s.aheadOf(stating{graded: graded{Report: far}}); none != (odds{}) {
		t.Errorf("no window says %v", none)
	}
	var w stating
	if w.hear(graded{Report: passed, made: passed.Received}); w.any {
		t.Error("a moment that had come when it was stated counts as a window")
	}
}

// TestANearerWindowNeverRanksBelowAFartherOneWhileTimeIsEnough: alike in all else, from
// two days on, where there is more than enough time for the look. In overload urgency
// cancels, and what lasts longer is more surely in time.
func TestANearerWindowNeverRanksBelowAFartherOneWhileTimeIsEnough(t *testing.T) {
	base := scaleOf(t)
	for _, load := range []record.Millionths{0, record.One, 1_500_000} {
		s := base.UnderLoad(load)
		last := record.Millionths(1 << 60)
		for ahead := 2 * record.Day; ahead < 500*record.Day; ahead += ahead / 11 {
			e := due(ahead)
			index := s.Index(s.Weigh(e, start), start)
			if index > last {
				t.Fatalf("load %v: a window of %v days has %v, a nearer one %v", load, days(ahead), index, last)
			}
			last = index
		}
	}
	s, last := base.UnderLoad(2*record.One), record.Millionths(0)
	for ahead := record.Hour; ahead < 500*record.Day; ahead += ahead/11 + 1 {
		index := s.Index(s.Weigh(due(ahead), start), start)
		if index < last {
			t.Fatalf("in overload a window of %v days has %v, a nearer one %v", days(ahead), index, last)
		}
		last = index
	}
}

// TestMoreWorkNeverRaisesTheIndex: of two leads alike, what takes longer comes later, at
// any moment and load; and what has to follow shortens the time alone.
func TestMoreWorkNeverRaisesTheIndex(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	for range 40 {
		rules := DefaultRules()
		for i := range rules.Work {
			rules.Work[i] = rules.Work[i] * record.Time(11+r.IntN(60)) / 10
		}
		base := scaleOf(t)
		longer, err := NewScale(rules)
		if err != nil {
			t.Fatal(err)
		}
		for range 30 {
			e, load := randomEvidence(r), record.Millionths(r.IntN(3_000_000))
			a, b := base.Weigh(e, start), longer.Weigh(e, start)
			at := start + record.Time(r.IntN(60*24))*record.Hour
			if x, y := base.UnderLoad(load).Index(a, at), longer.UnderLoad(load).Index(b, at); y > x {
				t.Fatalf("%v days of work: index %v; %v days: %v", days(a.Service), x, days(b.Service), y)
			}
			if a.P != b.P || a.S != b.S {
				t.Fatal("the work moves more than the work")
			}
		}
	}
}

// TestTwiceTheHarmIsTwiceTheIndexAndTheOrderStays: the scale of the severities is
// free; only their relation decides.
func TestTwiceTheHarmIsTwiceTheIndexAndTheOrderStays(t *testing.T) {
	rules := DefaultRules()
	for i := range rules.Severities {
		rules.Severities[i] *= 2
	}
	base := scaleOf(t)
	twice, err := NewScale(rules)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(43, 44))
	var a, b []Row
	for i := range 300 {
		e := randomEvidence(r)
		a, b = append(a, Row{idOf(i), base.Weigh(e, start)}), append(b, Row{idOf(i), twice.Weigh(e, start)})
		x, y := base.Index(a[i].Weight, start), twice.Index(b[i].Weight, start)
		if d := y - 2*x; d > 2+x/100_000 || d < -2-x/100_000 {
			t.Fatalf("index %v, with twice the harm %v", x, y)
		}
	}
	then := map[record.ID]record.Millionths{}
	for _, p := range base.Order(a, start) {
		then[p.ID] = p.Index
	}
	last := record.Millionths(1 << 60)
	for _, p := range twice.Order(b, start) {
		if then[p.ID] > last+2+last/100_000 {
			t.Fatalf("a lead of index %v stands behind one of %v", then[p.ID], last)
		}
		last = then[p.ID]
	}
}

// TestAPlaceComparesAsAnOrderMust: one of two different places is first, the other way
// round the other, and of three there is no circle.
func TestAPlaceComparesAsAnOrderMust(t *testing.T) {
	r := rand.New(rand.NewPCG(45, 46))
	any := func() Place {
		return Place{record.Millionths(r.IntN(3)), record.Time(r.IntN(3)), idOf(r.IntN(3))}
	}
	for range 3000 {
		a, b, c := any(), any(), any()
		if a.Compare(b) != -b.Compare(a) || (a.Compare(b) == 0) != (a == b) || a.Compare(b) < 0 && b.Compare(c) < 0 && a.Compare(c) >= 0 {
			t.Fatalf("%v %v %v", a, b, c)
		}
		if a.Index > b.Index && a.Compare(b) >= 0 || a.Index == b.Index && a.First < b.First && a.Compare(b) >= 0 {
			t.Fatalf("%v does not stand before %v", a, b)
		}
	}
}

// TestALeadThatNeverFallsUnderALevelSaysSoAndOneUnderItSaysNow: looked at each hour for two
// days, then each six, for fourteen days and no longer.
func TestALeadThatNeverFallsUnderALevelSaysSoAndOneUnderItSaysNow(t *testing.T) {
	s, r := scaleOf(t), rand.New(rand.NewPCG(47, 48))
	var looked []record.Time
	for h := record.Time(0); h <= 14*24; {
		looked = append(looked, h*record.Hour)
		if h >= 48 {
			h += 5
		}
		h++
	}
	for range 60 {
		w := s.Weigh(randomEvidence(r), start)
		if after, ok := s.DropsUnder(w, start, s.Index(w, start)+1); !ok || after != 0 {
			t.Fatalf("what is under the level drops after %v, %t", after, ok)
		}
		if after, ok := s.DropsUnder(w, start, 0); ok {
			t.Fatalf("nothing is under 0, and it drops after %v", after)
		}
		for _, at := range []record.Time{1, 48, 50, 54, 60, 14 * 24} { // at 50 hours nobody looks
			level := s.Index(w, start+at*record.Hour) + 1
			want := 0
			for s.Index(w, start+looked[want]) >= level {
				want++
			}
			if after, ok := s.DropsUnder(w, start, level); !ok || after != looked[want] {
				t.Fatalf("it drops after %v (%t), and is first under the level after %v", after, ok, looked[want])
			}
		}
		lowest := s.Index(w, start)
		for _, after := range looked {
			lowest = min(lowest, s.Index(w, start+after))
		}
		if after, ok := s.DropsUnder(w, start, lowest); ok {
			t.Fatalf("it is never under %v, and drops after %v", lowest, after)
		}
	}
}

// TestMoreWorkReachesFartherDownAndALeadMoreOnTopTakesSomeAway.
func TestMoreWorkReachesFartherDownAndALeadMoreOnTopTakesSomeAway(t *testing.T) {
	s, r := scaleOf(t), rand.New(rand.NewPCG(49, 50))
	var order []Ranked
	for i := range 40 {
		order = append(order, Ranked{Row: Row{ID: idOf(i), Weight: s.Weigh(randomEvidence(r), start)}, Index: record.Millionths(900 - i)})
	}
	last := Line{Reach: -1}
	for work := record.Time(0); work < 60*record.Day; work += record.Hour {
		l := LineOf(order[1:], work)
		if l.Reach < last.Reach || l.Reach < len(order)-1 && l.Index != order[1+l.Reach].Index {
			t.Fatalf("work of %v reaches %+v, less %+v", work, l, last)
		}
		if more := LineOf(order, work); more.Reach > l.Reach+1 {
			t.Fatalf("a lead on top takes the line from %d to %d", l.Reach, more.Reach)
		}
		last = l
	}
	if all := LineOf(order[:1], order[0].Weight.HandsOn()); all != (Line{Reach: 1}) {
		t.Errorf("work for one lead reaches %+v", all)
	}
	if (Weight{}).HandsOn() != 0 {
		t.Error("a lead that was never weighed takes work")
	}
}

// TestTheWindowOfALeadIsThatOfTheMostTrustedReportAndOfSeveralTheSoonest: a moment that
// had come when it was stated is no window, and nor is one of nobody.
func TestTheWindowOfALeadIsThatOfTheMostTrustedReportAndOfSeveralTheSoonest(t *testing.T) {
	s := scaleOf(t)
	by := func(origin int, g Grade, from, until record.Time) Report {
		r := said(origin, g)
		for at, in := range map[*record.Time]record.Time{&r.Deadline.From: from, &r.Deadline.Until: until} {
			if in != 0 {
				*at = start + in*record.Hour
			}
		}
		return r
	}
	window := func(reports ...Report) Window { return s.Weigh(Evidence{Reports: reports}, start).Window }
	for name, c := range map[string]struct {
		reports     []Report
		from, until record.Time
	}{
		"the more trusted":                 {[]Report{by(1, f6, 0, 5), by(2, b2, 0, 50)}, 0, 50},
		"the sooner of two":                {[]Report{by(1, b2, 0, 50), by(2, b2, 0, 40), by(3, b2, 0, 60)}, 0, 40},
		"the middle of a range":            {[]Report{by(1, b2, 20, 80), by(2, b2, 0, 49)}, 0, 49},
		"the middle of a range is sooner":  {[]Report{by(1, b2, 20, 80), by(2, b2, 0, 51)}, 20, 80},
		"of one middle what ends sooner":   {[]Report{by(1, b2, 10, 90), by(2, b2, 40, 60)}, 40, 60},
		"from a moment on, without an end": {[]Report{by(1, b2, 30, 0)}, 30, 0},
	} {
		at := func(in record.Time) record.Time {
			if in == 0 {
				return 0
			}
			return start + in*record.Hour
		}
		for range 2 {
			if w := window(c.reports...); w.Kind != Stated || w.From != at(c.from) || w.Until != at(c.until) {
				t.Errorf("%s: %+v", name, w)
			}
			for i, j := 0, len(c.reports)-1; i < j; i, j = i+1, j-1 {
				c.reports[i], c.reports[j] = c.reports[j], c.reports[i]
			}
		}
	}
	came := by(1, b2, 0, -1) // as it was received
	if w := window(came); w.Kind != Assumed || w.Trust != 0 {
		t.Errorf("a moment that had come when it was stated: %+v", w)
	}
	came.Deadline.Until++
	if w := window(came); w.Kind != Stated || w.Trust != 800_000 {
		t.Errorf("a moment that had not come: %+v", w)
	}
	assumed := window(said(1, b2))
	since := start - record.Hour
	for until, want := range map[record.Time]float64{assumed.From: .9, assumed.Until: .5} {
		if got := float64(s.assumed.at(until-since)) / whole; got > want || got < want-1e-6 {
			t.Errorf("an assumed window lasts past %v days in %v of plots, want %v", days(until-since), got, want)
		}
	}
}

// TestTiesGoByWhenTheFirstReportWasReceivedOrMade: what says neither came now.
func TestTiesGoByWhenTheFirstReportWasReceivedOrMade(t *testing.T) {
	s := scaleOf(t)
	e := one(b2)
	e.Reports = append(e.Reports, said(2, b2))
	for i, c := range []struct{ received, dated, want record.Time }{
		{start - 9, 0, start - record.Hour}, {start - 2*record.Hour, start - record.Day, start - 2*record.Hour},
		{0, start - record.Day, start - record.Day}, {0, 0, start - record.Hour},
	} {
		e.Reports[1].Received, e.Reports[1].Dated = c.received, c.dated
		if w := s.Weigh(e, start); w.First != c.want {
			t.Errorf("%d: first received %v, want %v", i, w.First, c.want)
		}
	}
	if w := s.Weigh(Evidence{}, start); w.First != start || w.Since != start {
		t.Errorf("no report came at %v", w.First)
	}
}

// TestNoEvidenceMakesCertain: p stays within a millionth of certainty on both sides, and
// each lead keeps some ceiling.
func TestNoEvidenceMakesCertain(t *testing.T) {
	s := scaleOf(t)
	for g, want := range map[Grade]record.Millionths{admiralty(1, 1): record.One - 1, admiralty(5, 5): 1} {
		var e Evidence
		for i := range 60 {
			e.Reports = append(e.Reports, said(i+1, g))
		}
		if w := s.Weigh(e, start); w.P != want || w.Ceiling < 1 {
			t.Errorf("sixty reports graded %v: p %v, ceiling %v", g, w.P, w.Ceiling)
		}
	}
}

// TestWorkOfMoreThanAYearIsReckonedAsAYear: the sum of what a person may set is more.
func TestWorkOfMoreThanAYearIsReckonedAsAYear(t *testing.T) {
	s := scaleOf(t)
	w := s.Weigh(due(900*record.Day), start)
	w.Service = 365 * record.Day
	year := s.outlasts(&w, start)
	w.Service *= 2
	if two := s.outlasts(&w, start); two != year || year <= 0 {
		t.Errorf("a year of work is in time with %d, two with %d", year, two)
	}
	w.Service = 364 * record.Day
	if less := s.outlasts(&w, start); less <= year {
		t.Errorf("a day less is in time with %d", less)
	}
}

// TestTheReasonsNameTheBestGradeAndTheStrongestSigns: whatever the order of the reports.
func TestTheReasonsNameTheBestGradeAndTheStrongestSigns(t *testing.T) {
	s := scaleOf(t)
	e := Evidence{Reports: []Report{said(1, admiralty(3, 3), Photography), said(2, b2, Weapons), said(3, f6, Materials), said(4, admiralty(5, 5), Threat)}}
	for range 4 {
		e.Reports = append(e.Reports[1:], e.Reports[0])
		var grade string
		var signs []Indicator
		last := record.Millionths(1 << 60)
		for _, f := range s.Weigh(e, start).Factors {
			switch f.Code {
			case BestGrade:
				grade = unpackGrade(f.Count).String()
				near(t, "what B2 is worth", f.Value.Float(), 5, 1e-5) // the square of the fourth step's root
			case Ungraded:
				t.Error("an ungraded lead")
			case Says:
				if signs = append(signs, Indicator(f.Count)); f.Value > last || f.Value != s.rules.Indicators[f.Count].Plot {
					t.Errorf("%v says %v, after %v", Indicator(f.Count), f.Value, last)
				}
				last = f.Value
			}
		}
		if grade != "B2" || len(signs) != 4 || signs[0] != Materials || signs[3] != Photography {
			t.Errorf("graded %s, says %v", grade, signs)
		}
	}
	// Two grades of one ratio in different schemes: the one that is packed smaller, always.
	tie := Evidence{Reports: []Report{said(1, Grade{record.ThreeByFive, 1, 1}), said(2, Grade{record.FiveByFive, 2, 2})}}
	a := s.Weigh(tie, start)
	tie.Reports[0].Origin, tie.Reports[1].Origin = tie.Reports[1].Origin, tie.Reports[0].Origin
	if b := s.Weigh(tie, start); a.Factors[1] != b.Factors[1] || unpackGrade(a.Factors[1].Count).Scheme != record.ThreeByFive {
		t.Errorf("%+v and %+v", a.Factors[1], b.Factors[1])
	}
}

// TestAScaleIsMadeOnceForEachVersionOfTheRules, and rules that do not hold are an error.
func TestAScaleIsMadeOnceForEachVersionOfTheRules(t *testing.T) {
	all, err := NewScales(DefaultRules())
	if err != nil {
		t.Fatal(err)
	}
	rules := DefaultRules()
	rules.Version, rules.Gamma = 9, 0
	body := rules.Body()
	e := record.Entry{Actor: idOf(3), Body: &body}
	first, err := all.Of(e)
	if err != nil || first.Rules().Version != 9 || first.Rules().Gamma != 0 || first.Rules().Author != idOf(3) {
		t.Fatal(first, err)
	}
	if again, _ := all.Of(e); again != first {
		t.Error("the same rules make another scale")
	}
	if none, err := all.Of(record.Entry{}); err != nil || none.Rules() != DefaultRules() {
		t.Error("without an entry the rules are not the defaults")
	}
	rules.Version, rules.Fast = 10, -1
	body = rules.Body()
	if s, err := all.Of(record.Entry{Body: &body}); err == nil || s != nil {
		t.Error("rules that do not hold make a scale")
	}
	rules = DefaultRules()
	if rules.Gamma = record.One; rules.check() == nil {
		t.Error("γ of 1")
	}
	if _, err := NewScales(rules); err == nil {
		t.Error("a house begins with rules that do not hold")
	}
}

// TestWhatAnAssessmentFoundMultipliesTheOdds: by what the rules say, of a plot and of a
// useful report against noise; that nobody has looked says nothing.
func TestWhatAnAssessmentFoundMultipliesTheOdds(t *testing.T) {
	s := scaleOf(t)
	r := s.rules
	for outcome, q := range map[Outcome]Ratio{NotAssessed: {record.One, record.One}, ConcernFound: r.Outcomes[ConcernFound], NoConcernFound: r.Outcomes[NoConcernFound]} {
		useful, plot := r.Prior.Useful.Float()*q.Useful.Float(), r.Prior.Plot.Float()*q.Plot.Float()
		near(t, outcome.String(), s.Weigh(Evidence{Outcome: outcome}, start).P.Float(), plot/(1+useful+plot), 1e-6)
	}
	e := one(b2, Threat)
	plain := s.Weigh(e, start)
	e.Outcome = ConcernFound
	if w := s.Weigh(e, start); w.P <= plain.P || w.Factors[2] != (Factor{Code: Found, Value: 30_000_000, Count: int64(ConcernFound)}) {
		t.Errorf("concern was found: p %v after %v, %+v", w.P, plain.P, w.Factors)
	}
}

// TestWhatSpeaksForUsefulReportsAloneCounts: it makes a plot less likely, though its own
// ratio for a plot is 1.
func TestWhatSpeaksForUsefulReportsAloneCounts(t *testing.T) {
	r := DefaultRules()
	r.Indicators[Cyber] = Ratio{3_000_000, record.One}
	s, err := NewScale(r)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := s.Weigh(one(b2, Cyber), start).P, s.Weigh(one(b2), start).P; a >= b {
		t.Errorf("p is %v with it and %v without", a, b)
	}
}

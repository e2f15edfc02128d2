package rank

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"watchfloor/record"
)

const rounds = 3000

func TestEvidenceInAnotherOrderWeighsTheSameBitForBit(t *testing.T) {
	s, r := scaleOf(t), rand.New(rand.NewPCG(1, 1))
	for range rounds {
		e := randomEvidence(r)
		want := s.Weigh(e, start)
		r.Shuffle(len(e.Reports), func(i, j int) { e.Reports[i], e.Reports[j] = e.Reports[j], e.Reports[i] })
		if diff := cmp.Diff(want, s.Weigh(e, start)); diff != "" {
			t.Fatalf("%+v (-before +after):\n%s", e, diff)
		}
	}
}

// A copy says no more than its origin did, is no better graded and came no
// earlier. Only the count of repeats may show it.
func TestCopiesOfAnOriginNeverMoveTheWeight(t *testing.T) {
	s, r := scaleOf(t), rand.New(rand.NewPCG(2, 2))
	ignore := cmpopts.IgnoreSliceElements(func(f Factor) bool { return f.Code == Repeats })
	for range rounds {
		e := randomEvidence(r)
		if len(e.Reports) == 0 {
			continue
		}
		want := s.Weigh(e, start)
		source := e.Reports[r.IntN(len(e.Reports))]
		for range 1 + r.IntN(20) {
			c := source
			c.Received += record.Time(r.IntN(5)) * record.Hour
			c.Dated += record.Time(r.IntN(2)) * record.Hour
			if source.Dated == 0 {
				c.Dated = c.Received
			}
			c.Indicators &= Indicators(r.Uint64())
			if !c.Deadline.Stated() {
				c.Indicators = source.Indicators
			}
			switch r.IntN(3) {
			case 0:
				c.Grade = Grade{}
			case 1:
				c.Grade = f6
			}
			e.Reports = append(e.Reports, c)
		}
		if diff := cmp.Diff(want, s.Weigh(e, start), ignore); diff != "" {
			t.Fatalf("%+v (-before +after):\n%s", e, diff)
		}
	}
}

// What an untrusted repeat puts on top of a well-graded report does not count
// as the well-graded report's own words, only as what the repeat could say alone.
func TestAnUngradedRepeatCannotDressUpAGradedReport(t *testing.T) {
	s := scaleOf(t)
	claims := []Indicator{Threat, ThreatToLife, Weapons, TargetNamed}
	contents := func(reports ...Report) int64 { return s.fold(reports, start)[0].contents.plot }
	plain := contents(said(1, b2, Materials))
	dressed := contents(said(1, b2, Materials), said(1, Grade{}, claims...))
	itself := contents(said(1, b2, append(claims, Materials)...))
	if bound := billionths(s.bound(s.rules.Unknown)); dressed > max(plain, bound) {
		t.Errorf("contents rose from %d to %d, above what the repeat can carry, %d", plain, dressed, bound)
	}
	if dressed >= itself {
		t.Errorf("contents count %d when repeated and %d when said", dressed, itself)
	}
}

func TestAnOriginHasTheBestGradeAnyOfItsReportsHas(t *testing.T) {
	s := scaleOf(t)
	want := s.Weigh(one(b2, Threat), start).P
	e := one(b2, Threat)
	e.Reports = append(e.Reports, said(1, admiralty(4, 4), Threat), said(1, admiralty(3, 3), Threat))
	if got := s.Weigh(e, start).P; got != want {
		t.Errorf("p is %v beside worse graded reports of the same, %v without", got, want)
	}
}

// A house may set an indicator to speak against a plot. A copy that is less
// trusted must then not soften it either.
func TestCopiesDoNotSoftenWhatSpeaksAgainstAPlot(t *testing.T) {
	r := DefaultRules()
	r.Indicators[Cyber] = Ratio{500_000, 100_000}
	s, err := NewScale(r)
	if err != nil {
		t.Fatal(err)
	}
	e := one(b2, Cyber)
	want := s.Weigh(e, start).P
	e.Reports = append(e.Reports, said(1, Grade{}, Cyber))
	if got := s.Weigh(e, start).P; got != want {
		t.Errorf("p went from %v to %v", want, got)
	}
}

func TestAgesCountFromTheLatestOriginNotFromItsCopies(t *testing.T) {
	e := Evidence{Reports: []Report{said(1, b2), said(2, b2), said(2, b2)}}
	e.Reports[0].Received = start - 9*record.Day
	e.Reports[1].Received = start - 5*record.Day
	e.Reports[2].Received = start - record.Day
	if got := scaleOf(t).Weigh(e, start); got.Since != start-5*record.Day || got.First != start-9*record.Day {
		t.Errorf("since %v, first %v", got.Since, got.First)
	}
}

// When these change, Engine has to.
func TestTheSameEvidenceWeighsTheSameOnEveryMachine(t *testing.T) {
	s, e := scaleOf(t), one(b2, Materials, Threat)
	e.Severity = LifeAtRisk
	e.Reports[0].Deadline.Until = start + 2*record.Day
	w := s.Weigh(e, start)
	got := []record.Millionths{w.P, w.S, w.Mu, w.Ceiling, s.Index(w, start), s.Index(w, start+5*record.Day)}
	want := []record.Millionths{80_951, 900_000, 2_000_000, 145_712_117, 48_305_208, 9_328_875}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("engine %d (-want +got):\n%s", Engine, diff)
	}
}

func TestANewOriginThatSpeaksForAPlotNeverLowersP(t *testing.T) {
	s, r := scaleOf(t), rand.New(rand.NewPCG(3, 3))
	for range rounds {
		e := randomEvidence(r)
		report := randomReport(r)
		report.Origin = idOf(99)
		ratio := s.originOf([]graded{{report, s.markOf(report.Grade), start}})
		sum := ratio.mark.odds.plus(ratio.contents)
		if sum.plot < 0 || sum.plot < sum.useful {
			continue
		}
		before := s.Weigh(e, start).P
		e.Reports = append(e.Reports, report)
		if report.Deadline.Stated() {
			continue // it names a time, which the ratio above left out
		}
		if after := s.Weigh(e, start).P; after < before {
			t.Fatalf("p fell from %v to %v by %+v", before, after, report)
		}
	}
}

func TestTwoOriginsWeighMoreThanTwoReportsOfOne(t *testing.T) {
	s := scaleOf(t)
	same, apart := one(b2, Threat), one(b2, Threat)
	same.Reports = append(same.Reports, said(1, b2, Threat))
	apart.Reports = append(apart.Reports, said(2, b2, Threat))
	a, b := s.Weigh(same, start), s.Weigh(apart, start)
	if a.Origins != 1 || b.Origins != 2 || a.P >= b.P {
		t.Errorf("one origin twice: p %v (%d); two origins: p %v (%d)", a.P, a.Origins, b.P, b.Origins)
	}
}

func TestReportsWithoutAKnownOriginCountTogetherAsOne(t *testing.T) {
	e := Evidence{Reports: make([]Report, 50)}
	for i := range e.Reports {
		e.Reports[i] = said(0, Grade{}, Threat)
		e.Reports[i].Origin = record.ID{}
	}
	if got := scaleOf(t).Weigh(e, start).Origins; got != 1 {
		t.Errorf("%d origins, want 1", got)
	}
}

func TestUnknownGradesEqualNoGrade(t *testing.T) {
	s := scaleOf(t)
	want := s.Weigh(one(Grade{}, Threat), start)
	for _, g := range []Grade{
		f6, {record.Admiralty, 0, 6}, {record.Admiralty, 6, 0}, {record.ThreeByFive, 2, 4}, {record.FiveByFive, 5, 4},
		{record.Scheme(200), 1, 1}, {record.Scheme(schemes), 1, 1}, {record.Admiralty, 99, 1}, {record.Admiralty, places, 1}, {record.Admiralty, 1, places},
	} {
		if diff := cmp.Diff(want, s.Weigh(one(g, Threat), start)); diff != "" {
			t.Errorf("%v (-none +this):\n%s", g, diff)
		}
	}
}

func TestBetterGradesWeighMore(t *testing.T) {
	s := scaleOf(t)
	last := record.One
	for step := range uint8(5) {
		p := s.Weigh(one(admiralty(step+1, step+1)), start).P
		if p >= last {
			t.Errorf("grade %v: p = %v, not below that of the better grade, %v", admiralty(step+1, step+1), p, last)
		}
		last = p
	}
	unknown := s.Weigh(one(Grade{}), start).P
	if d4 := s.Weigh(one(admiralty(4, 4)), start).P; d4 >= unknown {
		t.Errorf("doubtful weighs %v, unknown %v: the unknown is taken for something", d4, unknown)
	}
}

// A1 carries the whole ratio of the fifth simulated step, so its posterior is
// the one of the simulation.
func TestPosteriorsAreThoseOfTheSimulatedTable(t *testing.T) {
	s := scaleOf(t)
	plots, useful, noise := .003*.20, .212*.07, .785*.01
	near(t, "P(plot | A1)", s.Weigh(one(admiralty(1, 1)), start).P.Float(), plots/(plots+useful+noise), 2e-5)
	near(t, "P(plot)", s.Weigh(Evidence{}, start).P.Float(), .003, 1e-6)
}

func TestMoreClaimsNeverPassTheBoundOfTheirGrade(t *testing.T) {
	s := scaleOf(t)
	everything := Indicators(1<<indicatorCount - 1)
	for _, g := range []Grade{{}, admiralty(5, 5), admiralty(3, 3), b2, admiralty(1, 1)} {
		r := graded{Report{Grade: g, Indicators: everything}, s.markOf(g), start}
		o := s.originOf([]graded{r})
		if got, bound := o.contents.plot, billionths(s.bound(o.mark.trust)); got > bound {
			t.Errorf("%v: contents weigh %d, bound %d", g, got, bound)
		}
	}
}

func TestPhotographyAloneWeighsNothing(t *testing.T) {
	s := scaleOf(t)
	plain, photo := s.Weigh(one(b2), start), s.Weigh(one(b2, Photography), start)
	if plain.Ceiling != photo.Ceiling {
		t.Errorf("ceiling %v without, %v with photography", plain.Ceiling, photo.Ceiling)
	}
}

func TestGraverHarmCountsAsFarAsItIsTrustedUntilSomebodyLooked(t *testing.T) {
	s := scaleOf(t)
	e := one(Grade{})
	e.Severity = MassHarm
	claimed := s.Weigh(e, start).S
	e.Reports[0].Grade = b2
	trusted := s.Weigh(e, start).S
	e.Reports[0].Grade, e.Outcome = Grade{}, ConcernFound
	looked := s.Weigh(e, start).S
	if claimed != 650_000 || trusted != 1_700_000 || looked != 2_000_000 {
		t.Errorf("claimed %v, trusted %v, looked at %v; want .65, 1.7, 2", claimed, trusted, looked)
	}
}

func TestADateInTheFutureIsNotBelieved(t *testing.T) {
	s := scaleOf(t)
	e := one(b2)
	want := s.Weigh(e, start)
	e.Reports[0].Dated = start + 100*record.Day
	if diff := cmp.Diff(want, s.Weigh(e, start)); diff != "" {
		t.Errorf("(-undated +dated ahead):\n%s", diff)
	}
}

func TestADeadlineThatHadPassedWhenStatedIsNoWindow(t *testing.T) {
	e := one(b2)
	e.Reports[0].Deadline.Until = start - 2*record.Hour
	if got := scaleOf(t).Weigh(e, start).Window.Kind; got != Assumed {
		t.Errorf("the window is %v", got)
	}
}

func TestTheMostTrustedWindowIsTaken(t *testing.T) {
	e := one(b2)
	e.Reports[0].Deadline.Until = start + 9*record.Day
	e.Reports = append(e.Reports, said(2, Grade{}))
	e.Reports[1].Deadline.Until = start + record.Hour
	w := scaleOf(t).Weigh(e, start)
	if w.Window.Until != start+9*record.Day || w.Window.Trust != 800_000 {
		t.Errorf("the window is %+v", w.Window)
	}
}

func TestCodesOfANewerVersionCountAsUnstated(t *testing.T) {
	s := scaleOf(t)
	want := s.Weigh(one(b2), start)
	e := one(b2)
	e.Severity, e.Stage, e.Outcome = 200, 200, 200
	e.Reports[0].Indicators = 1 << 63
	if diff := cmp.Diff(want, s.Weigh(e, start)); diff != "" {
		t.Errorf("(-unstated +unknown code):\n%s", diff)
	}
}

func TestRulesThatCannotBeWeighedWithAreRefusedWithEveryReason(t *testing.T) {
	for name, spoil := range map[string]func(*Rules){
		"γ of 1":            func(r *Rules) { r.Gamma = record.One },
		"no ratio":          func(r *Rules) { r.Indicators[Weapons].Plot = 0 },
		"unknown preferred": func(r *Rules) { r.Unknown = 500_000 },
		"no work":           func(r *Rules) { r.Work[CheckTrace] = 0 },
		"share above 1":     func(r *Rules) { r.Fast = 2 * record.One },
		"shape of 1":        func(r *Rules) { r.SlowShape = record.One },
		"place 0 graded":    func(r *Rules) { r.Sources[record.Admiralty][0] = r.Sources[record.Admiralty][1] },
	} {
		r := DefaultRules()
		spoil(&r)
		if _, err := NewScale(r); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func FuzzWeigh(f *testing.F) {
	f.Add(uint64(1), int64(start), int64(0), uint8(1), uint8(2), uint8(2), uint64(3))
	f.Fuzz(func(t *testing.T, seed uint64, now, until int64, scheme, source, information uint8, set uint64) {
		s := scaleOf(t)
		e := randomEvidence(rand.New(rand.NewPCG(seed, seed)))
		e.Reports = append(e.Reports, Report{
			Grade: Grade{record.Scheme(scheme), source, information}, Indicators: Indicators(set),
			Deadline: Deadline{Until: record.Time(until)}, Received: record.Time(now / 2),
		})
		w := s.Weigh(e, record.Time(now))
		if w.P < 1 || w.P >= record.One || w.Ceiling < 1 {
			t.Fatalf("p %v, ceiling %v", w.P, w.Ceiling)
		}
		for _, at := range []record.Time{0, w.Since, record.Time(now), start} {
			if i := s.Index(w, at); i < 0 || i > w.Ceiling {
				t.Fatalf("index %v at %v, ceiling %v", i, at, w.Ceiling)
			}
		}
		if Sentence(w, record.Time(now)) == "" {
			t.Fatal("no reasons")
		}
	})
}

func BenchmarkWeigh(b *testing.B) {
	s := scaleOf(b)
	e := randomEvidence(rand.New(rand.NewPCG(5, 8)))
	for len(e.Reports) < 5 {
		e.Reports = append(e.Reports, said(len(e.Reports), b2, Threat))
	}
	for b.Loop() {
		s.Weigh(e, start)
	}
}

func BenchmarkNewScale(b *testing.B) {
	for b.Loop() {
		scaleOf(b)
	}
}

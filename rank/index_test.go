package rank

import (
	"math"
	"math/rand/v2"
	"testing"

	"watchfloor/record"
)

func TestNoIndexIsAboveItsCeilingAtAnyMomentOrLoad(t *testing.T) {
	base, r := scaleOf(t), rand.New(rand.NewPCG(6, 6))
	for range rounds {
		w := base.Weigh(randomEvidence(r), start)
		s := base.UnderLoad(record.Millionths(r.IntN(3_000_000)))
		at := start + record.Time(r.IntN(400*24)-24)*record.Hour
		if got := s.Index(w, at); got < 0 || got > w.Ceiling {
			t.Fatalf("index %v, ceiling %v", got, w.Ceiling)
		}
	}
}

func TestTheIndexIsTheProductThatIsPromised(t *testing.T) {
	s, e := scaleOf(t), one(b2, Materials)
	w := s.Weigh(e, start)
	g := func(age float64) float64 {
		const n = 100_000
		sum := 0.0
		for i := range n {
			at := age - .4*math.Log(1-(float64(i)+.5)/n) // exponential work of mean .4
			sum += .4*lognormalTail(at, 5, 1) + .6*math.Exp(-at/(4.4656*monthDays))
		}
		return sum / n
	}
	for _, age := range []float64{1.0 / 24, 3, 20} {
		want := 1000 * w.P.Float() * .5 / .4 * (g(age) - .85*g(age+1))
		got := s.Index(w, w.Since+record.Time(age*float64(record.Day))).Float()
		near(t, "index", got/want, 1, 3e-3)
	}
}

func TestGammaFallsToNothingUnderOverloadAndIsNeverOne(t *testing.T) {
	r := DefaultRules()
	last := record.One
	for load := record.Millionths(0); load < 4*record.One; load += 10_000 {
		g := r.UnderLoad(load)
		if g > last || g >= record.One || (load >= 2*record.One && g != 0) || (load <= record.One && g != r.Gamma) {
			t.Fatalf("γ is %v at load %v", g, load)
		}
		last = g
	}
	near(t, "γ at 1.75", r.UnderLoad(1_750_000).Float(), .425, 1e-6)
}

// The load of the moment must not decide between leads weighed on different days.
func TestAWeightDoesNotDependOnTheLoadButForWhatItRecordsOfIt(t *testing.T) {
	s := scaleOf(t)
	calm, busy := s.Weigh(one(b2), start), s.UnderLoad(3*record.One).Weigh(one(b2), start)
	if busy.Gamma != 0 || calm.Gamma != 850_000 {
		t.Errorf("γ recorded as %v and %v", calm.Gamma, busy.Gamma)
	}
	if s.Index(calm, start) != s.Index(busy, start) {
		t.Error("the same lead ranks differently by the day it was weighed on")
	}
}

func TestTypicalIndexesAreDistinctAndReadable(t *testing.T) {
	s := scaleOf(t)
	low := one(admiralty(5, 5))
	low.Severity, low.Outcome = Property, NoConcernFound
	high := one(admiralty(1, 1), Threat, Materials, Weapons, TargetNamed)
	high.Severity = MassHarm
	for name, c := range map[string]struct {
		e        Evidence
		from, to float64
	}{
		"the lowest":        {low, 1e-4, .1},
		"an ungraded tip":   {one(Grade{}), .5, 5},
		"a graded threat":   {one(b2, Threat), 1, 50},
		"nearly everything": {high, 50, 5000},
	} {
		if got := s.Index(s.Weigh(c.e, start), start).Float(); got < c.from || got > c.to {
			t.Errorf("%s: index %v, want %v to %v", name, got, c.from, c.to)
		}
	}
}

// Ordering by stated deadline puts noise first: noise claims imminence. The
// anonymous report claims all that can be claimed, for tomorrow.
func TestAnAnonymousClaimOfTomorrowRanksBelowAGradedReportWithoutAWindow(t *testing.T) {
	base := scaleOf(t)
	hoax := one(Grade{}, Threat, ThreatToLife, ImminentClaim, TargetNamed, Materials, Weapons)
	hoax.Reports[0].Deadline.Until = start + record.Day
	hoax.Severity = LifeAtRisk
	for _, load := range []record.Millionths{record.One / 2, record.One, 1_750_000, 3 * record.One} {
		s := base.UnderLoad(load)
		claimed := s.Index(s.Weigh(hoax, start), start)
		for _, i := range []Indicator{Threat, Materials, Weapons, ThreatToLife, Surveillance, TestingSecurity} {
			e := one(b2, i)
			e.Severity = LifeAtRisk
			if sourced := s.Index(s.Weigh(e, start), start); sourced <= claimed {
				t.Errorf("load %v: B2 with %q has %v, the hoax %v", load, i, sourced, claimed)
			}
		}
	}
}

// It is not that anonymous reports can never matter: independent ones add up.
func TestThreeIndependentAnonymousClaimsRankAboveThatGradedReport(t *testing.T) {
	s := scaleOf(t)
	var e Evidence
	for origin := range 3 {
		e.Reports = append(e.Reports, said(origin+1, Grade{}, Threat, TargetNamed, Materials))
	}
	if many, graded := s.Index(s.Weigh(e, start), start), s.Index(s.Weigh(one(b2, Materials), start), start); many <= graded {
		t.Errorf("three origins have %v, one B2 report %v", many, graded)
	}
}

func TestATrustedNearWindowRanksAboveTheSameWithoutOne(t *testing.T) {
	s := scaleOf(t)
	plain, near := one(b2, Threat), one(b2, Threat)
	near.Reports[0].Deadline.Until = start + 2*record.Day
	if a, b := s.Index(s.Weigh(plain, start), start), s.Index(s.Weigh(near, start), start); b < 2*a {
		t.Errorf("without a window %v, in two days %v", a, b)
	}
}

func TestADeadlineThatPassesLowersButNeverErases(t *testing.T) {
	s := scaleOf(t)
	e := one(b2, Threat)
	e.Reports[0].Deadline.Until = start + 2*record.Day
	w := s.Weigh(e, start)
	before, after := s.Index(w, start), s.Index(w, start+20*record.Day)
	if after >= before || after == 0 {
		t.Errorf("%v before, %v long after", before, after)
	}
}

func TestRetaskingIsAdvisedAboveTwice(t *testing.T) {
	const big = record.Millionths(math.MaxInt64)
	for _, c := range []struct {
		head, running record.Millionths
		want          bool
	}{{201, 100, true}, {200, 100, false}, {1, 0, true}, {0, 0, false}, {big, big/2 + 1, false}, {big, big/2 - 1, true}} {
		if got := Retask(c.head, c.running); got != c.want {
			t.Errorf("Retask(%v, %v) = %v", c.head, c.running, got)
		}
	}
}

func BenchmarkIndex(b *testing.B) {
	s, e := scaleOf(b), one(b2, Threat)
	assumed := s.Weigh(e, start)
	e.Reports[0].Deadline.Until = start + 3*record.Day
	stated := s.Weigh(e, start)
	for name, w := range map[string]Weight{"assumed": assumed, "stated": stated} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s.Index(w, start+5*record.Hour)
			}
		})
	}
}

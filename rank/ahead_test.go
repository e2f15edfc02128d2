package rank

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"watchfloor/record"
)

// telling returns rules in which the length of a stated window says something.
func telling(tb testing.TB) *Scale {
	tb.Helper()
	r := DefaultRules()
	for i := range r.Ahead {
		r.Ahead[i] = Ratio{record.One, record.Millionths(400_000 * (i + 1))}
	}
	s, err := NewScale(r)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func due(in record.Time) Evidence {
	e := one(b2, Threat)
	e.Reports[0].Received = start
	e.Reports[0].Deadline.Until = start + in
	return e
}

func TestTheLengthOfAWindowSaysNothingUnlessTheRulesSaySo(t *testing.T) {
	near, far := due(2*record.Day), due(200*record.Day)
	s := scaleOf(t)
	if a, b := s.Weigh(near, start).P, s.Weigh(far, start).P; a != b {
		t.Errorf("p is %v in two days and %v in two hundred", a, b)
	}
	s = telling(t)
	if a, b := s.Weigh(near, start).P, s.Weigh(far, start).P; a >= b {
		t.Errorf("with rules that say so p is %v in two days and %v in two hundred", a, b)
	}
	if got, want := s.Weigh(one(b2, Threat), start).P, scaleOf(t).Weigh(one(b2, Threat), start).P; got != want {
		t.Errorf("without a window p is %v, want %v", got, want)
	}
}

func TestCopiesDoNotChangeWhatTheLengthOfAWindowSays(t *testing.T) {
	s, r := telling(t), rand.New(rand.NewPCG(14, 14))
	ignore := cmpopts.IgnoreSliceElements(func(f Factor) bool { return f.Code == Repeats })
	for range rounds {
		e := randomEvidence(r)
		if len(e.Reports) == 0 {
			continue
		}
		want := s.Weigh(e, start)
		copied := e.Reports[r.IntN(len(e.Reports))]
		copied.Received += record.Time(r.IntN(48)) * record.Hour
		copied.Dated = copied.Received
		e.Reports = append(e.Reports, copied)
		r.Shuffle(len(e.Reports), func(i, j int) { e.Reports[i], e.Reports[j] = e.Reports[j], e.Reports[i] })
		if diff := cmp.Diff(want.P, s.Weigh(e, start).P, ignore); diff != "" {
			t.Fatalf("%+v (-before +after):\n%s", e, diff)
		}
	}
}

func TestWithoutABoundContentsSayAllThatTheirRatiosSay(t *testing.T) {
	r := DefaultRules()
	r.Least, r.Most = NoBound, NoBound
	s, err := NewScale(r)
	if err != nil {
		t.Fatal(err)
	}
	claims := []Indicator{Threat, ThreatToLife, Weapons}
	want, useful := r.Prior.Plot.Float(), r.Prior.Useful.Float()
	for _, i := range claims {
		want, useful = want*r.Indicators[i].Plot.Float(), useful*r.Indicators[i].Useful.Float()
	}
	near(t, "p", s.Weigh(one(Grade{}, claims...), start).P.Float(), want/(1+useful+want), 2e-6)
}

func TestWorkThatFollowsShortensTheTimeLeftAndCostsNoneNow(t *testing.T) {
	r := DefaultRules()
	r.Follows[Assess] = 4 * record.Day
	follows, err := NewScale(r)
	if err != nil {
		t.Fatal(err)
	}
	now, e := start, due(2*record.Day)
	plain, then := scaleOf(t).Weigh(e, now), follows.Weigh(e, now)
	if then.Mu != plain.Mu || then.Ceiling != plain.Ceiling || !cmp.Equal(then.Factors, plain.Factors) {
		t.Errorf("%+v, without what follows %+v", then, plain)
	}
	if a, b := follows.outlasts(&then, now), follows.outlasts(&plain, now); a >= b {
		t.Errorf("the window outlasts the work with %d, without what follows with %d", a, b)
	}
	e.Stage = Investigate
	if a, b := follows.Weigh(e, now).Service, scaleOf(t).Weigh(e, now).Service; a != b {
		t.Errorf("an investigation takes %v, want %v: nothing follows it", a, b)
	}
}

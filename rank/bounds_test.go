package rank

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"watchfloor/record"
)

// TestEveryRuleIsTakenUpToItsBoundAndRefusedBeyond: what the bounds keep out is what
// could not be weighed with, or would make the order mean nothing.
func TestEveryRuleIsTakenUpToItsBoundAndRefusedBeyond(t *testing.T) {
	const day, year = record.Day, 365 * record.Day
	type millionths = record.Millionths
	for words, c := range map[string]struct {
		at             func(*Rules) *millionths
		taken, refused []millionths
	}{
		"trust in the unknown": {func(r *Rules) *millionths { return &r.Unknown }, []millionths{0, 100_000}, []millionths{-1}},
		"good grade":           {func(r *Rules) *millionths { return &r.GoodGrade }, []millionths{1}, []millionths{0, -1}},
		"prior odds":           {func(r *Rules) *millionths { return &r.Prior.Useful }, []millionths{1}, []millionths{0}},
		"prior odds ":          {func(r *Rules) *millionths { return &r.Prior.Plot }, []millionths{1}, []millionths{0}},
		"agreeing origin":      {func(r *Rules) *millionths { return &r.Agreeing.Plot }, []millionths{record.One}, []millionths{record.One - 1}},
		"agreeing origin ":     {func(r *Rules) *millionths { return &r.Agreeing.Useful }, []millionths{1}, []millionths{0}},
		"“photography”":        {func(r *Rules) *millionths { return &r.Indicators[Photography].Useful }, []millionths{1}, []millionths{0}},
		"windows of length 3":  {func(r *Rules) *millionths { return &r.Ahead[3].Plot }, []millionths{0}, []millionths{1}},
		"“assessed: concern”":  {func(r *Rules) *millionths { return &r.Outcomes[ConcernFound].Plot }, []millionths{1}, []millionths{0}},
		"“property”":           {func(r *Rules) *millionths { return &r.Severities[Property] }, []millionths{1, 1000 * record.One}, []millionths{0, 1000*record.One + 1}},
		"share of fast plots":  {func(r *Rules) *millionths { return &r.Fast }, []millionths{0, record.One}, []millionths{-1, record.One + 1}},
		"spreads of windows":   {func(r *Rules) *millionths { return &r.FastSpread }, []millionths{1}, []millionths{0}},
		"spreads of windows ":  {func(r *Rules) *millionths { return &r.StatedSpread }, []millionths{1}, []millionths{0}},
		"shape of slow plots":  {func(r *Rules) *millionths { return &r.SlowShape }, []millionths{record.One + 1}, []millionths{record.One}},
		"γ is":                 {func(r *Rules) *millionths { return &r.Gamma }, []millionths{0, record.One - 1}, []millionths{-1, record.One}},
		"bounds of contents":   {func(r *Rules) *millionths { return &r.Least }, []millionths{record.One, 60 * record.One}, []millionths{record.One - 1, 60*record.One + 1}},
		"γ falls from":         {func(r *Rules) *millionths { return &r.NoneAbove }, []millionths{1_500_001}, []millionths{1_500_000}},
		"looked at again":      {func(r *Rules) *millionths { return &r.Again }, []millionths{0, record.One}, []millionths{-1, record.One + 1}},
		"the load is":          {func(r *Rules) *millionths { return &r.Load }, []millionths{0, 1000 * record.One}, []millionths{-1, 1000*record.One + 1}},
		"place 1 of scheme":    {func(r *Rules) *millionths { return &r.Sources[record.Admiralty][1].Trust }, []millionths{100_000, record.One}, []millionths{99_999, record.One + 1}},
		"place 2 of scheme":    {func(r *Rules) *millionths { return &r.Informations[record.Admiralty][2].Plot }, []millionths{1}, []millionths{0}},
	} {
		for i, v := range append(append([]millionths{}, c.taken...), c.refused...) {
			r := DefaultRules()
			*c.at(&r) = v
			refusedWith(t, words, v, r, i >= len(c.taken))
		}
	}
	for words, c := range map[string]struct {
		at             func(*Rules) *record.Time
		taken, refused []record.Time
	}{
		"the work on a":        {func(r *Rules) *record.Time { return &r.Work[CheckTrace] }, []record.Time{record.Minute, year}, []record.Time{record.Minute - 1, year + 1}},
		"the work after":       {func(r *Rules) *record.Time { return &r.Follows[Trace] }, []record.Time{0, year}, []record.Time{-1, year + 1}},
		"lengths of plots":     {func(r *Rules) *record.Time { return &r.FastMedian }, []record.Time{1}, []record.Time{0}},
		"lengths of plots ":    {func(r *Rules) *record.Time { return &r.SlowScale }, []record.Time{1}, []record.Time{0}},
		"Δ is":                 {func(r *Rules) *record.Time { return &r.Delta }, []record.Time{1, 100 * year}, []record.Time{0, 100*year + 1, math.MaxInt64}},
		"the work of a day is": {func(r *Rules) *record.Time { return &r.DeskWork }, []record.Time{0, 10_000 * day}, []record.Time{-1, 10_000*day + 1}},
	} {
		for i, v := range append(append([]record.Time{}, c.taken...), c.refused...) {
			r := DefaultRules()
			*c.at(&r) = v
			refusedWith(t, words, v, r, i >= len(c.taken))
		}
	}
	for v, refused := range map[int64]bool{0: false, 100: false, -1: true, 101: true} {
		r := DefaultRules()
		r.MostAgreeing = v
		refusedWith(t, "agreeing origins count", v, r, refused)
	}
}

func refusedWith(t *testing.T, words string, value any, r Rules, refused bool) {
	t.Helper()
	words = strings.NewReplacer("“", `"`, "”", `"`).Replace(strings.TrimSpace(words))
	_, err := NewScale(r)
	if refused && (err == nil || !strings.Contains(err.Error(), words) || strings.Count(err.Error(), "\n") > 0) {
		t.Errorf("%s %v: want it refused for that alone, got %v", words, value, err)
	}
	if !refused && err != nil {
		t.Errorf("%s %v: %v", words, value, err)
	}
}

// TestAFigureThatIsTypedTooLargeIsRefusedAndNeverBecomesAnother: a length of time that
// does not fit into the record would come out as some other one.
func TestAFigureThatIsTypedTooLargeIsRefusedAndNeverBecomesAnother(t *testing.T) {
	for _, value := range []float64{1e8, 106_751_991.5, 213_503_983, 1e12, 1e300, math.Inf(1)} {
		r := DefaultRules()
		for f := range r.Figures() {
			if f.Unit != Days {
				continue
			}
			was := f.Value()
			if f.Set(value); f.Value() < 1e8 {
				t.Fatalf("%s of %v days was set to %v", f.Name, value, f.Value())
			}
			f.Set(was)
		}
		if r != DefaultRules() {
			t.Fatal("the figures do not come back")
		}
	}
}

// TestWhateverRulesAreAcceptedTheOrderMeansSomething: p is a probability, γ below one, no
// index above its ceiling, and what was just reported is worth something.
func TestWhateverRulesAreAcceptedTheOrderMeansSomething(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	accepted := 0
	for range 100 {
		rules := DefaultRules()
		for f := range rules.Figures() {
			if r.IntN(12) > 0 {
				continue
			}
			switch f.Unit {
			case Number:
				f.Set(float64(r.IntN(101)))
			case Days:
				f.Set(math.Exp(8*r.Float64() - 4))
			case Plain:
				f.Set(f.Value() * math.Exp(r.Float64()-.7))
			default:
				f.Set(math.Exp(10*r.Float64() - 5))
			}
		}
		s, err := NewScale(rules)
		if err != nil {
			continue
		}
		accepted++
		for range 20 {
			e := randomEvidence(r)
			u, w := s.UnderLoad(record.Millionths(r.IntN(4_000_000))), s.Weigh(e, start)
			index := u.Index(w, w.Since)
			if w.P < 1 || w.P >= record.One || u.gamma < 0 || u.gamma >= record.One || w.S <= 0 || index < 0 || index > w.Ceiling {
				t.Fatalf("%+v weighs %+v, index %v at γ %v", rules, w, index, u.gamma)
			}
			if later := u.Index(w, w.Since+2000*record.Day); later < 0 || later > w.Ceiling {
				t.Fatalf("years later the index is %v, ceiling %v", later, w.Ceiling)
			}
		}
	}
	if accepted < 10 {
		t.Errorf("only %d rules were accepted", accepted)
	}
}

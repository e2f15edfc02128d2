package desk

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/rank/learn"
	"watchfloor/record"
)

// ruled is a house whose rules an entry set.
type ruled struct {
	e   record.Entry
	err error
}

func (r ruled) RulesNow() (record.Entry, error) { return r.e, r.err }

func setBy(version int64, change func(*rank.Rules)) record.Entry {
	rules := rank.DefaultRules()
	rules.Version = version
	if change != nil {
		change(&rules)
	}
	body := rules.Body()
	return record.Entry{Actor: record.ID{byte(version)}, RecordedAt: noon + record.Time(version), Body: &body}
}

var gammaCode, agreeMost = FigureCode{Group: rank.Deferral, At: 0}, FigureCode{Group: rank.Agreement, At: 2}

func TestADecisionAboutRulesSaysWhyAndWhatWasSeen(t *testing.T) {
	house, v := ruled{e: setBy(4, nil)}, lawful.Viewer{Actor: record.ID{7}}
	d := RulesDecision{On: 4, Figures: map[FigureCode]float64{gammaCode: .5}, Words: "  We wait for the tide.\n"}
	drafts, err := DecideRules(house, v, d)
	if err != nil || len(drafts) != 1 {
		t.Fatal(drafts, err)
	}
	b := drafts[0].Body.(*record.RulesSet)
	to, err := rank.RulesFromBody(*b, v.Actor)
	if err != nil || to.Version != 5 || to.Gamma != 500_000 || b.Engine != rank.Engine {
		t.Errorf("%+v %v", to, err)
	}
	to.Version, to.Gamma, to.Author = 4, rank.DefaultRules().Gamma, record.ID{}
	if from, _ := RulesOf(house.e); from.Version != 4 || from.Author != house.e.Actor {
		t.Errorf("%+v", from)
	} else if from.Author = (record.ID{}); from != to {
		t.Error("another figure changed as well")
	}
	if c := drafts[0].Contents; len(c) != 1 || string(c[0].Bytes) != "We wait for the tide." || c[0].Class != record.ClassNote || c[0].ID == c[0].Key {
		t.Errorf("%+v", c)
	}
	var cannot Cannot
	for words, change := range map[string]func(*RulesDecision){
		"say why":                         func(d *RulesDecision) { d.Words = " \n" },
		"more than 20,000":                func(d *RulesDecision) { d.Words = strings.Repeat("x", wordsLimit+1) },
		"changed meanwhile, to version 4": func(d *RulesDecision) { d.On = 3 },
		"nothing would":                   func(d *RulesDecision) { d.Figures = map[FigureCode]float64{gammaCode: .85} },
		"nothing would change":            func(d *RulesDecision) { d.Figures = nil },
		"not known": func(d *RulesDecision) {
			d.Figures = map[FigureCode]float64{gammaCode: .5, {Group: rank.Deferral, At: 77}: 1}
		},
		"γ is 1": func(d *RulesDecision) { d.Figures = map[FigureCode]float64{gammaCode: 1} },
	} {
		x := d
		change(&x)
		if drafts, err := DecideRules(house, v, x); !errors.As(err, &cannot) || !strings.Contains(err.Error(), words) || drafts != nil {
			t.Errorf("want words of %q, got %v", words, err)
		}
	}
	long := d
	long.Words = strings.Repeat("x", wordsLimit)
	if _, err := DecideRules(house, v, long); err != nil {
		t.Errorf("20,000 bytes of why: %v", err)
	}
	gone := errors.New("the disk is gone")
	if _, err := DecideRules(ruled{err: gone}, v, d); !errors.Is(err, gone) {
		t.Errorf("%v", err)
	}
	if _, err := DecideRules(ruled{e: setBy(4, func(r *rank.Rules) { r.Fast = -1 })}, v, d); err == nil {
		t.Error("rules that do not hold are changed")
	}
}

func TestChangedRulesNameEachFigureThatIsNoLongerWhatItWas(t *testing.T) {
	from := rank.DefaultRules()
	to, changes, err := ChangedRules(from, map[FigureCode]float64{gammaCode: .5, agreeMost: 3, photographyCode: 1})
	if err != nil || to.Version != from.Version+1 || from != rank.DefaultRules() {
		t.Fatal(to, err)
	}
	if got := fmt.Sprint(changes); len(changes) != 2 || changes[0].Code != agreeMost || changes[0].Was != 6 || changes[0].Is != 3 || changes[1].Code != gammaCode || changes[1].Was != .85 || changes[1].Is != .5 {
		t.Errorf("%s", got)
	}
	if back, other, err := ChangedRules(from, map[FigureCode]float64{gammaCode: -1, agreeMost: 1000}); back != from || other != nil || err == nil || !strings.Contains(err.Error(), "; ") {
		t.Errorf("%v %v", other, err)
	}
	set := 0
	for _, l := range FigureLines(to) {
		if l.Set != (l.Value != l.Default) || l.Basis == "" || l.Name == "" || l.Group == "" {
			t.Errorf("%+v", l)
		}
		if l.Set {
			set++
		}
	}
	if set != 2 {
		t.Errorf("%d figures are set", set)
	}
}

var photographyCode = FigureCode{Group: rank.Signs, At: 2*int64(rank.Photography) + 1}

// TestTheHistoryOfRulesComparesEachVersionWithTheOneBefore: the newest first, the oldest with
// the engine's own.
func TestTheHistoryOfRulesComparesEachVersionWithTheOneBefore(t *testing.T) {
	entries := []record.Entry{
		setBy(3, func(r *rank.Rules) { r.Gamma = 500_000 }),
		setBy(4, func(r *rank.Rules) { r.Gamma, r.MostAgreeing = 500_000, 2 }),
		setBy(5, func(r *rank.Rules) { r.MostAgreeing = 2 }),
	}
	why := func(e record.Entry) (string, error) { return "why " + e.Actor.String()[:2], nil }
	lines, err := RulesLines(entries, why)
	if err != nil || len(lines) != 3 {
		t.Fatal(lines, err)
	}
	for i, want := range []struct {
		version int64
		changes string
	}{{5, "[0.5 0.85]"}, {4, "[6 2]"}, {3, "[0.85 0.5]"}} {
		l := lines[i]
		if l.Version != want.version || l.At != noon+record.Time(want.version) || l.Actor != (record.ID{byte(want.version)}) || l.Why != "why 0"+fmt.Sprint(want.version) || len(l.Changes) != 1 || fmt.Sprint([]float64{l.Changes[0].Was, l.Changes[0].Is}) != want.changes {
			t.Errorf("%+v, want %+v", l, want)
		}
	}
	gone := errors.New("the key is gone")
	if _, err := RulesLines(entries, func(record.Entry) (string, error) { return "", gone }); !errors.Is(err, gone) {
		t.Errorf("%v", err)
	}
	var cannot Cannot
	if _, err := RulesLines([]record.Entry{setBy(3, func(r *rank.Rules) { r.Fast = -1 })}, why); !errors.As(err, &cannot) {
		t.Errorf("%v", err)
	}
	if none, err := RulesLines(nil, why); none != nil || err != nil {
		t.Errorf("%v %v", none, err)
	}
}

func TestAProbabilityIsShownFromTwoHundredOutcomesOn(t *testing.T) {
	for n, shown := range map[int]bool{199: false, 200: true} {
		c := Calibrate(judgedAlike(n))
		x := c.Of(500_000)
		if c.Enough() != shown || x.Few() == shown || (x.P != 0) != shown || (len(c.Tenths()) > 0) != shown || x.Outcomes != n {
			t.Errorf("%d outcomes: %+v", n, x)
		}
		if none := c.Of(0); none.P != 0 {
			t.Errorf("what was not weighed is likely %+v", none)
		}
	}
}

func judgedAlike(n int) []learn.Judged {
	all := make([]learn.Judged, n)
	for i := range all {
		all[i] = learn.Judged{P: record.Millionths(1000 * (i + 1)), Class: learn.Class(i % 3)}
	}
	return all
}

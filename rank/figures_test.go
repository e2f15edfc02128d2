package rank

import (
	"math/rand/v2"
	"testing"
)

// TestRulesComeBackFromTheirEntry sets every figure to something else and reads it back.
func TestRulesComeBackFromTheirEntry(t *testing.T) {
	rules, r := DefaultRules(), rand.New(rand.NewPCG(1, 2))
	rules.Version = 7
	for f := range rules.Figures() {
		switch {
		case f.Unit == Number:
			f.Set(9)
		case f.Unit == Plain && f.Group <= Trusts:
			f.Set(f.Value() * 1.05) // no trust may be lower than that in the unknown
		default:
			f.Set(f.Value() * (.9 + .05*r.Float64()))
		}
	}
	back, err := RulesFromBody(rules.Body(), rules.Author)
	if err != nil {
		t.Fatal(err)
	}
	if back != rules {
		t.Errorf("rules come back as %+v, want %+v", back, rules)
	}
}

// TestEveryNumberOfTheRulesIsAFigure: what is no figure cannot be changed and would be
// lost from the record.
func TestEveryNumberOfTheRulesIsAFigure(t *testing.T) {
	var empty Rules
	full := DefaultRules()
	empty.Version, empty.Author = full.Version, full.Author
	empty.Sources, empty.Informations = full.Sources, full.Informations // which places say something
	from := map[[2]int64]Figure{}
	for f := range full.Figures() {
		at := [2]int64{int64(f.Group), f.At}
		if _, twice := from[at]; twice {
			t.Errorf("two figures are %q %d", f.Group, f.At)
		}
		from[at] = f
	}
	for f := range empty.Figures() {
		f.Set(0)
		f.Set(from[[2]int64{int64(f.Group), f.At}].Value())
	}
	empty.Outcomes[NotAssessed] = full.Outcomes[NotAssessed] // not assessed says nothing, whatever is set
	if empty != full {
		t.Errorf("figures give %+v, want %+v", empty, full)
	}
}

func TestAFigureThatCannotBeIsRefused(t *testing.T) {
	rules := DefaultRules()
	for f := range rules.Figures() {
		if f.Group == Deferral && f.At == 0 {
			f.Set(1)
		}
	}
	if _, err := RulesFromBody(rules.Body(), rules.Author); err == nil {
		t.Error("γ of 1 is taken")
	}
}

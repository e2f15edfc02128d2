package rank

import (
	"strings"
	"testing"

	"watchfloor/resolve/indicators"
)

func closed[C code](t *testing.T, count int, parse func(string) (C, error), word func(C) string) {
	t.Helper()
	all := All[C]()
	if len(all) != count {
		t.Errorf("%T has %d words for %d codes", C(0), len(all), count)
	}
	seen := map[string]bool{}
	for _, c := range all {
		w := word(c)
		if w == "" || seen[w] {
			t.Errorf("%T %d has the word %q, empty or used twice", c, c, w)
		}
		seen[w] = true
		if back, err := parse(w); err != nil || back != c {
			t.Errorf("%q reads as %d (%v), want %d", w, back, err, c)
		}
	}
	if _, err := parse(word(C(len(all)))); err == nil {
		t.Errorf("%T: a code outside the set can be read", C(0))
	}
}

func TestEveryCodeIsWrittenAndReadBack(t *testing.T) {
	closed(t, severities, ParseSeverity, Severity.String)
	closed(t, int(Investigate)+1, ParseStage, Stage.String)
	closed(t, outcomes, ParseOutcome, Outcome.String)
	closed(t, int(Stated)+1, ParseWindowKind, WindowKind.String)
	closed(t, works, ParseWork, Work.String)
	closed(t, indicatorCount, ParseIndicator, Indicator.String)
	closed(t, int(Came)+1, ParseFactorCode, FactorCode.String)
}

// The signs of a report are stored with the numbers of package indicators and
// weighed with those of this one.
func TestIndicatorsAndSeveritiesHaveTheNumbersOfTheirReader(t *testing.T) {
	if int(indicators.Codes) != indicatorCount || int(indicators.Severities) != severities {
		t.Fatalf("the reader knows %d indicators and %d severities, the order %d and %d",
			indicators.Codes, indicators.Severities, indicatorCount, severities)
	}
	for theirs, ours := range map[indicators.Code]Indicator{
		indicators.Intrusion: Intrusion, indicators.Threat: Threat, indicators.TestingSecurity: TestingSecurity,
		indicators.Recruiting: Recruiting, indicators.Photography: Photography, indicators.Surveillance: Surveillance,
		indicators.Materials: Materials, indicators.Expertise: Expertise, indicators.Weapons: Weapons, indicators.Sector: Sector,
		indicators.ThreatToLife: ThreatToLife, indicators.TimeNamed: TimeNamed, indicators.TargetNamed: TargetNamed,
		indicators.ImminentClaim: ImminentClaim,
	} {
		if uint8(theirs) != uint8(ours) {
			t.Errorf("%s is %d to the reader and %d to the order", theirs, theirs, ours)
		}
	}
	if uint8(indicators.MassHarm) != uint8(MassHarm) || uint8(indicators.LifeAtRisk) != uint8(LifeAtRisk) || uint8(indicators.Property) != uint8(Property) {
		t.Error("the severities are numbered differently")
	}
}

func TestASetOfIndicatorsHoldsWhatWasPutIn(t *testing.T) {
	set := Of(Weapons, Threat)
	var got []string
	for i := range set.Each {
		got = append(got, i.String())
	}
	if strings.Join(got, ",") != "threat expressed,weapons" || set.Len() != 2 || set.Has(Theft) {
		t.Errorf("the set holds %v", got)
	}
	for range Indicators(1 << 63).Each {
		t.Error("a bit that stands for no indicator was given")
	}
}

package desk

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/rank"
	"watchfloor/record"
)

func anyEvidence(r *rand.Rand) Evidence {
	var e Evidence
	for range 1 + r.IntN(4) {
		x := ReportEvidence{Origin: record.ID{byte(1 + r.IntN(3))}, Received: noon - record.Time(r.IntN(90))*record.Hour, Severity: uint8(r.IntN(5))}
		if r.IntN(2) == 0 {
			x.Scheme, x.Reliability, x.Credibility = record.Admiralty, uint8(r.IntN(6)), uint8(r.IntN(6))
		}
		for range r.IntN(4) {
			if s := uint8(r.IntN(20)); !slices.Contains(x.Signs, s) {
				x.Signs = append(x.Signs, s)
			}
		}
		if r.IntN(3) == 0 {
			x.Window.Until = noon + record.Time(1+r.IntN(400))*record.Hour
		}
		e.Reports = append(e.Reports, x)
	}
	return e
}

// TestEachVariantChangesTheOneThingThatItNames and nothing of the evidence that it was
// made from: what is foretold is the weight of what would then be known.
func TestEachVariantChangesTheOneThingThatItNames(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	seen := map[string]int{}
	for range 400 {
		e := anyEvidence(r)
		before := Evidence{Reports: slices.Clone(e.Reports)}
		for i := range before.Reports {
			before.Reports[i].Signs = slices.Clone(before.Reports[i].Signs)
		}
		said := map[string]bool{}
		for _, v := range e.Variants(noon) {
			if said[v.Text] {
				t.Fatalf("%q is told twice", v.Text)
			}
			said[v.Text] = true
			want := Evidence{Reports: slices.Clone(before.Reports)}
			each := func(change func(*ReportEvidence)) {
				for i := range want.Reports {
					change(&want.Reports[i])
				}
			}
			worst := rank.Severity(slices.MaxFunc(before.Reports, func(a, b ReportEvidence) int { return int(a.Severity) - int(b.Severity) }).Severity)
			switch text := v.Text; {
			case text == "if another, independent source said the same":
				again := v.Evidence.Reports[len(v.Evidence.Reports)-1]
				if again.Origin == before.Reports[0].Origin || again.Origin.IsZero() || again.Received != noon || again.Voice != "" {
					t.Fatalf("it is not another: %+v", again)
				}
				one := before.Reports[0]
				one.Origin, one.Received, one.Voice = again.Origin, noon, ""
				want.Reports = append(want.Reports, one)
			case strings.HasPrefix(text, "if its ungraded reports were graded "):
				to := map[string]uint8{"B2": 2, "E5": 5}[text[len(text)-2:]]
				each(func(x *ReportEvidence) {
					if x.Reliability == 0 && x.Credibility == 0 {
						x.Scheme, x.Reliability, x.Credibility = record.Admiralty, to, to
					}
				})
			case strings.HasSuffix(text, "were misread"):
				sign, err := rank.ParseIndicator(strings.TrimSuffix(strings.TrimPrefix(text, "if “"), "” were misread"))
				if err != nil {
					t.Fatal(err)
				}
				for i := range want.Reports {
					misread(t, before.Reports[i], v.Evidence.Reports[i], sign)
					if slices.Contains(before.Reports[i].Signs, uint8(sign)) {
						want.Reports[i] = v.Evidence.Reports[i]
					}
				}
			case text == "if life were at risk" && worst < rank.LifeAtRisk:
				each(func(x *ReportEvidence) { x.Severity = uint8(rank.LifeAtRisk) })
			case text == "if life were not at risk" && worst >= rank.LifeAtRisk:
				each(func(x *ReportEvidence) { x.Severity = min(x.Severity, uint8(rank.SeriousHarm)) })
			case text == "if no moment had been stated":
				each(func(x *ReportEvidence) { x.Window = record.WindowSaid{} })
			case text == "if it were said to happen within two days":
				each(func(x *ReportEvidence) {
					if (x.Window != record.WindowSaid{}) {
						t.Fatal("a moment was stated")
					}
					x.Window = record.WindowSaid{From: noon + record.Day, Until: noon + 2*record.Day}
				})
			default:
				t.Fatalf("%q is told of %+v", text, before)
			}
			if diff := cmp.Diff(want, v.Evidence); diff != "" {
				t.Fatalf("%s (-want +got):\n%s", v.Text, diff)
			}
			if cmp.Equal(before, v.Evidence) {
				t.Fatalf("%q changes nothing of %+v", v.Text, before)
			}
			seen[v.Text]++
		}
		if diff := cmp.Diff(before.Reports, e.Reports); diff != "" {
			t.Fatalf("foretelling changed the evidence (-before +after):\n%s", diff)
		}
		signs := map[uint8]bool{}
		for _, x := range before.Reports {
			for _, s := range x.Signs {
				signs[s] = true
			}
		}
		ungraded := slices.ContainsFunc(before.Reports, func(x ReportEvidence) bool { return x.Reliability == 0 && x.Credibility == 0 })
		if want := 3 + len(signs); ungraded && len(said) != want+2 || !ungraded && len(said) != want {
			t.Fatalf("%d variants of %+v", len(said), before)
		}
	}
	if len(seen) < 26 {
		t.Errorf("only %d sorts of variants were told", len(seen))
	}
	if (Evidence{}).Variants(noon) != nil {
		t.Error("something is foretold of a lead without reports")
	}
}

// misread holds a report to what it says once a sign of it is misread: what said more about
// a threat falls with the last one, the moment with its sign, and it is no graver than
// what stands.
func misread(t *testing.T, before, after ReportEvidence, sign rank.Indicator) {
	t.Helper()
	has := func(r ReportEvidence, i rank.Indicator) bool { return slices.Contains(r.Signs, uint8(i)) }
	threatened := func(r ReportEvidence) bool { return has(r, rank.Threat) || has(r, rank.ThreatToLife) }
	fallen := threatened(before) && !threatened(after)
	harm := uint8(0)
	for _, i := range rank.All[rank.Indicator]() {
		detail := i == rank.TimeNamed || i == rank.TargetNamed || i == rank.ImminentClaim
		if want := has(before, i) && i != sign && !(fallen && detail); has(after, i) != want {
			t.Fatalf("%s misread in %+v: %s stands %t", sign, before, i, has(after, i))
		}
		if has(after, i) && i == rank.ThreatToLife {
			harm = before.Severity
		} else if has(after, i) {
			harm = max(harm, min(before.Severity, uint8(HarmOf(i))))
		}
	}
	if has(before, sign) && after.Severity != harm || !has(before, sign) && after.Severity != before.Severity {
		t.Fatalf("%s misread in %+v: severity %d", sign, before, after.Severity)
	}
	if gone := has(before, rank.TimeNamed) && !has(after, rank.TimeNamed); gone != (after.Window != before.Window) && (before.Window != record.WindowSaid{}) {
		t.Fatalf("%s misread in %+v: window %+v", sign, before, after.Window)
	}
}

// TestWhatSpeaksForAPlotIsForetoldToRaiseIt: graded B2 stands above graded E5, life at risk
// above not, and a sign that speaks for a plot is worth having.
func TestWhatSpeaksForAPlotIsForetoldToRaiseIt(t *testing.T) {
	s, _ := ordered(t, 0)
	r := rand.New(rand.NewPCG(4, 9))
	for range 400 {
		e := anyEvidence(r)
		now := s.Index(e.Weigh(s, noon), noon)
		index := map[string]record.Millionths{}
		for _, v := range e.Variants(noon) {
			index[v.Text] = s.Index(v.Evidence.Weigh(s, noon), noon)
		}
		if b2, ok := index["if its ungraded reports were graded B2"]; ok && lone(e) && b2 <= index["if its ungraded reports were graded E5"] {
			t.Fatalf("B2 is worth %v, E5 %v: %+v", b2, index["if its ungraded reports were graded E5"], e)
		}
		if risk, ok := index["if life were at risk"]; ok && risk < now {
			t.Fatalf("life at risk lowers %v to %v", now, risk)
		}
		if calm, ok := index["if life were not at risk"]; ok && calm > now {
			t.Fatalf("no life at risk raises %v to %v", now, calm)
		}
	}
}

// lone reports whether a lead is one ungraded report that says something: in others the
// grade may be a better one already.
func lone(e Evidence) bool {
	return !slices.ContainsFunc(e.Reports, func(x ReportEvidence) bool { return x.Reliability != 0 || x.Credibility != 0 }) && len(e.Reports) == 1 && len(e.Reports[0].Signs) > 0
}

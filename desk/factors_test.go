package desk_test

import (
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/rank"
	"watchfloor/rank/learn"
	"watchfloor/record"
)

// weighed is a lead with one graded report that states a window and life at risk.
func weighed(t *testing.T, rules rank.Rules) (*rank.Scale, rank.Weight, record.Time) {
	t.Helper()
	s, err := rank.NewScale(rules)
	if err != nil {
		t.Fatal(err)
	}
	now := at("2026-03-06 17:00")
	return s, s.Weigh(rank.Evidence{Severity: rank.LifeAtRisk, Reports: []rank.Report{{Origin: record.ID{1}, Grade: rank.Grade{Scheme: record.Admiralty, Source: 2, Information: 2},
		Indicators: rank.Of(rank.Materials), Received: now, Deadline: rank.Deadline{Until: now + 3*record.Day}}}}, now), now
}

func told(v desk.LeadFactors) string {
	var all []string
	for _, f := range v.Factors {
		all = append(all, f.Name, f.Words, f.Figure)
		for _, l := range f.Lines {
			all = append(all, l.Text, l.Figure, l.From)
		}
	}
	return strings.ReplaceAll(strings.Join(all, "|"), "\u00a0", " ")
}

// TestFactorsSayWhatWasMultipliedAndWhence: in words until 200 outcomes are recorded, then
// with a share, its count and its interval; what was set here is said; a weight of older
// rules is not explained by newer ones.
func TestFactorsSayWhatWasMultipliedAndWhence(t *testing.T) {
	rules := rank.DefaultRules()
	s, w, now := weighed(t, rules)
	few := desk.FactorsOf(w, s, desk.Calibrate(nil), now)
	if few.Product() != "" || few.Factors[0].Figure != "" {
		t.Errorf("a probability is shown from no outcome: %q %q", few.Product(), few.Factors[0].Figure)
	}
	for _, want := range []string{"in words: 0 of 200 outcomes", "means acquired|× 4|read in the text; its figure assumed, never simulated", "graded B2: usually reliable, probably true|× 5|recorded as it came",
		"life at risk|0.9", "counted as far as its best source is trusted", "window about three days, from the report", "graded report: so many fit into a day’s work|2.5|assumed; simulated"} {
		if !strings.Contains(told(few), want) {
			t.Errorf("%q is not in\n%s", want, told(few))
		}
	}
	judged := make([]learn.Judged, 300)
	for i := range judged {
		judged[i] = learn.Judged{P: record.Millionths(1000 * (i + 1)), Class: learn.Noise}
	}
	many := desk.FactorsOf(w, s, desk.Calibrate(judged), now)
	if p := many.Product(); !strings.HasPrefix(p, "1,000 × 0.") || !strings.HasSuffix(p, " = "+many.IndexText()) {
		t.Errorf("the index is %q, multiplied %q", many.IndexText(), p)
	}
	if !strings.Contains(told(many), "0 of the 30 closed leads in its tenth") || many.Index != s.Index(w, now) {
		t.Errorf("after 300 outcomes: %s", told(many))
	}
	for f := range rules.Figures() {
		if f.Group == rank.Signs && f.At == 2*int64(rank.Materials)+1 {
			f.Set(7)
		}
	}
	rules.Version++
	set, v, _ := weighed(t, rules)
	if got := told(desk.FactorsOf(v, set, desk.Calibrate(nil), now)); !strings.Contains(got, "means acquired|× 7|read in the text; its figure set here") {
		t.Errorf("a figure that was set here: %s", got)
	}
	if old := desk.FactorsOf(w, set, desk.Calibrate(nil), now); !old.Older || !strings.Contains(told(old), "means acquired|× 4|read in the text; its figure by version 2") {
		t.Errorf("a weight of older rules: %v %s", old.Older, told(old))
	}
	if none := desk.FactorsOf(rank.Weight{}, s, desk.Calibrate(nil), now); len(none.Factors) != 0 {
		t.Errorf("what was never weighed has factors: %v", none.Factors)
	}
}

package city

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/resolve/identifiers"
	"watchfloor/resolve/indicators"
)

// lead is what the desk makes of reports that share an identifier.
type lead struct {
	reports []report
	index   record.Millionths
}

// matter is the matter that most reports of a lead belong to.
func (l lead) matter() string {
	count := map[string]int{}
	for _, r := range l.reports {
		count[r.matter]++
	}
	best := ""
	for m, n := range count {
		if n > count[best] || n == count[best] && m > best {
			best = m
		}
	}
	return best
}

// keys are the identifiers of a report, as the house reads them.
func keys(r report) []string {
	var all []string
	for _, f := range identifiers.Find(r.Title+"\n"+r.Text, "GB") {
		all = append(all, f.Key)
	}
	for _, i := range r.Identifiers {
		kind, err := record.ParseMentionKind(i.Kind)
		if key, ok := identifiers.Normalise(kind, i.Value, "GB"); err == nil && ok {
			all = append(all, key)
		}
	}
	return all
}

// board puts reports into leads as the house does, in short, and orders them.
func board(t *testing.T, all []report) []lead {
	t.Helper()
	of := map[string]int{}
	var leads []lead
	for _, r := range all {
		at := len(leads)
		for _, k := range keys(r) {
			if n, ok := of[k]; ok {
				at = n
			}
		}
		if at == len(leads) {
			leads = append(leads, lead{})
		}
		leads[at].reports = append(leads[at].reports, r)
		for _, k := range keys(r) {
			of[k] = at
		}
	}
	scale, err := rank.NewScale(rank.DefaultRules())
	if err != nil {
		t.Fatal(err)
	}
	for i := range leads {
		leads[i].index = scale.Index(scale.Weigh(evidence(leads[i]), thursday), thursday)
	}
	slices.SortStableFunc(leads, func(a, b lead) int { return cmp.Compare(b.index, a.index) })
	return leads
}

func evidence(l lead) rank.Evidence {
	var e rank.Evidence
	for i, r := range l.reports {
		signs := indicators.Find(r.Title+"\n"+r.Text, r.ReceivedAt)
		one := rank.Report{Origin: record.ID{1, byte(i >> 8), byte(i)}, Received: r.ReceivedAt,
			Grade:    rank.Grade{Scheme: r.Grade.Scheme, Source: r.Grade.Source, Information: r.Grade.Information},
			Deadline: rank.Deadline{From: signs.Window.From, Until: signs.Window.Until}}
		for _, s := range signs.Indicators {
			one.Indicators |= rank.Of(rank.Indicator(s.Code))
		}
		e.Reports = append(e.Reports, one)
		e.Severity = max(e.Severity, rank.Severity(signs.Severity))
	}
	return e
}

// told returns the reports of one matter.
func told(matter string) []report {
	return slices.DeleteFunc(reports(1, thursday, 30), func(r report) bool { return r.matter != matter })
}

func TestTheGravestLeadStandsFirstAndNobodyInItIsHeld(t *testing.T) {
	for _, days := range []int{4, 30} {
		leads := board(t, reports(1, thursday, days))
		for i, l := range leads[:12] {
			t.Logf("%2d days, %2d: %9s %-9s %d %.70s", days, i+1, l.index, l.matter(), len(l.reports), l.reports[0].Text)
		}
		if leads[0].matter() != "hall" || leads[1].matter() != "counter" {
			t.Errorf("of %d days, the first two leads are of %q and %q", days, leads[0].matter(), leads[1].matter())
		}
	}
	held, hall := map[string]bool{}, told("hall")
	for h := range Holdings() {
		for _, i := range h.Identifiers {
			key, _ := identifiers.Normalise(i.Kind, i.Value, "")
			held[key] = true
		}
		if h.Type != record.HoldingPerson && h.Type != record.HoldingOrganisation {
			continue
		}
		for _, n := range h.Names {
			for _, r := range hall {
				if strings.Contains(strings.ToLower(r.Text), strings.ToLower(n.Text)) {
					t.Errorf("%s is held and stands in: %s", n.Text, r.Text)
				}
			}
		}
	}
	for _, r := range hall {
		for _, k := range keys(r) {
			if held[k] {
				t.Errorf("%s is held and stands in: %s", k, r.Text)
			}
		}
	}
}

func TestEachSlowMatterIsJoinedByWhatItsReportsShare(t *testing.T) {
	leads := board(t, reports(1, thursday, 30))
	for matter, want := range map[string]int{"hall": 7, "counter": 4, "tide": 3, "depots": 5, "papers": 5} {
		most := 0
		for _, l := range leads {
			n := 0
			for _, r := range l.reports {
				if r.matter == matter {
					n++
				}
			}
			most = max(most, n)
		}
		if most < want {
			t.Errorf("%s: at most %d of its reports share something, want %d", matter, most, want)
		}
	}
}

func TestAThreatNamesAMomentBehindTheEndWheneverTheEndIs(t *testing.T) {
	for end := thursday; end < thursday+366*record.Day; end += 5*record.Day + 31*record.Minute {
		var stated record.Time
		for _, r := range reports(1, end, 2) {
			if r.matter == "counter" && strings.Contains(r.Title, "E-mail") {
				stated = indicators.Find(r.Title+"\n"+r.Text, r.ReceivedAt).Window.Until
			}
		}
		if stated <= end+record.Day || stated > end+3*record.Day {
			t.Fatalf("asked at %s, the threat names %s", end, stated)
		}
	}
}

func TestARestrictedReportSharesAPlateWithAnOpenLead(t *testing.T) {
	var restricted, open []string
	for _, r := range told("depots") {
		if len(r.Labels) > 0 {
			restricted = append(restricted, keys(r)...)
		} else {
			open = append(open, keys(r)...)
		}
	}
	if len(restricted) == 0 || !slices.Contains(open, restricted[0]) {
		t.Errorf("restricted %q, open %q", restricted, open)
	}
}

func TestAMatterCanBeSentAgain(t *testing.T) {
	count := map[string]int{}
	for _, r := range told("returning") {
		count[r.Text]++
	}
	again := 0
	for _, n := range count {
		again = max(again, n)
	}
	if again != 3 {
		t.Errorf("a form pressed three times came %d times", again)
	}
}

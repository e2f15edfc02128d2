package origintest

import (
	"strings"
	"testing"

	"watchfloor/intake"
)

// TestWhichCameFirstCanBeTold reads direction from the reports alone: who names
// whom, else who is shorter, else who is later.
func TestWhichCameFirstCanBeTold(t *testing.T) {
	c := Make(3, size(1200))
	rel := relationsOf(c.Truth)
	by := map[string]*intake.Report{}
	for i := range c.Reports {
		by[c.Reports[i].SentID] = &c.Reports[i]
	}
	names := func(a, b *intake.Report) bool {
		text := strings.ToLower(a.Text)
		return strings.Contains(text, "@"+strings.ReplaceAll(strings.ToLower(b.Source), " ", "")) || strings.Contains(text, strings.ToLower(b.Source)) || b.URL != "" && strings.Contains(text, strings.ToLower(b.URL))
	}
	var told Rate
	for _, g := range c.Truth.Groups {
		for _, x := range g.Reports {
			id, first := rel.name(x.SentID), rel.name(g.First)
			if g.First == "" || id == first {
				continue
			}
			a, b := by[id], by[first]
			la, lb := len(Words(c.Truth.Made[id].Core)), len(Words(c.Truth.Made[first].Core))
			right := a.ReceivedAt > b.ReceivedAt || a.ReceivedAt == 0
			how := "time"
			switch {
			case names(a, b) != names(b, a):
				right, how = names(a, b), "name"
			case la*10 < lb*9 || lb*10 < la*9:
				right, how = la < lb, "length"
			}
			told.count(right)
			if !right {
				t.Logf("%s of %s is told by %s: %q (%s) and %q", id, first, how, c.Truth.Made[id].Note, x.Why, c.Truth.Made[first].Note)
			}
		}
	}
	t.Logf("told by the reports: %v", told)
	if told.Share() < 0.99 {
		t.Errorf("direction can be told for %v only", told)
	}
}

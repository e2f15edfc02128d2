package scenario

import (
	"testing"

	"watchfloor/record"
)

func TestPairsAreCountedWhereOneTellsOfAnIncident(t *testing.T) {
	truth := []Truth{{ID: "a", Incident: "fire", Grave: true}, {ID: "b", Incident: "fire", Grave: true}, {ID: "c", Incident: "fire", Grave: true}, {ID: "x", Kind: "spam"}, {ID: "y", Kind: "spam"}}
	s := NewScore(truth)
	one, two := record.NewID(), record.NewID()
	for i, m := range truth {
		s.Came(m.ID, record.Time(i)*record.Minute)
	}
	s.Top(3*record.Minute, [][]string{{"x", "y"}, {"a", "x"}})
	for id, lead := range map[string]record.ID{"a": one, "b": one, "x": one, "c": two, "y": two} {
		s.Stands(id, lead)
	}
	lines, sum := s.Lines()
	// Of a–b, a–x, b–x and c–y one is right; of a–b, a–c and b–c one stands together.
	if sum.Precision != .25 || sum.Recall != 1./3 || sum.Largest != 3 || sum.NoiseRows != 1 {
		t.Errorf("%+v", sum)
	}
	if len(lines) != 1 || lines[0].Leads != 2 || *lines[0].Minutes != 3 || sum.GraveToTop != 3 {
		t.Errorf("%+v", lines)
	}
}

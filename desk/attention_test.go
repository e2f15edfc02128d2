package desk

import (
	"testing"

	"watchfloor/record"
)

func attendedCases(area string, n, opened, linked int) []AttentionCase {
	var out []AttentionCase
	for i := range n {
		c := AttentionCase{Opened: i < opened, Linked: i < linked, Took: record.Time(i) * record.Hour}
		if area != "" {
			c.Countries, c.Places = []string{area}, []string{area}
		}
		out = append(out, c)
	}
	return out
}

// TestR25SmallNumbersAreNotShown: none below 10, and the others in tens, so that none of those
// can be computed.
func TestR25SmallNumbersAreNotShown(t *testing.T) {
	for n, want := range map[int]string{0: "fewer than 10", 9: "fewer than 10", 10: "10", 14: "10", 15: "20", 213: "210"} {
		l := Attend(attendedCases("GB", n, n, n)).All
		for _, f := range []Few{l.Decided, l.Opened, l.Linked} {
			if f.String() != want || f.Hidden && f.N != 0 {
				t.Errorf("%d is %+v", n, f)
			}
		}
		if !l.Closed.Hidden || n < fewest && l.Half != 0 {
			t.Errorf("of %d: %+v", n, l)
		}
	}
}

func TestALeadWithoutAPlaceIsCounted(t *testing.T) {
	a := Attend(append(attendedCases("", 12, 0, 0), attendedCases("FR", 30, 0, 0)...))
	if a.All.Decided.N != 40 || len(a.Countries) != 2 || a.Countries[0].Area != "FR" || a.Countries[1].Area != unplaced {
		t.Errorf("%+v", a)
	}
}

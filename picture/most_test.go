package picture

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/record"
)

// came is a house to which leads of two sorts came: few that are likely and take long,
// and many that are unlikely and do not.
func came() Seen {
	return Seen{From: began, Moment: desk.Moment{Now: began + Window}, Leads: Leads{New: 2800}, Alike: []Alike{
		{Known{record.One / 20, record.One / 2, 2 * record.One}, 280},
		{Known{record.One / 1000, record.One, 4 * record.One}, 2520}}}
}

func TestTheMostOfTwoSortsIsWhatPencilAndPaperSay(t *testing.T) {
	// Of 100 leads a day ten take half an analyst-day each and ninety a quarter: 27.5
	// analyst-days, which are 5 and 22.5 parts of the work; with 132 minutes of a lead
	// together 9.17 people. One in twenty of the ten is of a plot, half of them in reach.
	m := view(t, came(), map[string]string{"day": "100", "minutes": "132", "people": "3"}).Most
	if m.Why != "" || m.Leads != 2800 || m.Basis != Assumed {
		t.Fatalf("%+v", m)
	}
	likely, rest := 10*.05*.5, 90*.001
	for name, x := range map[string][2]float64{
		"people for all": {m.All, 100 * 132 / 1440.}, "held": {m.Holds, 28 * (.5 + rest)}, "in reach": {m.Reach, 28 * (likely + rest)},
		// All of the likely, 1.667 people, and 1.333 people of 7.5 for the rest.
		"share": {m.Here().Share, (likely + rest*1.3333333333/7.5) / (likely + rest)}, "by lot": {m.Here().ByLot, 3 / 9.1666666667},
		"price": {m.Here().Price, rest / 7.5 / 3}, "days for one": {m.Here().DaysForOne(), 3 * 7.5 / rest},
	} {
		if math.Abs(x[0]-x[1]) > 1e-9*(1+x[1]) {
			t.Errorf("%s: %v, want %v", name, x[0], x[1])
		}
	}
}

func TestMorePeopleNeverLowerTheMostAndTwiceOfAllLeavesIt(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 58))
	for range 20 {
		s := came()
		s.Alike = nil
		for range 1 + r.IntN(30) {
			s.Alike = append(s.Alike, Alike{Known{1 + record.Millionths(r.IntN(100_000)), record.Millionths(r.IntN(1_000_001)), record.One/2 + record.Millionths(r.IntN(9_000_000))}, 100 + r.IntN(50)})
		}
		said := func(day, people int) map[string]string {
			return map[string]string{"day": fmt.Sprint(day), "people": fmt.Sprint(people), "minutes": "90"}
		}
		m := view(t, s, said(80, 4)).Most
		for i, b := range append(m.Curve, m.Rows...) {
			if b.Share < b.ByLot-1e-9 || b.Share > 1+1e-9 || b.Price < 0 {
				t.Fatalf("%+v", b)
			}
			if i > 0 && i < len(m.Curve) && (b.Share < m.Curve[i-1].Share || b.Price > m.Curve[i-1].Price) {
				t.Fatalf("%+v after %+v", b, m.Curve[i-1])
			}
		}
		if last := m.Curve[len(m.Curve)-1]; math.Abs(last.Share-1) > 1e-9 || last.Price != 0 || !math.IsInf(last.DaysForOne(), 1) {
			t.Fatalf("with people for everything: %+v", last)
		}
		twice := view(t, s, said(160, 8)).Most
		if a, b := m.Here(), twice.Here(); math.Abs(a.Share-b.Share) > 1e-9 || math.Abs(a.ByLot-b.ByLot) > 1e-9 || math.Abs(a.Price-b.Price) > 1e-12 {
			t.Fatalf("%+v, twice of all %+v", a, b)
		}
		if a, b := m.Here(), view(t, s, said(160, 4)).Most.Here(); b.Share > a.Share+1e-9 || b.Price < a.Price {
			t.Fatalf("%+v, with twice the leads %+v", a, b)
		}
	}
}

func TestTheMostSaysWhatItRestsOnOrWhyThereIsNone(t *testing.T) {
	few := came()
	few.Alike = []Alike{{Known{1000, 1000, record.One}, 99}}
	short := came()
	short.From = short.Moment.Now - 6*record.Day
	late := came()
	late.Alike = []Alike{{Known{1000, 0, record.One}, 200}}
	for want, s := range map[string]Seen{"weighed only 99 leads that came, and 100 are needed": few, "only in 6 days, and 7 days are needed": short, "run out when it came": late} {
		v := view(t, s, nil)
		if !strings.Contains(v.Most.Why, want) || len(v.Most.lines()) != 1 || v.Most.lines()[0].Figure.Known() {
			t.Errorf("%s: %+v", want, v.Most)
		}
	}
	for want, c := range map[string]struct {
		judged Judged
		set    bool
		basis  Basis
	}{
		"are assumed: 199 outcomes are recorded, and 200 are needed":                                          {Judged{N: 199}, true, Assumed},
		"assumed by the program: of 200 closed leads they expected 2.50 to be of a plot, and 1 was":           {Judged{200, 2_500_000, 1}, false, Assumed},
		"come from rules that were set here: of 300 closed leads they expected 2 to be of a plot, and 0 were": {Judged{300, 2_000_000, 0}, true, Computed},
	} {
		s := came()
		s.Judged, s.RulesSet = c.judged, c.set
		for _, l := range view(t, s, nil).Most.lines() {
			if l.Figure.Known() && l.Figure.Basis != c.basis || !strings.Contains(l.Figure.From, want) {
				t.Errorf("%s: %+v", want, l)
			}
		}
	}
}

func TestLeadsThatWaitStillCountAsLongAsTheyWaited(t *testing.T) {
	h := func(n int) record.Time { return record.Time(n) * record.Hour }
	var all []Came
	for i := 1; i <= 40; i++ {
		all = append(all, Came{At: began, Until: began + h(i), Looked: true, Known: Known{1000, 1000, record.One}})
	}
	var s Seen
	FirstLooks(&s, all)
	if w := s.Waited; w != (Waited{40, 40, h(20), h(36)}) || len(s.Alike) != 1 || s.Alike[0].N != 40 {
		t.Errorf("all looked at: %+v %+v", w, s.Alike)
	}
	// Sixty that nobody looked at yet after two days: half of all are not looked at.
	for range 60 {
		all = append(all, Came{At: began, Until: began + h(48), Known: Known{1000, 1000, record.One}})
	}
	s = Seen{}
	FirstLooks(&s, all)
	if w := s.Waited; w != (Waited{100, 40, -1, -1}) {
		t.Errorf("sixty wait still: %+v", w)
	}
	// What came just now says nothing of long waits, nor does what went over.
	all = all[:40]
	for range 60 {
		all = append(all, Came{At: began, Until: began + 1, Over: true, Known: Known{1000, 1000, record.One}})
	}
	s = Seen{From: began, Moment: desk.Moment{Now: began + Window}}
	FirstLooks(&s, all)
	if w := s.Waited; w != (Waited{100, 40, h(20), h(36)}) || s.Alike[0].N != 40 {
		t.Errorf("sixty just came: %+v", w)
	}
	half, nine := s.Waits()
	if half.Value != 20 || nine.Value != 36 || half.Basis != Counted || half.From != "from 100 leads that came in 28 days, of which somebody looked at 40" {
		t.Errorf("%+v %+v", half, nine)
	}
	s.Waited.Looked = 19
	if half, _ := s.Waits(); half.Known() || !strings.Contains(half.From, "somebody looked at 19, and 20 are needed") {
		t.Errorf("%+v", half)
	}
}

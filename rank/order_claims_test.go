package rank

import (
	"math/rand/v2"
	"testing"

	"watchfloor/record"
)

// TestAStatedWindowIsSortedByTheLengthsThatItsNameSays: a moment of exactly a day ahead is
// more than "up to a day".
func TestAStatedWindowIsSortedByTheLengthsThatItsNameSays(t *testing.T) {
	ends := []record.Time{1, 3, 7, 14, 30, 90, 365}
	for i, days := range ends {
		if below, at := AheadOf(days*record.Day-1), AheadOf(days*record.Day); below != i || at != i+1 {
			t.Errorf("around %d days a window is of length %d and %d, want %d and %d", days, below, at, i, i+1)
		}
	}
	if AheadOf(1) != 0 || AheadOf(9000*record.Day) != Aheads-1 {
		t.Error("the ends are sorted elsewhere")
	}
}

// TestTheWindowOfAnOriginIsThatOfItsBestReportMadeFirst: of the most trusted reports, of
// these the one made first, of these the sooner moment; a moment that had passed says
// nothing.
func TestTheWindowOfAnOriginIsThatOfItsBestReportMadeFirst(t *testing.T) {
	s := telling(t)
	states := func(g Grade, received, ahead record.Time) Report {
		r := said(1, g, Threat)
		r.Received = start + received*record.Hour
		if ahead != 0 {
			r.Deadline.Until = r.Received + ahead*record.Hour
		}
		return r
	}
	// 300 hours ahead speak more for a plot than 30, as telling has it.
	now := start + 100*record.Hour
	p := func(reports ...Report) record.Millionths { return s.Weigh(Evidence{Reports: reports}, now).P }
	far, near := states(b2, 1, 300), states(b2, 1, 30)
	if p(far) <= p(near) {
		t.Fatal("the lengths say nothing")
	}
	for name, c := range map[string]struct {
		reports []Report
		as      Report
	}{
		"a worse grade does not count":     {[]Report{far, states(f6, 0, 30)}, far},
		"made first, of equal grade":       {[]Report{far, states(b2, 2, 30)}, far},
		"made first, whichever is told of": {[]Report{states(b2, 2, 300), near}, near},
		"the sooner moment of one time":    {[]Report{far, near}, near},
	} {
		if got, want := p(c.reports...), p(c.as); got != want {
			t.Errorf("%s: p is %v, want %v", name, got, want)
		}
	}
	passed := states(b2, 1, 0)
	passed.Deadline.Until, passed.Indicators = passed.Received, passed.Indicators|Of(TimeNamed)
	if got, want := p(passed), p(states(b2, 1, 0)); got <= want {
		t.Errorf("a time is named, and p is %v, %v without", got, want)
	}
	if none := s.aheadOf(stating{graded: graded{Report: far}}); none != (odds{}) {
		t.Errorf("no window says %v", none)
	}
	var w stating
	if w.hear(graded{Report: passed, made: passed.Received}); w.any {
		t.Error("a moment that had come when it was stated counts as a window")
	}
}

// TestANearerWindowNeverRanksBelowAFartherOneWhileTimeIsEnough: alike in all else, from
// two days on, where there is more than enough time for the look. In overload urgency
// cancels, and what lasts longer is more surely in time.
func TestANearerWindowNeverRanksBelowAFartherOneWhileTimeIsEnough(t *testing.T) {
	base := scaleOf(t)
	for _, load := range []record.Millionths{0, record.One, 1_500_000} {
		s := base.UnderLoad(load)
		last := record.Millionths(1 << 60)
		for ahead := 2 * record.Day; ahead < 500*record.Day; ahead += ahead / 11 {
			e := due(ahead)
			index := s.Index(s.Weigh(e, start), start)
			if index > last {
				t.Fatalf("load %v: a window of %v days has %v, a nearer one %v", load, days(ahead), index, last)
			}
			last = index
		}
	}
	s, last := base.UnderLoad(2*record.One), record.Millionths(0)
	for ahead := record.Hour; ahead < 500*record.Day; ahead += ahead/11 + 1 {
		index := s.Index(s.Weigh(due(ahead), start), start)
		if index < last {
			t.Fatalf("in overload a window of %v days has %v, a nearer one %v", days(ahead), index, last)
		}
		last = index
	}
}

// TestMoreWorkNeverRaisesTheIndex: of two leads alike, what takes longer comes later, at
// any moment and load; and what has to follow shortens the time alone.
func TestMoreWorkNeverRaisesTheIndex(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	for range 40 {
		rules := DefaultRules()
		for i := range rules.Work {
			rules.Work[i] = rules.Work[i] * record.Time(11+r.IntN(60)) / 10
		}
		base := scaleOf(t)
		longer, err := NewScale(rules)
		if err != nil {
			t.Fatal(err)
		}
		for range 30 {
			e, load := randomEvidence(r), record.Millionths(r.IntN(3_000_000))
			a, b := base.Weigh(e, start), longer.Weigh(e, start)
			at := start + record.Time(r.IntN(60*24))*record.Hour
			if x, y := base.UnderLoad(load).Index(a, at), longer.UnderLoad(load).Index(b, at); y > x {
				t.Fatalf("%v days of work: index %v; %v days: %v", days(a.Service), x, days(b.Service), y)
			}
			if a.P != b.P || a.S != b.S {
				t.Fatal("the work moves more than the work")
			}
		}
	}
}

// TestTwiceTheHarmIsTwiceTheIndexAndTheOrderStays: the scale of the severities is
// free; only their relation decides.
func TestTwiceTheHarmIsTwiceTheIndexAndTheOrderStays(t *testing.T) {
	rules := DefaultRules()
	for i := range rules.Severities {
		rules.Severities[i] *= 2
	}
	base := scaleOf(t)
	twice, err := NewScale(rules)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(43, 44))
	var a, b []Row
	for i := range 300 {
		e := randomEvidence(r)
		a, b = append(a, Row{idOf(i), base.Weigh(e, start)}), append(b, Row{idOf(i), twice.Weigh(e, start)})
		x, y := base.Index(a[i].Weight, start), twice.Index(b[i].Weight, start)
		if d := y - 2*x; d > 2+x/100_000 || d < -2-x/100_000 {
			t.Fatalf("index %v, with twice the harm %v", x, y)
		}
	}
	then := map[record.ID]record.Millionths{}
	for _, p := range base.Order(a, start) {
		then[p.ID] = p.Index
	}
	last := record.Millionths(1 << 60)
	for _, p := range twice.Order(b, start) {
		if then[p.ID] > last+2+last/100_000 {
			t.Fatalf("a lead of index %v stands behind one of %v", then[p.ID], last)
		}
		last = then[p.ID]
	}
}

// TestAPlaceComparesAsAnOrderMust: one of two different places is first, the other way
// round the other, and of three there is no circle.
func TestAPlaceComparesAsAnOrderMust(t *testing.T) {
	r := rand.New(rand.NewPCG(45, 46))
	any := func() Place {
		return Place{record.Millionths(r.IntN(3)), record.Time(r.IntN(3)), idOf(r.IntN(3))}
	}
	for range 3000 {
		a, b, c := any(), any(), any()
		if a.Compare(b) != -b.Compare(a) || (a.Compare(b) == 0) != (a == b) || a.Compare(b) < 0 && b.Compare(c) < 0 && a.Compare(c) >= 0 {
			t.Fatalf("%v %v %v", a, b, c)
		}
		if a.Index > b.Index && a.Compare(b) >= 0 || a.Index == b.Index && a.First < b.First && a.Compare(b) >= 0 {
			t.Fatalf("%v does not stand before %v", a, b)
		}
	}
}

// TestALeadThatNeverFallsUnderALevelSaysSoAndOneUnderItSaysNow: looked at each hour for two
// days, then each six, for fourteen days and no longer.
func TestALeadThatNeverFallsUnderALevelSaysSoAndOneUnderItSaysNow(t *testing.T) {
	s, r := scaleOf(t), rand.New(rand.NewPCG(47, 48))
	var looked []record.Time
	for h := record.Time(0); h <= 14*24; {
		looked = append(looked, h*record.Hour)
		if h >= 48 {
			h += 5
		}
		h++
	}
	for range 60 {
		w := s.Weigh(randomEvidence(r), start)
		if after, ok := s.DropsUnder(w, start, s.Index(w, start)+1); !ok || after != 0 {
			t.Fatalf("what is under the level drops after %v, %t", after, ok)
		}
		if after, ok := s.DropsUnder(w, start, 0); ok {
			t.Fatalf("nothing is under 0, and it drops after %v", after)
		}
		for _, i := range []int{1, 48, 49, 50, len(looked) - 1} {
			level := s.Index(w, start+looked[i]) + 1
			want := 0
			for s.Index(w, start+looked[want]) >= level {
				want++
			}
			if after, ok := s.DropsUnder(w, start, level); !ok || after != looked[want] {
				t.Fatalf("it drops after %v (%t), and is first under the level after %v", after, ok, looked[want])
			}
		}
		lowest := s.Index(w, start)
		for _, after := range looked {
			lowest = min(lowest, s.Index(w, start+after))
		}
		if after, ok := s.DropsUnder(w, start, lowest); ok {
			t.Fatalf("it is never under %v, and drops after %v", lowest, after)
		}
	}
}

// TestMoreWorkReachesFartherDownAndALeadMoreOnTopTakesSomeAway.
func TestMoreWorkReachesFartherDownAndALeadMoreOnTopTakesSomeAway(t *testing.T) {
	s, r := scaleOf(t), rand.New(rand.NewPCG(49, 50))
	var order []Ranked
	for i := range 40 {
		order = append(order, Ranked{Row: Row{ID: idOf(i), Weight: s.Weigh(randomEvidence(r), start)}, Index: record.Millionths(900 - i)})
	}
	last := Line{Reach: -1}
	for work := record.Time(0); work < 60*record.Day; work += record.Hour {
		l := LineOf(order[1:], work)
		if l.Reach < last.Reach || l.Reach < len(order)-1 && l.Index != order[1+l.Reach].Index {
			t.Fatalf("work of %v reaches %+v, less %+v", work, l, last)
		}
		if more := LineOf(order, work); more.Reach > l.Reach+1 {
			t.Fatalf("a lead on top takes the line from %d to %d", l.Reach, more.Reach)
		}
		last = l
	}
	if all := LineOf(order[:1], order[0].Weight.HandsOn()); all != (Line{Reach: 1}) {
		t.Errorf("work for one lead reaches %+v", all)
	}
	if (Weight{}).HandsOn() != 0 {
		t.Error("a lead that was never weighed takes work")
	}
}

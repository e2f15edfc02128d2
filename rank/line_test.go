package rank

import (
	"math/rand/v2"
	"testing"

	"watchfloor/record"
)

// TestTheLineStandsWhereTheWorkEnds: the leads above it fit into the work, and one more
// does not.
func TestTheLineStandsWhereTheWorkEnds(t *testing.T) {
	s, r := scaleOf(t), rand.New(rand.NewPCG(3, 4))
	var order []Ranked
	for i := range 60 {
		order = append(order, Ranked{Row: Row{ID: idOf(i), Weight: s.Weigh(randomEvidence(r), start)}, Index: record.Millionths(1000 - i)})
	}
	for work := record.Time(0); work < 40*record.Day; work += 7 * record.Hour {
		l := LineOf(order, work)
		var sum record.Time
		for _, o := range order[:l.Reach] {
			sum += o.Weight.HandsOn()
		}
		if sum > work || l.Reach < len(order) && (sum+order[l.Reach].Weight.HandsOn() <= work || l.Index != order[l.Reach].Index) || l.Reach == len(order) && l.Index != 0 {
			t.Fatalf("for work of %v the line is %+v, above it %v", work, l, sum)
		}
	}
}

// TestALeadDropsUnderALevelWhenItSays: at that hour its index is under it, and at no
// looked-at hour before.
func TestALeadDropsUnderALevelWhenItSays(t *testing.T) {
	s, r := scaleOf(t), rand.New(rand.NewPCG(5, 6))
	dropped := 0
	for range 300 {
		w := s.Weigh(randomEvidence(r), start)
		level := s.Index(w, start) * record.Millionths(500+r.IntN(480)) / 1000
		after, ok := s.DropsUnder(w, start, level)
		if !ok {
			continue
		}
		dropped++
		if s.Index(w, start+after) >= level {
			t.Fatalf("after %v the index is %v, the level %v", after, s.Index(w, start+after), level)
		}
		for h := record.Time(0); h < min(after, 2*record.Day); h += record.Hour {
			if s.Index(w, start+h) < level {
				t.Fatalf("it was under the level after %v already, not after %v", h, after)
			}
		}
	}
	if dropped < 50 {
		t.Errorf("only %d dropped", dropped)
	}
}

// TestTheLineSpendsTheWorkThatTheSentencesSay: that of a lead's own stage. What would
// have to follow is done for few of them, and is no work of today.
func TestTheLineSpendsTheWorkThatTheSentencesSay(t *testing.T) {
	rules := DefaultRules()
	rules.Follows = [stages]record.Time{Assess: 4 * record.Day, Trace: record.Day}
	follows, err := NewScale(rules)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(7, 8))
	var plain, then []Ranked
	for range 60 {
		e := randomEvidence(r)
		w := follows.Weigh(e, start)
		told := w.Factors[len(w.Factors)-1].Value
		if record.Round(days(w.HandsOn())) != told {
			t.Fatalf("the line spends %v days on a lead whose sentence says %v", days(w.HandsOn()), told)
		}
		plain = append(plain, Ranked{Row: Row{Weight: scaleOf(t).Weigh(e, start)}})
		then = append(then, Ranked{Row: Row{Weight: w}})
	}
	for work := record.Time(0); work < 40*record.Day; work += 7 * record.Hour {
		if a, b := LineOf(plain, work), LineOf(then, work); a.Reach != b.Reach {
			t.Fatalf("work of %v days reaches %d leads, %d where work follows", days(work), a.Reach, b.Reach)
		}
	}
}

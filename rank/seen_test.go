package rank

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/record"
)

// TestWhatIsLearnedFromIsWhatWasWeighed: the grade and the window of an origin are those
// of its weight, in whatever order its reports come.
func TestWhatIsLearnedFromIsWhatWasWeighed(t *testing.T) {
	s, r := scaleOf(t), rand.New(rand.NewPCG(7, 7))
	for range rounds {
		var reports []Report
		for range 1 + r.IntN(4) {
			x := randomReport(r)
			x.Origin = idOf(1)
			reports = append(reports, x)
		}
		o := s.fold(reports, start)[0]
		got := s.Seen(reports)
		if got.Grade != o.grade && s.markOf(got.Grade) != o.mark {
			t.Fatalf("%v is learned of, %v was weighed", got.Grade, o.grade)
		}
		r.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
		if diff := cmp.Diff(got, s.Seen(reports)); diff != "" {
			t.Fatalf("(-one order +another):\n%s", diff)
		}
	}
	x := said(1, b2)
	x.Deadline.Until = x.Received + 2*record.Day
	if got := s.Seen([]Report{x}); got.Ahead != 1 {
		t.Errorf("two days ahead are length %d", got.Ahead)
	}
	if got := s.Seen([]Report{said(1, b2)}); got.Ahead != -1 {
		t.Errorf("no window is length %d", got.Ahead)
	}
}

// TestTheFiguresOfAGradeAreThoseOfItsPlaces: each half of B2 leads to the figures whose
// name says so.
func TestTheFiguresOfAGradeAreThoseOfItsPlaces(t *testing.T) {
	rules := DefaultRules()
	var names []string
	for _, p := range b2.Places() {
		for f := range rules.Figures() {
			if f.Group == p.Group && f.At == p.At+1 {
				names = append(names, f.Name)
			}
		}
	}
	want := []string{"admiralty B-, for a plot", "admiralty -2, for a plot"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len((Grade{}).Places()) != 0 || len((Grade{record.Scheme(99), 1, 1}).Places()) != 0 {
		t.Error("no grade has places")
	}
}

package simulate

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"watchfloor/rank"
	"watchfloor/record"
)

func watched(t *testing.T, w Watch, name string, s *Stories) Result {
	t.Helper()
	p, err := ParsePolicy(name)
	if err != nil {
		t.Fatal(err)
	}
	r, err := w.Run(p, s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Both work and plots are drawn before any order is played: what begins later, or
// waits, cannot end sooner.
func TestNoOrderFindsAPlotThatWorkBegunAtItsFirstReportWouldMissAndOnlyRetaskingInterrupts(t *testing.T) {
	s := NewStories(2000, .05)
	bound := s.Bound()
	for name, w := range map[string]Watch{
		"oracle": {Assessors: 9, Teams: 16}, "edf-nolink": {Assessors: 30, Teams: 50}, "static": {Assessors: 30, Teams: 50, OwnLuck: true},
		"index-retask": {Assessors: 14, Teams: 24}, "index-retask-nolink": {Assessors: 18, Teams: 30, OwnLuck: true},
	} {
		r := watched(t, w, name, &s)
		if retasks := strings.Contains(name, "retask"); retasks != (r.Interrupted > 0) || r.Interrupted >= r.Teams && retasks {
			t.Errorf("%s interrupted %d of %d", name, r.Interrupted, r.Teams)
		}
		if r.Caught > bound.Caught || r.Of != bound.Of || r.CaughtFast > bound.CaughtFast {
			t.Errorf("%s finds %+v, the bound is %+v", name, r, bound)
		}
	}
}

func TestInOverloadTheIndexFindsMoreThanArrivalOrderAndVolume(t *testing.T) {
	s, w := NewStories(2000, .3), Watch{Assessors: 9, Teams: 16}
	index := watched(t, w, "index", &s)
	for _, name := range []string{"fifo", "edf", "volume"} {
		if r := watched(t, w, name, &s); r.Caught >= index.Caught {
			t.Errorf("%s finds %d, the index %d of %d", name, r.Caught, index.Caught, index.Of)
		}
	}
}

func TestLinkingSavesLooks(t *testing.T) {
	s, w := NewStories(4, .1), Watch{Assessors: 60, Teams: 100}
	with, without := watched(t, w, "fifo", &s), watched(t, w, "fifo-nolink", &s)
	if without.Looks != len(s.reports) {
		t.Errorf("unlinked, %d looks at %d reports", without.Looks, len(s.reports))
	}
	near(t, "looks of linked reports", float64(with.Looks)/float64(len(s.reports)), .68, .03)
}

func TestAReportThatDoublesTheProbabilityReopensAndACopyDoesNot(t *testing.T) {
	s := Stories{stories: []story{{class: plot, attack: 100, look: 1, team: 1, counted: true, luck: [looksDrawn]float64{.95, .1, .1}}}}
	strong := saying{grade: 5, claim: true}
	s.reports = []report{{saying: strong, at: 1, linked: true}, {saying: strong, at: 10, linked: true, copied: true, seen: true}}
	w := Watch{Assessors: 1, Teams: 1}
	if r := watched(t, w, "index", &s); r.Looks != 1 || r.Caught != 0 {
		t.Errorf("after a copy: %+v", r)
	}
	s.reports[1].seen = false
	if r := watched(t, w, "index", &s); r.Looks != 2 || r.Caught != 1 {
		t.Errorf("after a further report: %+v", r)
	}
	s.reports[1].saying = saying{grade: 1}
	if r := watched(t, w, "index", &s); r.Looks != 1 || r.Caught != 0 {
		t.Errorf("after a weak report: %+v", r)
	}
}

func TestAQueueGivesMattersByTheirPlaceWhateverHappensToThem(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	var q queue
	var in []*matter
	for n := range 2000 {
		switch r.IntN(3) {
		case 0, 1:
			m := newMatter(n, 0, math.Inf(1))
			m.enter(0, 1)
			m.place = rank.Place{Index: record.Millionths(r.IntN(50)), ID: m.ID}
			q.put(m)
			in = append(in, m)
		case 2:
			if len(in) == 0 {
				continue
			}
			i := r.IntN(len(in))
			if r.IntN(2) == 0 {
				in[i].place.Index = record.Millionths(r.IntN(50))
				q.fix(in[i])
			} else {
				q.remove(in[i])
				in = slices.Delete(in, i, i+1)
			}
		}
	}
	slices.SortFunc(in, func(a, b *matter) int { return a.place.Compare(b.place) })
	for i, want := range in {
		if got := q.head(0); got != want {
			t.Fatalf("place %d: %v, want %v", i, got.place, want.place)
		}
		q.remove(want)
	}
}

func BenchmarkWatch(b *testing.B) {
	s := NewStories(2000, 8)
	for _, p := range []Policy{{By: Static}, {By: Index}, {By: Index, Retask: true}, {By: Index, Apart: true}} {
		b.Run(p.String(), func(b *testing.B) {
			for b.Loop() {
				if _, err := (Watch{Assessors: 9, Teams: 16}).Run(p, &s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

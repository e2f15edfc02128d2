package learn_test

import (
	"math"
	"testing"

	"watchfloor/rank"
	"watchfloor/rank/learn"
	"watchfloor/record"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 5e-4) { // what is not a number is near nothing
		t.Errorf("%s is %.5f, want %.5f", what, got, want)
	}
}

// TestIntervalsAreThoseOfTheirAuthors: against values worked out apart from this code.
func TestIntervalsAreThoseOfTheirAuthors(t *testing.T) {
	for _, c := range []struct {
		k, n                   int
		wl, wh, exactL, exactH float64
	}{
		{0, 10, 0, .27753, 0, .30850},
		{8, 10, .49016, .94331, .44390, .97479},
		{10, 10, .72247, 1, .69150, 1},
		{2, 100, .00550, .07001, .00243, .07038},
		{0, 0, 0, 1, 0, 1},
	} {
		w, e := learn.Wilson(c.k, c.n), learn.Exact(c.k, c.n)
		near(t, "Wilson, low", w.Low, c.wl)
		near(t, "Wilson, high", w.High, c.wh)
		near(t, "exact, low", e.Low, c.exactL)
		near(t, "exact, high", e.High, c.exactH)
	}
}

// TestARatioIsOfTwoSharesWithAHalfAdded: 30 of 100 against 10 of 200, by hand.
func TestARatioIsOfTwoSharesWithAHalfAdded(t *testing.T) {
	c := learn.Counts{With: [3]int{10, 0, 30}, Of: [3]int{200, 4, 100}}
	got := c.Against(learn.Plot)
	if got == nil {
		t.Fatal("no ratio")
	}
	want := (30.5 / 100.5) / (10.5 / 200.5)
	wide := math.Exp(1.959964 * math.Sqrt(1/30.5-1/100.5+1/10.5-1/200.5))
	near(t, "ratio", got.Value, want)
	near(t, "low", got.Low, want/wide)
	near(t, "high", got.High, want*wide)
	if c.Against(learn.Useful) != nil || c.Against(learn.Noise) != nil {
		t.Error("four useful origins, or noise against itself, gave a figure")
	}
	if (learn.Counts{With: [3]int{2, 0, 2}, Of: [3]int{200, 0, 100}}).Against(learn.Plot) != nil {
		t.Error("a thing seen four times gave a figure")
	}
}

func TestOutcomesCountAsWhatPeopleSaid(t *testing.T) {
	for _, c := range []struct {
		state  record.LeadState
		reason record.Reason
		came   record.Came
		want   learn.Class
		counts bool
	}{
		{record.StateRejected, record.ReasonJunk, 0, learn.Noise, true},
		{record.StateRejected, record.ReasonInnocent, 0, learn.Noise, true},
		{record.StateRejected, record.ReasonNotOurs, 0, learn.Useful, true},
		{record.StateRejected, record.ReasonDuplicate, 0, 0, false},
		{record.StateRejected, record.ReasonNothing, record.CameMissed, learn.Plot, true},
		{record.StateTraced, 0, 0, learn.Useful, true},
		{record.StateAttached, 0, 0, learn.Useful, true},
		{record.StateAttached, 0, record.CameDisrupted, learn.Plot, true},
		{record.StateOpen, 0, 0, 0, false},
	} {
		if got, ok := learn.ClassOf(c.state, c.reason, c.came); ok != c.counts || ok && got != c.want {
			t.Errorf("%s, %s, %s: %s %t", c.state, c.reason, c.came, got, ok)
		}
	}
}

// TestAnOriginCountsOnce: however many channels and signs it has, it is one of all.
func TestAnOriginCountsOnce(t *testing.T) {
	source := record.ID{1}
	x := learn.Origin{Signs: rank.Of(rank.Threat, rank.Weapons), Channel: record.ChannelPublic, Source: source, Seen: rank.Seen{Grade: rank.Grade{Scheme: record.Admiralty, Source: 2}, Ahead: 1}}
	c := learn.Count([]learn.Case{{Class: learn.Plot, Agree: 3, Origins: []learn.Origin{x, {Seen: rank.Seen{Ahead: -1}}}}, {Class: learn.Noise, Origins: []learn.Origin{x}}})
	want := learn.Counts{With: [3]int{1, 0, 1}, Of: [3]int{1, 0, 2}}
	if c.Signs[rank.Threat] != want || c.Signs[rank.Weapons] != want || c.Channels[record.ChannelPublic] != want || c.Sources[source] != want || c.Leads != [3]int{1, 0, 1} {
		t.Errorf("counted: %+v", c)
	}
	b := rank.Grade{Scheme: record.Admiralty, Source: 2}.Places()[0]
	windows, agree := learn.Counts{With: want.With, Of: [3]int{1, 0, 1}}, learn.Counts{With: [3]int{0, 0, 1}, Of: [3]int{1, 0, 1}}
	if c.Grades[b] != want || c.Aheads[1] != windows || c.Agree[2] != agree || len(c.Agree) != 1 {
		t.Errorf("grades, windows of those that state one, leads with several voices: %+v %+v %+v", c.Grades, c.Aheads, c.Agree)
	}
}

// TestTenthsHoldEveryLeadOnce: parts of like size, leads of one probability together.
func TestTenthsHoldEveryLeadOnce(t *testing.T) {
	var judged []learn.Judged
	for i := range 230 {
		class := learn.Noise
		if i >= 200 {
			class = learn.Plot
		}
		judged = append(judged, learn.Judged{P: record.Millionths(1000 * max(i, 40)), Class: class})
	}
	tenths := learn.Tenths(judged)
	n, plots := 0, 0
	for i, x := range tenths {
		n, plots = n+x.N, plots+x.Plots
		if x.From > x.To || i > 0 && x.From <= tenths[i-1].To {
			t.Errorf("part %d goes from %v to %v", i, x.From, x.To)
		}
	}
	if n != 230 || plots != 30 || tenths[0].N < 41 {
		t.Errorf("%d leads and %d plots in %+v", n, plots, tenths)
	}
	if in, ok := learn.In(tenths, 229_500); !ok || in.To != 229_000 || in.Plots != in.N || !in.Fits() == (in.Mean >= in.Low) {
		t.Errorf("a probability stands in %+v", in)
	}
	if in, _ := learn.In(tenths, 1); in.From != 40_000 {
		t.Errorf("a small one stands in %+v", in)
	}
	if _, ok := learn.In(nil, 1); ok || learn.Tenths(nil) != nil {
		t.Error("there are tenths of nothing")
	}
}

// TestTheDrawFollowsItsShareAndItsSeed: near a twentieth of many leads, others with
// another seed, none or all at the ends.
func TestTheDrawFollowsItsShareAndItsSeed(t *testing.T) {
	drawn, both := 0, 0
	for i := range 20_000 {
		lead := record.ID{0: byte(i), 1: byte(i >> 8), 2: 7}
		a, b := learn.Drawn(lead, record.Hash{1}, 50_000), learn.Drawn(lead, record.Hash{2}, 50_000)
		if a {
			drawn++
		}
		if a && b {
			both++
		}
		if learn.Drawn(lead, record.Hash{1}, 0) || !learn.Drawn(lead, record.Hash{1}, record.One) {
			t.Fatal("none or all are not none or all")
		}
	}
	if drawn < 880 || drawn > 1120 || both > 90 {
		t.Errorf("%d of 20,000 drawn, %d by both seeds", drawn, both)
	}
}

// BenchmarkTenths is what a page of a lead computes over all outcomes that are counted.
func BenchmarkTenths(b *testing.B) {
	judged := make([]learn.Judged, 20_000)
	for i := range judged {
		judged[i] = learn.Judged{P: record.Millionths(1 + i*7919%999_983), Class: learn.Class(i % 3)}
	}
	for b.Loop() {
		if len(learn.Tenths(judged)) != 10 {
			b.Fatal("not ten parts")
		}
	}
}

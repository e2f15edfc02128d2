package rank

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/record"
)

// byChannel is a report that came through a channel.
func byChannel(origin int, c record.Channel) Report {
	r := said(origin, b2, Threat)
	r.Channel = c
	return r
}

func TestChannelsSayNothingUntilSomebodySetsAFigure(t *testing.T) {
	s, r := scaleOf(t), rand.New(rand.NewPCG(6, 6))
	for range rounds {
		e := randomEvidence(r)
		want := s.Weigh(e, start)
		for i := range e.Reports {
			e.Reports[i].Channel = record.Channel(r.IntN(channels + 2))
		}
		if diff := cmp.Diff(want, s.Weigh(e, start)); diff != "" {
			t.Fatalf("(-without +with channels):\n%s", diff)
		}
	}
}

// TestAFigureForAChannelCountsOnceForEachOrigin: as often as there are origins, copies
// left out, and its reason is told.
func TestAFigureForAChannelCountsOnceForEachOrigin(t *testing.T) {
	rules := DefaultRules()
	rules.Channels[record.ChannelPartner] = Ratio{1_500_000, 3_000_000}
	s, err := NewScale(rules)
	if err != nil {
		t.Fatal(err)
	}
	odds := func(reports ...Report) float64 {
		o := s.prior
		for _, x := range s.fold(reports, start) {
			o = o.plus(x.mark.odds).plus(x.contents)
		}
		with := s.Weigh(Evidence{Reports: reports}, start).P.Float()
		plain := o.plausible()
		return with / (1 - with) / (plain / (1 - plain))
	}
	one, two := odds(byChannel(1, record.ChannelPartner)), odds(byChannel(1, record.ChannelPartner), byChannel(2, record.ChannelPartner))
	copied := odds(byChannel(1, record.ChannelPartner), byChannel(1, record.ChannelPartner))
	if one < 2 || one > 3 || copied != one || two < one*1.5 {
		t.Errorf("the odds rise %.3f times with one origin, %.3f with a copy of it, %.3f with two", one, copied, two)
	}
	if none := odds(byChannel(1, record.ChannelPublic)); none < .999 || none > 1.001 {
		t.Errorf("another channel moves the odds %.3f times", none)
	}
	w := s.Weigh(Evidence{Reports: []Report{byChannel(1, record.ChannelPartner), byChannel(2, record.ChannelPublic)}}, start)
	if text := Sentence(w, start); strings.Count(text, "which counts") != 1 || !strings.Contains(text, "from a partner, which counts for more here") {
		t.Errorf("the reason is told as %q", text)
	}
}

func TestAChannelOfANewerVersionCountsAsUnstated(t *testing.T) {
	rules := DefaultRules()
	rules.Channels[record.ChannelUnstated] = Ratio{record.One, 500_000}
	s, err := NewScale(rules)
	if err != nil {
		t.Fatal(err)
	}
	want := s.Weigh(Evidence{Reports: []Report{byChannel(1, record.ChannelUnstated)}}, start)
	if diff := cmp.Diff(want, s.Weigh(Evidence{Reports: []Report{byChannel(1, 200)}}, start)); diff != "" {
		t.Errorf("(-unstated +unknown):\n%s", diff)
	}
}

func TestAReasonSaysWhetherAChannelCountsForMoreOrLess(t *testing.T) {
	for ratio, want := range map[record.Millionths]string{record.One - 1: "for less", record.One: "otherwise", record.One + 1: "for more"} {
		if got := moreOrLess(ratio); got != want {
			t.Errorf("%v counts %s, want %s", ratio, got, want)
		}
	}
}

// TestReportsOfAnOriginInAnyOrderHaveOneChannel: whoever weighs gives all of them the same;
// if not, the order in which they come still decides nothing.
func TestReportsOfAnOriginInAnyOrderHaveOneChannel(t *testing.T) {
	rules, r := DefaultRules(), rand.New(rand.NewPCG(8, 8))
	for c := range rules.Channels {
		rules.Channels[c] = Ratio{record.One, record.Millionths(c+1) * record.One}
	}
	s, err := NewScale(rules)
	if err != nil {
		t.Fatal(err)
	}
	for range rounds / 10 {
		e := randomEvidence(r)
		for i := range e.Reports {
			e.Reports[i].Channel = record.Channel(r.IntN(channels))
		}
		want := s.Weigh(e, start)
		r.Shuffle(len(e.Reports), func(i, j int) { e.Reports[i], e.Reports[j] = e.Reports[j], e.Reports[i] })
		if diff := cmp.Diff(want, s.Weigh(e, start)); diff != "" {
			t.Fatalf("(-before +after):\n%s", diff)
		}
	}
}

package desk_test

import (
	"errors"
	"testing"

	"watchfloor/desk"
	"watchfloor/record"
)

func TestASenderIsSetAsideUnderTheLabelsOfWhatShowsIt(t *testing.T) {
	for _, c := range []struct {
		what   string
		d      desk.Decision
		labels []record.Labels // of the entries
		words  int
	}{
		{"from the log", desk.Decision{Act: desk.SetAside, Source: flooding}, []record.Labels{0}, 0},
		{"from a labelled lead", desk.Decision{Act: desk.SetAside, Source: flooding, Lead: secret, Words: "a meter gone wrong"}, []record.Labels{1}, 1},
		{"back, all that may be read", desk.Decision{Act: desk.BringBack, Source: away}, []record.Labels{0, 1}, 0},
	} {
		drafts, _, err := decide(c.d)
		if err != nil || len(drafts) != len(c.labels) {
			t.Errorf("%s: %d entries, %v", c.what, len(drafts), err)
			continue
		}
		for i, d := range drafts {
			if d.Labels != c.labels[i] || d.Actor != me || d.About != c.d.Source || len(d.Contents) != c.words {
				t.Errorf("%s: entry %d is %+v", c.what, i, d)
			}
		}
	}
}

func TestSettingAsideThatMakesNoSenseIsRefused(t *testing.T) {
	var cannot desk.Cannot
	for what, d := range map[string]desk.Decision{
		"twice":                         {Act: desk.SetAside, Source: away},
		"where somebody else speaks":    {Act: desk.SetAside, Source: flooding, Lead: open},
		"back, what stands where it is": {Act: desk.BringBack, Source: flooding},
	} {
		if _, _, err := decide(d); !errors.As(err, &cannot) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, _, err := decide(desk.Decision{Act: desk.SetAside, Source: record.ID{99}}); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("a sender of whom nothing may be read: %v", err)
	}
}

func TestMembersTakenFromEachOtherAreAllListedOnce(t *testing.T) {
	a, b, c, d := record.ID{1}, record.ID{2}, record.ID{3}, record.ID{4}
	v := desk.OriginView{Members: []desk.OriginMember{
		{Report: b, Seq: 2, Received: 20, Arrival: record.ArrivalCopy, Of: c},
		{Report: c, Seq: 3, Received: 30, Arrival: record.ArrivalCopy, Of: b}, // a circle
		{Report: a, Seq: 4, Received: 40, Arrival: record.ArrivalNew},
		{Report: d, Seq: 1, Received: 10, Arrival: record.ArrivalQuotes, Of: a},
		{Report: a, Seq: 5, Received: 50, Arrival: record.ArrivalRepeat, Of: a},
	}}
	v.Arrange()
	type line struct {
		report record.ID
		depth  int
	}
	var got []line
	for _, m := range v.Members {
		got = append(got, line{m.Report, m.Depth})
	}
	want := []line{{a, 0}, {d, 1}, {a, 1}, {b, 0}, {c, 1}}
	if v.First != a || len(got) != len(want) {
		t.Fatalf("the first is %v, the members %v", v.First, got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("member %d is %v, want %v", i, got[i], want[i])
		}
	}
}

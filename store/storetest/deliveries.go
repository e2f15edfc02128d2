package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/rank"
	"watchfloor/record"
	"watchfloor/store"
)

// askAt asks a house at a moment, 0 for the live one.
func askAt[T any](t *testing.T, db *store.DB, v lawful.Viewer, at record.Time, do func(a *store.Asked) (T, error)) T {
	t.Helper()
	scale, err := rank.NewScales(rank.DefaultRules())
	if err != nil {
		t.Fatal(err)
	}
	a, err := db.Ask(t.Context(), v, scale, at)
	if err != nil {
		t.Fatal(err)
	}
	got, err := do(a)
	if err != nil {
		t.Error(err)
	}
	if err := a.Close(); err != nil {
		t.Error(err)
	}
	return got
}

// piece is a piece of a delivery with these labels.
func piece(labels record.Labels, b *record.DeliveryTaken) record.Draft {
	d := sitter.Draft(b.Delivery, b)
	d.Labels = labels
	return d
}

// deliveriesAddUp: pieces of a delivery add up to one line, at every moment as
// far as it had come, for each viewer over what they may read.
func deliveriesAddUp(t *testing.T, p Place) {
	c := newClock()
	db := open(t, p, c)
	line, gate, long, short := record.NewID(), record.NewID(), record.NewID(), record.NewID()
	for i, id := range []record.ID{line, gate} {
		appended(t, db, with(sitter.Draft(id, &record.SourceNamed{Source: id, Channel: record.ChannelPartner}), id, record.ClassName, []string{"Line", "Gate"}[i]))
	}
	c.move(time.Hour)
	first := record.At(c.Now())
	appended(t, db, piece(0, &record.DeliveryTaken{Delivery: long, Source: line, Sent: 64, Taken: 60, Repeated: 3, Refused: 1, End: record.EndCutOff}))
	c.move(time.Hour)
	second := record.At(c.Now())
	appended(t, db, piece(0, &record.DeliveryTaken{Delivery: long, Sent: 5, Taken: 5, Parts: []record.SentPart{{Source: line, Sent: 2, Taken: 2}, {Source: gate, Sent: 3, Taken: 3}}}),
		piece(1, &record.DeliveryTaken{Delivery: long, Source: gate, Sent: 7, Taken: 7}))
	c.move(time.Hour)
	third := record.At(c.Now())
	appended(t, db, piece(0, &record.DeliveryTaken{Delivery: short, Source: gate, Door: record.DoorFeed, End: record.EndUnreachable}))
	mark := func(seq record.Seq) record.Mark {
		return askAt(t, db, sitter, 0, func(a *store.Asked) (record.Mark, error) { return a.Mark(seq), nil })
	}
	outsider := sitter
	outsider.Holds = 0
	for name, want := range map[string]struct {
		v          lawful.Viewer
		at         record.Time
		deliveries []desk.DeliveryLine
		senders    []desk.SenderLine
	}{
		"cut off": {sitter, first + record.Minute,
			[]desk.DeliveryLine{{Delivery: long, Mark: mark(3), Began: first, At: first, Source: line, Name: "Line", End: record.EndCutOff, Sent: desk.Sent{Sent: 64, Taken: 60, Repeated: 3, Refused: 1}}},
			[]desk.SenderLine{{Source: line, Name: "Line", Channel: record.ChannelPartner, Last: first, End: record.EndCutOff, Sent: desk.Sent{Sent: 64, Taken: 60, Repeated: 3, Refused: 1}}}},
		"an outsider": {outsider, second + record.Minute,
			[]desk.DeliveryLine{{Delivery: long, Mark: mark(4), Began: first, At: second, Several: true, Sent: desk.Sent{Sent: 69, Taken: 65, Repeated: 3, Refused: 1}}},
			[]desk.SenderLine{{Source: gate, Name: "Gate", Channel: record.ChannelPartner, Last: second, Sent: desk.Sent{Sent: 3, Taken: 3}},
				{Source: line, Name: "Line", Channel: record.ChannelPartner, Last: second, Sent: desk.Sent{Sent: 66, Taken: 62, Repeated: 3, Refused: 1}}}},
		"live": {sitter, 0,
			[]desk.DeliveryLine{{Delivery: short, Mark: mark(6), Began: third, At: third, Door: record.DoorFeed, Source: gate, Name: "Gate", End: record.EndUnreachable},
				{Delivery: long, Mark: mark(5), Began: first, At: second, Several: true, Sent: desk.Sent{Sent: 76, Taken: 72, Repeated: 3, Refused: 1}}},
			[]desk.SenderLine{{Source: gate, Name: "Gate", Channel: record.ChannelPartner, Last: second, End: record.EndUnreachable, Sent: desk.Sent{Sent: 10, Taken: 10}},
				{Source: line, Name: "Line", Channel: record.ChannelPartner, Last: second, Sent: desk.Sent{Sent: 66, Taken: 62, Repeated: 3, Refused: 1}}}},
	} {
		if diff := cmp.Diff(want.deliveries, askAt(t, db, want.v, want.at, func(a *store.Asked) (desk.Deliveries, error) { return a.Deliveries("") }).Lines); diff != "" {
			t.Errorf("%s: deliveries -want +got:\n%s", name, diff)
		}
		if diff := cmp.Diff(want.senders, askAt(t, db, want.v, want.at, (*store.Asked).PerSource).Lines); diff != "" {
			t.Errorf("%s: per source -want +got:\n%s", name, diff)
		}
	}
	if got := askAt(t, db, sitter, 0, func(a *store.Asked) (desk.Deliveries, error) { return a.Deliveries(mark(6)) }).Lines; len(got) != 1 || got[0].Delivery != long {
		t.Errorf("before the newest stands %v", got)
	}
	whole(t, db)
}

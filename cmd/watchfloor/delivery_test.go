package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/intake/jsonl"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// manyLines are n report lines of three sources, one in seven of them restricted,
// one in ten not to be read and one in five a repeat.
func manyLines(n int) string {
	var b strings.Builder
	for i := range n {
		switch {
		case i%10 == 9:
			b.WriteString("{\"text\":7}\n")
		case i%5 == 4:
			fmt.Fprintf(&b, "{\"source\":\"Line %d\",\"text\":\"Number 0 came.\"}\n", i%3)
		case i%7 == 6:
			fmt.Fprintf(&b, "{\"source\":\"Line %d\",\"labels\":[\"quay\"],\"text\":\"Number %d came.\"}\n", i%3, i)
		default:
			fmt.Fprintf(&b, "{\"source\":\"Line %d\",\"text\":\"Number %d came.\"}\n", i%3, i)
		}
	}
	return b.String()
}

func TestWhatEverySourceSentIsWhatIsHeldOfIt(t *testing.T) {
	onEachEngine(t, func(t *testing.T, empty func(record.HouseFounded) *tested) {
		h := empty(record.HouseFounded{})
		for _, n := range []int{1, 63, 64, 130} {
			d := web.Delivery{Door: record.DoorAPI, Format: record.FormatJSONL, Source: "Desk"}
			if _, err := h.Take(t.Context(), h.sitter(), d, jsonl.Read(strings.NewReader(manyLines(n)), intake.Options{Source: "Desk"})); err != nil {
				t.Fatal(err)
			}
		}
		for i, d := range (heldHouse{t, h.house}).addsUp() {
			want := desk.DeliveryLine{Door: record.DoorAPI, Format: record.FormatJSONL, End: record.EndComplete}
			if n := []int64{130, 64, 63, 1}[i]; d.Sent.Sent != n || d.Taken+d.Repeated+d.Refused != n || d.End != want.End || d.Door != want.Door || d.Format != want.Format {
				t.Errorf("delivery %d: %+v", i, d)
			}
		}
		found, err := h.db.Verify(t.Context(), nil)
		if err != nil || len(found.Problems) > 0 {
			t.Errorf("verify: %v %v", found.Problems, err)
		}
	})
}

func TestADeliveryThatBreaksOffSaysSo(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	broken := io.MultiReader(strings.NewReader(manyLines(70)), failing{})
	got, err := h.Take(t.Context(), h.sitter(), web.Delivery{Source: "Desk"}, jsonl.Read(broken, intake.Options{}))
	if err != nil || len(got.Taken) == 0 {
		t.Fatal(got, err)
	}
	d := heldHouse{t, h.house}.addsUp()
	if len(d) != 1 || d[0].End != record.EndCutOff || d[0].Sent.Sent != 71 || !d[0].Several {
		t.Errorf("%+v", d)
	}
}

// failing is an input that breaks off.
type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("the line went dead") }

// TestEveryPieceOfADeliveryIsTrueAtItsMoment stops in the middle, as a power cut
// would, and looks back afterwards.
func TestEveryPieceOfADeliveryIsTrueAtItsMoment(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	d := newDelivery(record.DoorFile, record.FormatJSONL)
	var at []record.Time
	for p := range d.pieces(jsonl.Read(strings.NewReader(manyLines(200)), intake.Options{})) {
		h.clock.move(60e9)
		if _, err := h.takeAll(t.Context(), h.sitter(), store.Bulk, p); err != nil {
			t.Fatal(err)
		}
		if got := (heldHouse{t, h.house}).addsUp()[0]; p.last != (got.End == record.EndComplete) {
			t.Errorf("after %d items it is %s", got.Sent.Sent, got.End)
		}
		at = append(at, h.now())
	}
	for i, n := range []int64{64, 128, 192, 200} {
		err := h.ask(t.Context(), h.sitter(), at[i], func(a *store.Asked) error {
			all, err := a.Deliveries("")
			if got := all.Lines[0]; got.Sent.Sent != n || (got.End == record.EndCutOff) != (i < 3) || got.Began != at[0] {
				t.Errorf("as of piece %d: %+v", i, got)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatCannotBeReadCountsForWhoSentIt(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	d := web.Delivery{Door: record.DoorAPI, Source: "Harbour line", Channel: record.ChannelPartner}
	if _, err := h.Take(t.Context(), h.sitter(), d, jsonl.Read(strings.NewReader("{\n"), intake.Options{Source: "Harbour line"})); err != nil {
		t.Fatal(err)
	}
	got := heldHouse{t, h.house}.addsUp()
	if len(got) != 1 || got[0].Name != "Harbour line" || got[0].Refused != 1 || got[0].End != record.EndComplete {
		t.Errorf("%+v", got)
	}
}

func TestHistoryIsCountedAtItsTimes(t *testing.T) {
	var b strings.Builder
	for i := range 100 {
		fmt.Fprintf(&b, "{\"source\":\"Line\",\"received_at\":\"2026-01-01T%02d:%02d:00Z\",\"text\":\"Number %d came.\"}\n", i/60, i%60, i)
	}
	h := newTested(t, record.HouseFounded{History: true}, inSQLite(t))
	d := newDelivery(record.DoorFile, record.FormatJSONL)
	lines := func(yield func(line) bool) {
		for r, refused := range jsonl.Read(strings.NewReader(b.String()), intake.Options{OwnTimes: true}) {
			if !yield(line{file: "history", input: input{r, refused}, of: d}) {
				return
			}
		}
	}
	if err := h.load(t.Context(), h.sitter(), lines, func(line, []taken) error { return nil }); err != nil {
		t.Fatal(err)
	}
	last, err := record.ParseTime("2026-01-01T01:39:00Z")
	if err != nil {
		t.Fatal(err)
	}
	got := heldHouse{t, h.house}.addsUp()
	if len(got) != 1 || got[0].Sent.Sent != 100 || got[0].End != record.EndComplete || got[0].At != last {
		t.Errorf("%+v, want 100 by %s", got, last)
	}
}

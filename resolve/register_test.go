package resolve

import (
	"fmt"
	"testing"

	"watchfloor/internal/remains"
	"watchfloor/record"
)

// TestARegisterKnowsEveryHoldingAgain asks for many holdings twice, some of them as
// those know them who hold further labels.
func TestARegisterKnowsEveryHoldingAgain(t *testing.T) {
	var r register
	ids := make([]record.ID, 5000)
	refs := map[uint32]bool{}
	for i := range ids {
		ids[i] = record.NewID()
		refs[r.of(heldAs{id: ids[i]})] = true
		if i%7 == 0 {
			refs[r.of(heldAs{ids[i], 4})] = true
		}
	}
	if want := len(ids) + (len(ids)+6)/7; len(refs) != want || int(r.n) != want {
		t.Fatalf("%d references, want %d", len(refs), want)
	}
	for i, id := range ids {
		ref := r.of(heldAs{id: id})
		if !refs[ref] || r.at(ref).ID != id {
			t.Fatalf("holding %d is another one when asked again", i)
		}
		if other := r.of(heldAs{id, 4}); other == ref || i%7 == 0 && !refs[other] {
			t.Fatalf("holding %d: reference %d with further labels, %d without", i, other, ref)
		}
	}
}

// TestARegisterSaysOfEachHoldingWhatItWasToldLast tells it of many, of some again, and
// wants nothing left of what it was told before.
func TestARegisterSaysOfEachHoldingWhatItWasToldLast(t *testing.T) {
	var r register
	var want []Identity
	for i := range 3000 {
		is := Identity{record.NewID(), fmt.Sprintf("Qvaltest-%d", i), record.HoldingPerson, record.Labels(i % 3), record.Handling(i % 5)}
		if i%11 == 0 {
			is.ListID = ""
		}
		r.set(r.of(heldAs{id: is.ID}), is)
		want = append(want, is)
	}
	for i := 0; i < len(want); i += 2 {
		want[i].ListID, want[i].Labels = "", 7
		if i%4 == 0 {
			want[i].ListID = fmt.Sprintf("other %d", i)
		}
		r.set(r.of(heldAs{id: want[i].ID}), want[i])
	}
	for i := range want {
		if got := r.at(r.of(heldAs{id: want[i].ID})); got != want[i] {
			t.Fatalf("holding %d: %+v, want %+v", i, got, want[i])
		}
	}
	if len(remains.Of(&r, "qvaltest-2999")) == 0 {
		t.Fatal("the test sees nothing of an id that is kept")
	}
	if left := remains.Of(&r, "qvaltest-2998"); len(left) > 0 {
		t.Errorf("an id that a holding lost is left at %s", left[0][:40])
	}
}

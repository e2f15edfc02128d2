package resolve

import (
	"testing"

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

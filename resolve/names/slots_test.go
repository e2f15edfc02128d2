package names

import (
	"maps"
	"math/rand/v2"
	"testing"
)

// TestSlotsAreThoseOfAMap puts and drops Refs that are near and far.
func TestSlotsAreThoseOfAMap(t *testing.T) {
	var s slots
	want := map[uint32]uint32{}
	r := rand.New(rand.NewPCG(1, 2))
	for i := range uint32(30_000) {
		ref := r.Uint32N(3 * (i + 1))
		if i%50 == 0 {
			ref <<= 12
		}
		if _, held := want[ref]; held {
			delete(want, ref)
			s.drop(ref)
		} else {
			want[ref] = i
			s.set(ref, i)
		}
	}
	got := map[uint32]uint32{}
	for ref := range want {
		if slot, held := s.get(ref); held {
			got[ref] = slot
		}
	}
	if !maps.Equal(got, want) || s.n != len(want) {
		t.Errorf("%d of %d are as they were put, %d counted", len(got), len(want), s.n)
	}
	for ref := range uint32(90_000) {
		if _, held := s.get(ref); held {
			if _, held := want[ref]; !held {
				t.Fatalf("%d was dropped and is held", ref)
			}
		}
	}
}

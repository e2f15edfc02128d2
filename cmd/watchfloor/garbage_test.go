package main

import "testing"

// TestALargeHouseKeepsLittleGarbage wants room for a small house and little beyond
// what is kept for a large one.
func TestALargeHouseKeepsLittleGarbage(t *testing.T) {
	for kept, want := range map[uint64]int{0: 200, 20 << 20: 200, 64 << 20: 100, 128 << 20: 50, 400 << 20: 30, 4 << 30: 30} {
		if got := garbageFor(kept); got != want {
			t.Errorf("%d MB kept: %d %% of garbage, want %d", kept>>20, got, want)
		}
	}
}

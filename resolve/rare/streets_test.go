package rare

import "testing"

// TestWhatMayBeANameIsNotOnlyAPlace: kinds of places that are family names too say nothing.
func TestWhatMayBeANameIsNotOnlyAPlace(t *testing.T) {
	for name, want := range map[string]bool{"Tharrow Street": true, "ossery wharf": true, "Orla Hill": false, "Jorun Park": false, "Brantle Lane": false, "Street": false, "": false} {
		if OnlyPlace(name) != want {
			t.Errorf("%q: %v, want %v", name, !want, want)
		}
	}
}

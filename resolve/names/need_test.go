package names

import (
	"fmt"
	"testing"
)

// A pair of common words leads to many names whose third word is not there; one whose
// third word is there is found among them.
func TestANameIsFoundAmongAllThatShareItsCommonWords(t *testing.T) {
	x := New()
	for i := range 300 {
		x.Put(Entity{Ref: uint32(i), Type: Person, Names: []string{fmt.Sprintf("Anna Maria Tveit%csund%c", 'a'+i%26, 'a'+i/26)}})
	}
	x.Put(Entity{Ref: 999, Type: Person, Names: []string{"Anna Maria Qvalheim Oddvarsen"}})
	x.Put(Entity{Ref: 1000, Type: Person, Names: []string{"Jorun Elskild Oddvarsen Myrdalen"}}) // two of the later three are not enough
	for text, want := range map[string]uint32{"I saw Anna Maria Qvalheim Oddvarsen there": 999, "I saw Anna Maria Tveitcsundd there": 26*3 + 2, "Qvalheim Oddvarsen, Anna": 999,
		"I saw Elskild Oddvarsen Myrdalen there": 1000} {
		found := x.Find(text, 0)
		if len(found) == 0 || found[0].Ref != want {
			t.Errorf("%q: found %+v, want %d first", text, found, want)
		}
	}
	for _, text := range []string{"I saw Anna Maria there", "I saw Elskild Oddvarsen there"} {
		if found := x.Find(text, 0); len(found) != 0 {
			t.Errorf("%q: two words are %d people", text, len(found))
		}
	}
}

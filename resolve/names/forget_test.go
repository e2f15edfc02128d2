package names

import (
	"slices"
	"testing"

	"watchfloor/internal/remains"
	"watchfloor/record"
)

// TestNothingIsLeftOfANameThatIsRemoved walks through all that an index reaches.
func TestNothingIsLeftOfANameThatIsRemoved(t *testing.T) {
	x := New()
	x.Put(Entity{Ref: 1, Type: Person, Names: []string{"Annelie Bergstrand", "BERGSTRAND, A."}})
	x.Put(Entity{Ref: 2, Type: Person, Names: []string{"Zwetschkowitz, Quirin", "Prof. Quirin Zwetschkowits"}, Places: []string{"Drosendorf"},
		TiedNames: []string{"Vlastimil Hrobarik"}, Identifiers: []string{"phone:+442079460123"}, Labels: record.Labels(0)})
	x.Put(Entity{Ref: 3, Type: Person, Names: []string{"قويرين زوتشكوفيتش", "Квирин Цветшкович"}})
	x.Put(Entity{Ref: 4, Type: Organisation, Names: []string{"Quirin Ltd"}})
	for _, q := range []string{"Quirin Zwetschkowitz", "Zwetschkowitz", "Annelie Bergstrand", "Zwetschko witz", "Vlastimil Hrobarik"} {
		x.Match(Query{Name: q, Beside: []string{"Vlastimil Hrobarik"}, Places: []string{"Drosendorf"}})
	}
	x.Find("Annelie Bergstrand met Quirin Zwetschkowitz, or Zwetschkowits.", 0)
	gone := []string{"zwetschkowitz", "zwetschkowits", "zweTSkuviT", words().sounds("zwetschkowitz", false), "zwetschk", "hrobarik", "vlastimil", "drosendorf", "9460123", "tsvetshkovich", "zwtshkwfytsh"}
	if len(remains.Of(x, gone[0])) == 0 {
		t.Fatal("the test sees nothing of a name that is held")
	}
	x.Remove(2)
	x.Remove(3)
	for _, w := range gone {
		for _, at := range remains.Of(x, w) {
			t.Errorf("%s is left at %s", w, at)
		}
	}
	if c := x.Match(Query{Name: "Quirin Ltd"}); len(c) != 1 || c[0].Ref != 4 {
		t.Errorf("who shares a word with the removed is not found: %+v", c)
	}
}

// TestNumbersOfForgottenWordsAreGivenAgain removes and puts in turn, and wants the
// answers of an index that never held anything else.
func TestNumbersOfForgottenWordsAreGivenAgain(t *testing.T) {
	x, fresh := New(), New()
	names := []string{"Annelie Bergstrand", "Anneli Bergstrandt", "Oskar Lindqvist", "Oscar Lindkvist", "Аннели Бергстранд", "محمد الأسدي", "Mohamed al-Asadi", "Bergstrand Shipping", "Zdenek Vrba", "Li Wei"}
	for round := range 4 {
		for i, n := range names {
			x.Put(Entity{Ref: uint32(100*round + i), Type: Person, Names: []string{n}})
			x.Match(Query{Name: names[(i+3)%len(names)]})
			x.Find(n+" was there", 0)
		}
		for i := range names {
			if round < 3 {
				x.Remove(uint32(100*round + (i*7)%len(names)))
			}
		}
	}
	for i, n := range names {
		fresh.Put(Entity{Ref: uint32(300 + i), Type: Person, Names: []string{n}})
	}
	if x.vocab.words.n > 2*fresh.vocab.words.n {
		t.Errorf("%d numbers of words are in use, %d would do", x.vocab.words.n, fresh.vocab.words.n)
	}
	for _, n := range append(names, "Anneliese Bergstrom", "Mohammad Assadi", "Ana Berg Strand") {
		a, b := x.Match(Query{Name: n}), fresh.Match(Query{Name: n})
		if !slices.EqualFunc(a, b, func(p, q Candidate) bool { return p.Ref == q.Ref && p.P == q.P && slices.Equal(p.Why, q.Why) }) {
			t.Errorf("%s: %+v, of a fresh index %+v", n, a, b)
		}
		if a, b := x.Find("we saw "+n+" today", 0), fresh.Find("we saw "+n+" today", 0); len(a) != len(b) {
			t.Errorf("%s in a text: %+v, of a fresh index %+v", n, a, b)
		}
	}
}

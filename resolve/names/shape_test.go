package names

import (
	"testing"

	"watchfloor/internal/town"
)

func TestAWordInItsShapeIsAsAlikeAsTheWord(t *testing.T) {
	people := town.New(300)
	var all []term
	for range 300 {
		for _, s := range []string{people.Name(), people.Slip(people.Name())} {
			all = append(all, parse(Normalise(s), Person)...)
		}
	}
	for _, s := range []string{"Mohamed", "Muhammad", "Mahmud", "محمد", "محمود", "Шишкин", "Shishkin", "Maximilianowitsch", "Maximilianovich", "王小明", "Wolfeschlegelstein", "Ann", "An"} {
		all = append(all, oneTerm(s))
	}
	alike := 0
	for i := range all {
		m := newMatcher(&all[i])
		for k := range all {
			w := &all[k]
			p := shapeOf(w.text, w.fold, w.bare)
			if p.kind&shapeLarge != 0 || !m.hopeful(p.sounds[0]) {
				continue
			}
			got, want := m.similarShape(&p), m.similar(w.text, w.fold, w.bare)
			if got != want {
				t.Fatalf("%s and %s: %d in its shape, %d as words", m.text, w.text, got, want)
			}
			if want > 0 {
				alike++
			}
		}
	}
	if alike < 2*len(all) {
		t.Errorf("only %d of the pairs are alike at all", alike)
	}
}

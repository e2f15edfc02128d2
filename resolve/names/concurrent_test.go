package names

import (
	"sync"
	"testing"
)

func TestReadersAndAWriterShareAnIndex(t *testing.T) {
	x := New()
	for i := range uint32(200) {
		x.Put(invented(i))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range uint32(200) {
				name := inventedName(i)
				x.Match(Query{Name: name, Type: Person})
				x.Find("there was "+name+" again", 0)
			}
		})
	}
	for i := range uint32(400) {
		x.Put(invented(i))
		if i%3 == 0 {
			x.Remove(i / 2)
		}
	}
	wg.Wait()
}

func TestWhatIsPutIsFoundAtOnceAndWhatIsTakenBackLeavesNothing(t *testing.T) {
	x := New()
	for round := range 3 {
		for i := range uint32(300) {
			e := invented(i)
			x.Put(e)
			if got := first(t, x, Query{Name: e.Names[0], Type: Person}); got.Name == "" {
				t.Fatalf("round %d: %q is not found", round, e.Names[0])
			}
		}
		for i := range uint32(300) {
			x.Remove(i)
		}
		if n := len(x.Match(Query{Name: inventedName(7)})); n > 0 || x.Len() != 0 {
			t.Fatalf("round %d: %d found and %d held after all were removed", round, n, x.Len())
		}
		if x.spots.n > 0 || len(x.spots.uses) > 0 {
			t.Fatalf("round %d: pairs of words are left behind", round)
		}
	}
}

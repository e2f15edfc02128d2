package places

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func FuzzSpansHoldForAnyText(f *testing.F) {
	for _, s := range []string{"in London, Paris and New York's \xff", "بباريس وللرياض 北京路上海", "Санкт-Петербурге Ростов-на-Дону", "Victoria station, N'Djamena d'Or", "서울에서 İstanbul"} {
		f.Add(s)
	}
	f.Fuzz(holds)
}

func TestSpansHoldForShuffledFragments(t *testing.T) {
	fragments := strings.Split("London| |in |Victoria|, |Texas|'s|’s|New|York|-|北京|路|上海|باريس|ب|لل|رياض|Москвы|ё|\xff|\u200f|station|San|José|Jose|.|\n|a|City of |Ürümqi|İzmir|\u0301|서울|에서", "|")
	r := rand.New(rand.NewPCG(5, 6))
	for range 20_000 {
		var b strings.Builder
		for range 2 + r.IntN(12) {
			b.WriteString(fragments[r.IntN(len(fragments))])
		}
		holds(t, b.String())
	}
}

// holds checks the invariants of the package for one text.
func holds(t *testing.T, text string) {
	g := New()
	g.Put(Kept{Place{ID: "own", Within: 100}, []string{"San", "新北京"}})
	found := g.Find(text, "GB", anything)
	if d := cmp.Diff(told(text, "US"), told(text, "US")); d != "" {
		t.Fatalf("two readings differ: %s", d)
	}
	last := 0
	for _, f := range found {
		if f.Start < last || f.End <= f.Start || f.End > len(text) || !utf8.RuneStart(text[f.Start]) || f.End < len(text) && !utf8.RuneStart(text[f.End]) && utf8.ValidString(text) {
			t.Fatalf("span [%d, %d) after %d in %q", f.Start, f.End, last, text)
		}
		last = f.End
		if _, ok := Read(f.Place.Value()); !ok {
			t.Fatalf("value %q", f.Place.Value())
		}
	}
}

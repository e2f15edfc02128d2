package names

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"watchfloor/internal/town"
)

func fill(t *town.Town, people int) *Index {
	x := New()
	for i := range people {
		x.Put(Entity{Ref: uint32(i), Type: Person, Names: []string{t.Name()}})
	}
	return x
}

func benchmarkMatch(b *testing.B, people int) {
	if testing.Short() && people > 100_000 {
		b.Skip("large index left out with -short")
	}
	t := town.New(people)
	x := fill(t, people)
	queries := make([]string, 2000)
	for i := range queries {
		queries[i] = t.Slip(t.Name())
	}
	b.ReportMetric(float64(x.vocab.words.n), "words")
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		x.Match(Query{Name: queries[i%len(queries)], Type: Person})
	}
}

func BenchmarkMatch9k(b *testing.B)   { benchmarkMatch(b, 9_000) }
func BenchmarkMatch100k(b *testing.B) { benchmarkMatch(b, 100_000) }
func BenchmarkMatch1M(b *testing.B)   { benchmarkMatch(b, 1_000_000) }

func BenchmarkPut1M(b *testing.B) {
	if testing.Short() {
		b.Skip("large index left out with -short")
	}
	const people = 1_000_000
	t := town.New(people)
	x := fill(t, people)
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		x.Put(Entity{Ref: uint32(i * 7919 % people), Type: Person, Names: []string{t.Name()}})
	}
}

// BenchmarkNewAlias1M puts one more name into an index of a million and asks for
// it: the time until a new alias is found.
func BenchmarkNewAlias1M(b *testing.B) {
	if testing.Short() {
		b.Skip("large index left out with -short")
	}
	const people = 1_000_000
	t := town.New(people)
	x := fill(t, people)
	x.Match(Query{Name: t.Name(), Type: Person})
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		alias := t.Slip(t.Name())
		x.Put(Entity{Ref: uint32(people + i), Type: Person, Names: []string{alias}})
		if len(x.Match(Query{Name: alias, Type: Person})) == 0 {
			b.Fatal("not found")
		}
	}
}

// BenchmarkFind reads texts of 1 kB in which some of 100,000 people occur.
func BenchmarkFind(b *testing.B) {
	t, r := town.New(100_000), rand.New(rand.NewPCG(7, 100_000))
	x := fill(t, 100_000)
	ordinary := strings.Fields(ordinary)
	texts := make([]string, 300)
	for i := range texts {
		var s strings.Builder
		for s.Len() < 1000 {
			if r.IntN(12) == 0 {
				fmt.Fprintf(&s, "%s ", strings.ToUpper(t.Name()))
			}
			s.WriteString(ordinary[r.IntN(len(ordinary))] + " ")
			if r.IntN(9) == 0 {
				s.WriteString("the of. ")
			}
		}
		texts[i] = s.String()
	}
	b.SetBytes(1000)
	b.ResetTimer()
	spotted := 0
	for i := 0; b.Loop(); i++ {
		spotted += len(x.Find(texts[i%len(texts)], 0))
	}
	b.ReportMetric(float64(spotted)/float64(b.N), "names/text")
}

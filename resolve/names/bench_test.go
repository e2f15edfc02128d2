package names

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// town makes people whose names are as common and as rare as names are: few
// words that many bear and many that few bear. All words are made of syllables.
type town struct {
	r             *rand.Rand
	given, family []string
}

func newTown(people int) *town {
	t := &town{r: rand.New(rand.NewPCG(7, uint64(people)))}
	seen := map[string]bool{}
	t.given = t.words(seen, int(90*math.Pow(float64(people), 0.4)), 2)
	t.family = t.words(seen, int(60*math.Pow(float64(people), 0.55)), 3)
	return t
}

func (t *town) words(seen map[string]bool, n, syllables int) []string {
	onset := strings.Fields("b br ch d f g gh h j k kh l m n p r s sh st t tr v w y z")
	vowel := strings.Fields("a a a e i i o u ou ai ee")
	coda := []string{"", "", "", "n", "r", "l", "d", "m", "s", "k", "sh", "b", "z"}
	out := make([]string, 0, n)
	for len(out) < n {
		var b strings.Builder
		for range syllables - t.r.IntN(2) {
			b.WriteString(onset[t.r.IntN(len(onset))] + vowel[t.r.IntN(len(vowel))] + coda[t.r.IntN(len(coda))])
		}
		if s := b.String(); len(s) >= 3 && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// pick draws a word; the first of the list is the commonest.
func (t *town) pick(list []string) string {
	if t.r.IntN(4) == 0 {
		return list[t.r.IntN(len(list))]
	}
	return list[int(math.Pow(float64(len(list)), t.r.Float64()))-1]
}

func (t *town) name() string {
	s := t.pick(t.given)
	for range t.r.IntN(3) {
		s += " " + t.pick(t.given)
	}
	return s + " " + t.pick(t.family)
}

func (t *town) fill(people int) *Index {
	x := New()
	for i := range people {
		x.Put(Entity{Ref: uint32(i), Type: Person, Names: []string{t.name()}})
	}
	return x
}

// slip makes one typing mistake.
func (t *town) slip(s string) string {
	i := 1 + t.r.IntN(len(s)-1)
	return s[:i] + string(rune('a'+t.r.IntN(26))) + s[i:]
}

func benchmarkMatch(b *testing.B, people int) {
	if testing.Short() && people > 100_000 {
		b.Skip("large index left out with -short")
	}
	t := newTown(people)
	x := t.fill(people)
	queries := make([]string, 2000)
	for i := range queries {
		queries[i] = t.slip(t.name())
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
	t := newTown(people)
	x := t.fill(people)
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		x.Put(Entity{Ref: uint32(i * 7919 % people), Type: Person, Names: []string{t.name()}})
	}
}

// BenchmarkFind reads texts of 1 kB in which some of 100,000 people occur.
func BenchmarkFind(b *testing.B) {
	t := newTown(100_000)
	x := t.fill(100_000)
	ordinary := strings.Fields(ordinary)
	texts := make([]string, 300)
	for i := range texts {
		var s strings.Builder
		for s.Len() < 1000 {
			if t.r.IntN(12) == 0 {
				fmt.Fprintf(&s, "%s ", strings.ToUpper(t.name()))
			}
			s.WriteString(ordinary[t.r.IntN(len(ordinary))] + " ")
			if t.r.IntN(9) == 0 {
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

// Package town makes up people for tests and benchmarks: names of syllables, as
// common and as rare as names are. Few words are borne by many and many words by
// few, and the number of distinct words grows with the town as it does in life.
// The same size gives the same people.
package town

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
)

// Town draws people. It is not safe for use by several goroutines.
type Town struct {
	r             *rand.Rand
	given, family []string
}

// New returns a town whose vocabulary is that of so many people.
func New(people int) *Town {
	t := &Town{r: rand.New(rand.NewPCG(7, uint64(people)))}
	seen := map[string]bool{}
	t.given = t.words(seen, int(90*math.Pow(float64(people), 0.4)), 2)
	t.family = t.words(seen, int(60*math.Pow(float64(people), 0.55)), 3)
	return t
}

func (t *Town) words(seen map[string]bool, n, syllables int) []string {
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
func (t *Town) pick(list []string) string {
	if t.r.IntN(4) == 0 {
		return list[t.r.IntN(len(list))]
	}
	return list[int(math.Pow(float64(len(list)), t.r.Float64()))-1]
}

// Name draws a name of two to four words.
func (t *Town) Name() string {
	s := t.pick(t.given)
	for range t.r.IntN(3) {
		s += " " + t.pick(t.given)
	}
	return s + " " + t.pick(t.family)
}

// Born draws a date of birth.
func (t *Town) Born() string {
	return fmt.Sprintf("%d-%02d-%02d", 1935+t.r.IntN(75), 1+t.r.IntN(12), 1+t.r.IntN(28))
}

// Slip makes one typing mistake.
func (t *Town) Slip(s string) string {
	i := 1 + t.r.IntN(len(s)-1)
	return s[:i] + string(rune('a'+t.r.IntN(26))) + s[i:]
}

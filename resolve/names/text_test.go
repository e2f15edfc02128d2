package names

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// letterByLetter cuts s without the fast way for plain words.
func letterByLetter(s string) []Token {
	c := cutter{s: s}
	for i := 0; i < len(s); {
		i += c.next(i)
	}
	c.end()
	return c.out
}

func TestPlainWordsAreCutAsLetterByLetter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pieces := strings.Split("a|Anna|BERG|mcDonald|annaBerg|O'|'s|’s|-|–| | |.|. |, |&|\n|é|É|ß|\u0301|\u200c|Пётр|محمد|王|ab1C|A1|7|٣|`|\"|(|_|"+strings.Repeat("x", 59)+"|Yy", "|")
	for range 20_000 {
		var b strings.Builder
		for range 1 + r.IntN(8) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		s := b.String()
		cut := Cut(s)
		want := letterByLetter(s)
		if !slices.Equal(cut.Words(), want) {
			t.Fatalf("%q is cut into\n%+v, letter by letter\n%+v", s, cut.Words(), want)
		}
		if !slices.Equal(Normalise(s), want) {
			t.Fatalf("%q is normalised to\n%+v, letter by letter\n%+v", s, Normalise(s), want)
		}
	}
}

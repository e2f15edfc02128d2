package resolve_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
)

// town makes names that are as common and as rare as names are, of syllables.
type town struct {
	r             *rand.Rand
	given, family []string
}

func newTown(people int) *town {
	t := &town{r: rand.New(rand.NewPCG(11, uint64(people)))}
	t.given = t.coin(int(90*math.Pow(float64(people), 0.4)), 3)
	t.family = t.coin(int(60*math.Pow(float64(people), 0.55)), 4)
	return t
}

func (t *town) coin(n, syllables int) []string {
	onset, vowel := strings.Fields("b br ch d f g gh h j k kh l m n p r s sh st t tr v w y z"), strings.Fields("a a a e i i o u ou ai ee")
	coda := []string{"", "", "", "n", "r", "l", "d", "m", "s", "k", "sh", "b", "z"}
	out := make([]string, n)
	for i := range out {
		var b strings.Builder
		for range max(2, syllables-t.r.IntN(3)) {
			b.WriteString(onset[t.r.IntN(len(onset))] + vowel[t.r.IntN(len(vowel))] + coda[t.r.IntN(len(coda))])
		}
		s := b.String()
		out[i] = strings.ToUpper(s[:1]) + s[1:]
	}
	return out
}

// name draws a name; the first words of the lists are the commonest.
func (t *town) name() string {
	pick := func(list []string) string {
		if t.r.IntN(4) == 0 {
			return list[t.r.IntN(len(list))]
		}
		return list[int(math.Pow(float64(len(list)), t.r.Float64()))-1]
	}
	s := pick(t.given)
	for range t.r.IntN(3) {
		s += " " + pick(t.given)
	}
	return s + " " + pick(t.family)
}

// slip makes one typing mistake.
func (t *town) slip(s string) string {
	i := 1 + t.r.IntN(len(s)-1)
	return s[:i] + string(rune('a'+t.r.IntN(26))) + s[i:]
}

var prose = strings.Split("I was waiting for the bus with my daughter when two people got out of a grey van.|They did not see me at first.|"+
	"The taller one had a green coat and spoke on the telephone most of the time.|After about ten minutes a third person arrived on a bicycle and left towards the Station.|"+
	"My neighbour has seen the same van near St Aldhelm School on three other days, always in the early afternoon.|Somebody was taking notes and pictures of the gate.|"+
	"On Tuesday they argued about money and said that the others would be sorry.|He said that he will kill her tomorrow night at 5 pm and that he has a gun.|"+
	"Police came once but nobody was there.|The Council told us to write to you.|I would rather not give my own name because we live in the same street and people talk.|"+
	"Thank you for reading this, and sorry if it is nothing at all.|In London and in Lindvik there are more of them, Muslims and Christians alike had to leave.|"+
	"Later that evening the lights were on in the garage behind the shop.", "|")

// letter is a report of about 1 kB with three names, one of them held (at times
// with a slip), a phone, a plate and a handle.
func (t *town) letter(held []string, other *town) string {
	one := held[t.r.IntN(len(held))]
	if t.r.IntN(3) == 0 {
		one = t.slip(one)
	}
	parts := []string{
		"I wish to report " + one + " who lives opposite.",
		"He meets a man called " + other.name() + " and they drive " + fmt.Sprintf("AB%02d XYZ", t.r.IntN(100)) + ".",
		"Ring " + fmt.Sprintf("07700 900%03d", t.r.IntN(1000)) + " and ask for " + other.name() + ".",
		fmt.Sprintf("On the wall stands @dark_heron%d.", t.r.IntN(5000)),
	}
	text := ""
	for i := 0; len(text) < 1000; i++ {
		if i < 2*len(parts) && i%2 == 0 {
			text += parts[i/2] + " "
		}
		text += prose[t.r.IntN(len(prose))] + " "
	}
	return text
}

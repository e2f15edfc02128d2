package origintest

import (
	"math"
	"math/rand/v2"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// language is an invented language in some script. Its words follow Zipf's law,
// and some phrases and sayings are in everybody's mouth.
type language struct {
	code    string
	spaced  bool
	stop    string // ends a sentence
	comma   string
	words   []string // by falling frequency
	upTo    []float64
	phrases [][]string
	sayings [][]string
	short   [][]string // quotations of fewer than seven words
}

// script is the sounds that words of a language are made of.
type script struct {
	code                  string
	onsets, vowels, codas string // separated by spaces; _ is none
	share                 int    // of the corpus, in hundredths
}

var scripts = []script{
	{"x-vel", "b br c cl d dr f g gr h j k l m n p pr qu r s sh st t th tr v w y", "a e i o u ai ea ou", "_ _ _ l m n r s t nd rt ck", 56},
	{"x-orr", "b d f g h k kl kn l m n p r s sch schw st t w z", "a ä e i o ö u ü ie ei", "_ n n r st ch ng cht", 10},
	{"x-lum", "b c ch d f g j l m n p r s t v", "a à e é è i ô u ou eau", "_ _ s x nt r", 9},
	{"x-kar", "б в г д ж з к л м н п р с т ф х ч ш ст пр", "а е и о у ы я ю", "_ _ в й м н т ть ск", 9},
	{"x-hel", "β γ δ θ κ λ μ ν π ρ σ τ φ χ στ πρ", "α ε η ι ο υ ω ου αι ά έ ό", "_ _ ν σ", 4},
	{"x-sah", "ب ت ج ح خ د ر ز س ش ص ط ع ف ق ك ل م ن ه", "ا و ي _ _", "_ _ ن ر ل ة", 5},
	{"x-dev", "क ख ग च ज त द न प ब म य र ल व स ह", "ा ि ी ु े ो _ ं", "_ _ र न ल्", 4},
	{"x-han", "", "", "", 3},
}

func newLanguages(seed uint64, sayings int) []*language {
	all := make([]*language, len(scripts))
	for i, s := range scripts {
		all[i] = newLanguage(rand.New(rand.NewPCG(seed, uint64(i)+100)), s, sayings)
	}
	return all
}

func newLanguage(r *rand.Rand, s script, sayings int) *language {
	l := &language{code: s.code, spaced: s.onsets != "", stop: ".", comma: ","}
	size := 24_000
	if !l.spaced {
		l.stop, l.comma, size = "。", "，", 9_000
	}
	seen := map[string]bool{}
	for len(l.words) < size {
		w := s.word(r, len(l.words))
		if !seen[w] {
			seen[w] = true
			l.words = append(l.words, w)
		}
	}
	sum := 0.0
	for i := range l.words {
		sum += 1 / math.Pow(float64(i)+2.7, 1.05)
		l.upTo = append(l.upTo, sum)
	}
	for range 300 {
		l.phrases = append(l.phrases, l.some(r, 3+r.IntN(6)))
	}
	for range sayings {
		l.sayings = append(l.sayings, l.some(r, 7+r.IntN(6)))
	}
	for range 40 {
		l.short = append(l.short, l.some(r, 2+r.IntN(4)))
	}
	return l
}

// word makes a word; frequent ones are short. Some twenty thousand signs are
// too many for anybody to know: the script without spaces has two thousand.
func (s script) word(r *rand.Rand, rank int) string {
	if s.onsets == "" {
		var b strings.Builder
		for range 1 + min(rank/60, 1) + r.IntN(1+min(rank/900, 1)) {
			b.WriteRune(rune(0x4e00 + r.IntN(2000)*3))
		}
		return b.String()
	}
	pick := func(list string) string {
		f := strings.Fields(list)
		return strings.TrimPrefix(f[r.IntN(len(f))], "_")
	}
	n := 1 + min(rank/80, 1) + r.IntN(1+min(rank/700, 2))
	var b strings.Builder
	for range n {
		b.WriteString(pick(s.onsets) + pick(s.vowels))
	}
	return b.String() + pick(s.codas)
}

// one returns a word by Zipf's law.
func (l *language) one(r *rand.Rand) string {
	at := r.Float64() * l.upTo[len(l.upTo)-1]
	return l.words[sort.SearchFloat64s(l.upTo, at)]
}

func (l *language) some(r *rand.Rand, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = l.one(r)
	}
	return all
}

// rare returns a word that few texts have.
func (l *language) rare(r *rand.Rand) string { return l.words[300+r.IntN(len(l.words)-300)] }

// name returns an invented name of two words.
func (l *language) name(r *rand.Rand) string {
	if !l.spaced {
		return l.rare(r)
	}
	return capital(l.rare(r)) + " " + capital(l.rare(r))
}

// gap stands between two words.
func (l *language) gap() string {
	if l.spaced {
		return " "
	}
	return ""
}

func capital(w string) string {
	c, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToTitle(c)) + w[n:]
}

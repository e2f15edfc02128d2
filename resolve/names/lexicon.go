package names

import (
	"math"
	"strings"
	"sync"
)

// role is what a word does in a name.
type role uint8

const (
	plain role = iota
	particle
	title
	legal
	initial
	number
)

// rareBits is the information of a word in no table: about one person in
// 30,000 bears it or a spelling of it.
const rareBits = 15

// lexicon is the knowledge that ships with the engine: fixed, and read only
// after it has been built.
type lexicon struct {
	bothTitle   map[string]bool // titles that are names as well
	role        map[string]role
	bareRole    map[string]role
	generic     map[string]float32 // information of words of organisations
	byFold      map[string]float32 // share of people who bear the word
	bySkeleton  map[string]float32
	same        map[string][]string // other forms of a given name
	head        map[string]string   // the sound that stands for all forms of a given name
	ordinary    map[string]bool
	everyday    map[string]everyday // words of most texts, read beforehand
	eastSurname map[string]bool
	costs       *costTable
	bareCosts   *costTable
}

// words builds the lexicon once, at first use.
var words = sync.OnceValue(buildLexicon)

func buildLexicon() *lexicon {
	l := &lexicon{role: map[string]role{}, bareRole: map[string]role{}, generic: map[string]float32{},
		byFold: map[string]float32{}, bySkeleton: map[string]float32{}, same: map[string][]string{}, head: map[string]string{},
		costs: buildCosts(false), bareCosts: buildCosts(true)}
	l.list(l.role, strayWords, title)
	l.list(l.role, legalForms, legal)
	l.list(l.role, titles, title)
	l.list(l.role, particles, particle)
	l.list(l.bareRole, bareParticles, particle)
	for _, g := range genericWords {
		for _, w := range strings.Fields(g.words) {
			l.generic[w] = float32(g.bits)
		}
	}
	for _, c := range commonNames {
		l.count(c.words, c.bits)
	}
	for _, c := range moreCommon {
		l.count(c.words, c.bits)
	}
	for _, group := range sameName {
		forms := strings.Fields(group)
		for _, f := range forms {
			l.same[f] = append(l.same[f], forms...)
			if _, ok := l.head[f]; !ok {
				l.head[f] = fold(forms[0], false)
			}
		}
	}
	l.addOrdinary()
	l.bothTitle = map[string]bool{}
	for _, w := range strings.Fields(titlesAndNames) {
		l.bothTitle[w] = true
	}
	l.eastSurname = map[string]bool{}
	for _, w := range strings.Fields(easternSurnames) {
		l.eastSurname[w] = true
	}
	l.addEveryday()
	return l
}

func (l *lexicon) list(into map[string]role, words string, r role) {
	for _, w := range strings.Fields(words) {
		into[w] = r
	}
}

// count adds words to the shares by sound and by consonants.
func (l *lexicon) count(words string, bits uint8) {
	share := float32(math.Exp2(-float64(bits)))
	for _, w := range strings.Fields(words) {
		f := fold(w, false)
		l.byFold[f] += share
		if s := skeleton(f); len(s) >= 3 {
			l.bySkeleton[s] += share
		}
	}
}

// bits returns the information of a plain word of a name: how many times the
// number of people who bear it, or a spelling of it, must be doubled to have
// everybody.
func (l *lexicon) bits(f string, bare bool) float32 {
	best := float32(math.Exp2(-rareBits))
	if !bare {
		best = max(best, l.byFold[f])
	}
	if s := skeleton(f); len(s) >= 3 {
		share := l.bySkeleton[s]
		if !bare {
			share /= 4
		}
		best = max(best, share)
	}
	b := float32(-math.Log2(float64(best)))
	switch n := len(f); {
	case n <= 2:
		b = min(b, 8)
	case n == 3:
		b = min(b, 11)
	case n == 4:
		b = min(b, 13)
	}
	return max(b, 4)
}

// skeleton keeps the consonants of a folded word, as classes of letters that
// romanisations exchange.
func skeleton(f string) string {
	var buf [maxToken]byte
	n := 0
	for i := range len(f) {
		if k := consonantClass(f[i]); k != 0 && n < len(buf) {
			buf[n] = 'a' + byte(k)
			n++
		}
	}
	return string(buf[:n])
}

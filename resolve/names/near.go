package names

import (
	"math/bits"
	"strings"
	"sync"
)

// near is a word of the vocabulary that may be the word asked for. like runs
// from 0 to 255 (the same letters).
type near struct {
	id   uint32
	like uint8
}

const (
	same      = 255 // letter for letter
	sounds    = 247 // one spelling of the same sounds
	synonym   = 232 // another form of the same given name
	stripped  = 236 // with and without the article
	halfSlave = 180 // "Rahim" for "Abd al-Rahim"
	leastLike = 176 // below this two words are different words
	leastBare = 158 // the same between scripts with and without vowels
)

// matcher compares one word with many.
type matcher struct {
	term
	lex             *lexicon
	known           bool // a name in its own right
	other           bool // it is compared as if it were the word compared with
	shape           shape
	letters, sounds [256]uint64
}

func newMatcher(a *term) *matcher {
	m := new(matcher)
	m.begin(a)
	return m
}

// begin makes the matcher one for another word, in the same memory.
func (m *matcher) begin(a *term) {
	unset(&m.letters, m.text)
	unset(&m.sounds, m.fold)
	m.term, m.lex, m.other = *a, words(), false
	m.shape = shapeOf(a.text, a.fold, a.bare)
	m.known = m.lex.byFold[a.fold] > 0
	positions(&m.letters, a.text)
	positions(&m.sounds, a.fold)
}

func unset(of *[256]uint64, s string) {
	for i := range len(s) {
		of[s[i]] = 0
	}
}

// similar compares with another word: 0 for a different one.
func (m *matcher) similar(text, f string, bare bool) uint8 {
	if m.text == text && m.bare == bare {
		return same
	}
	if m.fold == f {
		return sounds
	}
	like := m.bySound(f, bare)
	if like < surelyAlike {
		like = max(like, m.byLetters(text, bare))
	}
	if like > 0 && like < surelyTwo && m.known && m.bare == bare && m.lex.byFold[f] > 0 {
		return m.twoPeople(like)
	}
	return like
}

// twoPeople lowers the likeness of two words that are names in their own right: rather
// two people than a slip.
func (m *matcher) twoPeople(like uint8) uint8 {
	if like -= twoNames; like < leastLike {
		return 0
	}
	return like
}

// surelyAlike is the likeness by sound from which letters are not compared.
const surelyAlike = 225

// surelyTwo is the likeness from which two names are one all the same.
const surelyTwo = 226

// twoNames is what two well-known names lose that are not one in two spellings.
const twoNames = 40

// tooFar reports whether so many sounds differ that not all can be cheap
// changes; length is that of both words together.
func tooFar(d, length int) bool { return 16*d > 4*length+4 && d > 2 }

// bySound compares by the cost table of the scripts.
func (m *matcher) bySound(f string, bare bool) uint8 {
	if m.bare == bare && m.long(f) && tooFar(osaColumns(&m.sounds, len(m.fold), f), len(m.fold)+len(f)) {
		return 0
	}
	return m.weighSound(f, bare)
}

// weighSound is bySound for a word of which not too many sounds differ.
func (m *matcher) weighSound(f string, bare bool) uint8 {
	t, least := m.lex.costs, leastLike
	length := len(m.fold) + len(f) // twice the mean
	if m.bare != bare {
		t, least = m.lex.bareCosts, leastBare
	}
	limit := length * whole / 2 * (255 - least) / 255
	c := t.weigh(m.fold, f, limit)
	if c > limit {
		return 0
	}
	return likeness(c, length, least)
}

// long reports whether the word compared with is too long for hopeful to have
// looked at all of it.
func (m *matcher) long(f string) bool {
	if m.other {
		return len(m.fold) >= 8
	}
	return len(f) >= 8
}

// byLetters compares by plain typing mistakes.
func (m *matcher) byLetters(b string, bare bool) uint8 {
	if m.bare != bare {
		return 0
	}
	if d := len(m.text) - len(b); d > 3 || d < -3 {
		return 0
	}
	return likeness(osaColumns(&m.letters, len(m.text), b)*whole+2, len(m.text)+len(b), leastLike)
}

// likeness turns a cost into 0 (not alike) or least to 246; length is that of
// both words together, and short words forgive less.
func likeness(cost, length, least int) uint8 {
	lost := 255 * cost / (length * whole / 2)
	if length <= 7 {
		lost = lost * 5 / 4
	}
	if like := 255 - lost; like >= least {
		return uint8(min(like, sounds-1))
	}
	return 0
}

// reach is how many bits of a signature may differ between words alike.
func reach(sig uint64) int {
	return 5 + max(0, min(consonants(sig), 6)-1)
}

// scan appends the words numbered from first that are like the term.
func (v *vocabulary) scan(out []near, look *looking, a *term, first uint32, fewer int) []near {
	m := &look.matcher
	m.begin(a)
	sig := signature(a.fold)
	most := reach(sig) - fewer
	if a.bare {
		return v.scanBare(out, m, first)
	}
	for at := first; at < v.words.n; {
		at = look.fill(v, at, sig, most)
		for _, id := range look.hopeful(v) {
			if p := &v.shapes[id]; p.kind&shapeLarge != 0 {
				out = v.weighed(out, m, id)
			} else if like := m.similarShape(p); like > 0 {
				out = append(out, near{id, like})
			}
		}
	}
	for _, id := range v.bares {
		if id >= first && bits.OnesCount64((v.sigs[id]^sig)&bareMask) <= most {
			out = v.weighed(out, m, id)
		}
	}
	return out
}

// scanBare is scan for a term without vowels: only consonants can be compared.
func (v *vocabulary) scanBare(out []near, m *matcher, first uint32) []near {
	sig := signature(m.fold) & bareMask
	most := min(reach(sig), 8)
	for i, s := range v.sigs[first:] {
		if bits.OnesCount64((s&bareMask)^sig) <= most {
			out = v.weighed(out, m, first+uint32(i))
		}
	}
	return out
}

func (v *vocabulary) weighed(out []near, m *matcher, id uint32) []near {
	w := v.words.at(id)
	if like := m.similar(w.text, w.fold, w.bare); like > 0 {
		out = append(out, near{id, like})
	}
	return out
}

// related appends the words that no comparing of letters would find.
func (v *vocabulary) related(out []near, a *term) []near {
	l := words()
	for _, form := range l.same[a.text] {
		if form == a.text {
			continue
		}
		f := l.sounds(form, false)
		v.soundingAs(f, func(id uint32) { out = append(out, near{id, synonym}) })
	}
	if rest, ok := strings.CutPrefix(a.fold, "abd"); ok && len(rest) >= 3 {
		v.soundingAs(rest, func(id uint32) { out = append(out, near{id, halfSlave}) })
	} else if len(a.fold) >= 3 {
		v.soundingAs("abd"+a.fold, func(id uint32) { out = append(out, near{id, halfSlave}) })
	}
	if rest, ok := withoutArticle(a.text); ok {
		v.soundingAs(l.sounds(rest, a.bare), func(id uint32) { out = append(out, near{id, stripped}) })
	}
	if len(a.text) >= 4 {
		v.soundingAs(l.sounds("al"+a.text, a.bare), func(id uint32) { out = append(out, near{id, stripped}) })
		v.soundingAs(l.sounds("el"+a.text, a.bare), func(id uint32) { out = append(out, near{id, stripped}) })
	}
	return out
}

// withoutArticle cuts "alhakimi" and "arrawi" after the Arabic article.
func withoutArticle(s string) (string, bool) {
	if len(s) >= 6 && s[0] == 'l' && isVowel(s[1]) {
		return strings.TrimPrefix(s[1:], "e"), true // "Lazhar", "Lebachir"
	}
	if len(s) < 6 || s[0] != 'a' && s[0] != 'e' {
		return "", false
	}
	if s[1] == 'l' {
		return s[2:], true
	}
	if s[1] == s[2] && s[0] == 'a' && strings.IndexByte("rszndt", s[1]) >= 0 {
		return s[2:], true
	}
	if len(s) > 7 && s[:5] == "ashsh" {
		return s[3:], true
	}
	return "", false
}

// nearCache remembers what scan found, with the size of the vocabulary then:
// words added later are looked at when the term is asked for again.
type nearCache struct {
	mu    sync.Mutex // guards all below
	young map[string]nearEntry
	old   map[string]nearEntry
	given uint64 // see vocabulary: an entry knows no word under a number given again
}

type nearEntry struct {
	upTo uint32
	list []near
}

// cacheSize is how many terms a generation of the cache holds.
const cacheSize = 1 << 14

func (c *nearCache) get(key string) (nearEntry, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.young[key]; ok {
		return e, true
	}
	e, ok := c.old[key]
	if ok {
		c.put(key, e)
	}
	return e, ok
}

// put keeps an entry; when a generation is full the one before is dropped.
func (c *nearCache) put(key string, e nearEntry) {
	if c.young == nil || len(c.young) >= cacheSize {
		c.old, c.young = c.young, make(map[string]nearEntry, 256)
	}
	c.young[key] = e
}

// near returns the words like the term; one word may occur twice, and words
// that nobody readable bears are among them. The result must not be changed.
func (x *Index) near(s *scratch, a *term) []near {
	return x.nearer(s, a, vocabKey(a.text, a.bare), 0)
}

// nearJoined is near for a word made of two, where only words very much alike count:
// the signatures of those differ in fewer bits.
func (x *Index) nearJoined(s *scratch, a *term) []near {
	return x.nearer(s, a, "\x01"+vocabKey(a.text, a.bare), fewerJoined)
}

// fewerJoined is by how many bits less the signatures may differ then.
const fewerJoined = 4

func (x *Index) nearer(s *scratch, a *term, key string, fewer int) []near {
	size := x.vocab.words.n
	x.cache.since(x.vocab.given)
	e, ok := x.cache.get(key)
	if ok && e.upTo == size {
		return e.list
	}
	list := x.vocab.scan(e.list[:len(e.list):len(e.list)], &s.look, a, e.upTo, fewer)
	x.cache.mu.Lock()
	x.cache.put(strings.Clone(key), nearEntry{size, list})
	x.cache.mu.Unlock()
	return list
}

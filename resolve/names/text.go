package names

import (
	"strings"
	"sync"
)

// Text is a running text cut into words. Whoever reads it for several things cuts
// it once: [Index.FindIn] takes it, and so does the finding of names that nobody
// holds.
type Text struct {
	s    string
	toks []Token
	list *[]Token // the memory of the words, from lists
}

// Cut cuts a text as Normalise does. Words of plain Latin letters share the memory
// of one copy of the text.
func Cut(s string) Text {
	list, ok := lists.Get().(*[]Token)
	if !ok {
		list = new([]Token)
	}
	return Text{s, cutWords((*list)[:0], s, small(s)), list}
}

// lists are lists of words of texts that nobody reads any more, without the words.
var lists sync.Pool

// mostKept is how many words of a long text have room in the memory that is kept.
const mostKept = 1 << 14

// Done gives the memory of the words to the next text. Nobody may read them after.
func (t *Text) Done() {
	if t.list != nil && cap(t.toks) <= mostKept {
		clear(t.toks)
		*t.list = t.toks
		lists.Put(t.list)
	}
	*t = Text{}
}

// String returns the text as it was written.
func (t *Text) String() string { return t.s }

// Words returns the words. They must not be changed.
func (t *Text) Words() []Token { return t.toks }

// small writes the plain capitals of s small; every byte stays at its place.
func small(s string) string {
	for i := range len(s) {
		if kindsOfByte[s[i]] != capitalLetter {
			continue
		}
		var b strings.Builder
		b.Grow(len(s))
		b.WriteString(s[:i])
		for ; i < len(s); i++ {
			c := s[i]
			if kindsOfByte[c] == capitalLetter {
				c |= 0x20
			}
			b.WriteByte(c)
		}
		return b.String()
	}
	return s
}

// cutWords appends the tokens of s. Low is s in small letters, of which words may be
// cut; "" where each word is to have memory of its own.
func cutWords(out []Token, s, low string) []Token {
	c := cutter{s: s, low: low, out: out}
	for i := 0; i < len(s); {
		if n := c.plain(i); n > 0 {
			i += n
			continue
		}
		i += c.next(i)
	}
	c.end()
	return c.out
}

// kindsOfByte says what a byte is to plain.
var kindsOfByte = func() (k [256]byte) {
	for b := range k {
		switch {
		case b >= 'a' && b <= 'z':
			k[b] = smallLetter
		case b >= 'A' && b <= 'Z':
			k[b] = capitalLetter
		case b >= '0' && b <= '9':
			k[b] = figure
		case b >= 0x80, b == '\'', b == '`':
			k[b] = goesOn
		}
	}
	return k
}()

const (
	smallLetter = iota + 1
	capitalLetter
	figure
	goesOn // the word may go on behind it, or it may be a letter
)

// plain reads the word at i if it is one of plain Latin letters and figures that
// nothing joins to what follows, and returns its length; 0 leaves it to next. Nearly
// all words of most texts are such.
func (c *cutter) plain(i int) int {
	if len(c.buf) > 0 {
		return 0
	}
	s, capitals, end, before := c.s, 0, i, byte(0)
	for end < len(s) {
		k := kindsOfByte[s[end]]
		if k == goesOn || k == capitalLetter && before == smallLetter {
			return 0
		}
		if k == 0 {
			break
		}
		if k == capitalLetter {
			capitals++
		}
		before = k
		end++
	}
	n := end - i
	if n == 0 || n > maxToken {
		return 0
	}
	t := Token{Start: i, End: end, Script: Latin, Break: c.brk, Hyphened: c.hyphen,
		Upper: kindsOfByte[s[i]] == capitalLetter, Capitals: n > 1 && capitals == n}
	if c.low != "" {
		t.Text = c.low[i:end]
	} else {
		t.Text = strings.Clone(small(s[i:end])) // no word keeps a whole text in memory
	}
	c.brk, c.hyphen, c.ended = false, false, end
	c.out = append(c.out, t)
	return n
}

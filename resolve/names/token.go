package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Script says what a token was written in, as far as comparing needs it.
type Script uint8

const (
	Latin  Script = iota // Latin letters and digits
	Full                 // another script with written vowels: Cyrillic, Greek, Hangul
	Bare                 // a script that leaves vowels out: Arabic, Hebrew
	Native               // any script that is not romanised: Han, Thai, Devanagari…
)

// Token is one word of a text, romanised where this package has a letter
// table, in lower case and without marks. Start and End are byte offsets into
// the text, so that text[Start:End] is the word as it was written.
type Token struct {
	Text       string
	Start, End int
	Script     Script
	Upper      bool // written with a first capital, or in a script without case
	Capitals   bool // two or more letters, all capitals, or a script without case
	Break      bool // a comma, bracket, semicolon or end of sentence stands before it
	Dotted     bool // a full stop follows at once, as after an initial
	Hyphened   bool // a hyphen joins it to the token before
}

// Normalise cuts s into tokens. Apostrophes and marks disappear inside a word,
// hyphens and all other signs part words; "camelCase" words are parted where a
// small letter meets a capital. It never fails: what is no letter or digit is
// left out.
func Normalise(s string) []Token { return appendTokens(nil, s) }

// appendTokens is Normalise into a slice that is used again.
func appendTokens(out []Token, s string) []Token {
	return cutWords(out, s, "")
}

// next reads what stands at i and returns its length.
func (c *cutter) next(i int) int {
	r, n := rune(c.s[i]), 1
	if r >= utf8.RuneSelf {
		r, n = utf8.DecodeRuneInString(c.s[i:])
	}
	c.rune(r, i, n)
	return n
}

// cutter holds the word being read.
type cutter struct {
	s                      string
	low                    string // see cutWords
	out                    []Token
	buf                    []byte
	ended                  int // where the newest word that plain read ends
	start, last            int // where the word began, where its newest letter ended
	script                 Script
	letters, capitals      int
	lower, upper, caseless bool // newest letter was small; word began with a capital
	brk, hyphen            bool
}

func (c *cutter) rune(r rune, at, size int) {
	if r < utf8.RuneSelf {
		c.ascii(byte(r), at)
		return
	}
	if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r) || unicode.Is(unicode.Me, r) {
		if c.script == Native && len(c.buf) > 0 {
			c.buf = utf8.AppendRune(c.buf, r)
			c.last = at + size
		}
		return
	}
	if isApostrophe(r) || r == 'ـ' || unicode.Is(unicode.Cf, r) {
		return
	}
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		c.sign(r, at)
		return
	}
	c.letter(r, at, size)
}

// ascii is the fast path: most text of most houses is plain Latin.
func (c *cutter) ascii(b byte, at int) {
	switch {
	case b >= 'a' && b <= 'z':
		c.add(Latin, at, 1, false)
		c.buf = append(c.buf, b)
		c.lower = true
	case b >= 'A' && b <= 'Z':
		if c.lower && c.letters >= 3 && upcoming(c.s[at:]) {
			c.end()
		}
		c.add(Latin, at, 1, true)
		c.buf = append(c.buf, b|0x20)
		c.lower = false
	case b >= '0' && b <= '9':
		c.add(Latin, at, 1, false)
		c.buf = append(c.buf, b)
		c.lower = false
	case b == '\'' || b == '`':
	case b == '&':
		c.end()
		c.out = append(c.out, Token{Text: "and", Start: at, End: at + 1, Break: c.brk})
		c.brk = false
	default:
		c.sign(rune(b), at)
	}
}

// upcoming reports whether s starts with a capital and two small letters, so
// that "annaBerg" is parted and "McD" is not.
func upcoming(s string) bool {
	return len(s) >= 3 && s[1] >= 'a' && s[1] <= 'z' && s[2] >= 'a' && s[2] <= 'z'
}

func (c *cutter) letter(r rune, at, size int) {
	low := unicode.ToLower(r)
	caseless := !unicode.IsLower(r) && !unicode.IsUpper(r)
	if s, script, ok := romanise(low); ok {
		c.add(script, at, size, low != r)
		c.buf = append(c.buf, s...)
		c.lower = low == r && !caseless
		c.caseless = c.caseless || caseless
		return
	}
	if p := norm.NFKD.PropertiesString(c.s[at:]).Decomposition(); p != nil && !isNative(r) {
		c.decomposed(p, at, size, low != r)
		return
	}
	if unicode.IsDigit(r) {
		if d := digitValue(r); d >= 0 {
			c.add(Latin, at, size, false)
			c.buf = append(c.buf, byte('0'+d))
			return
		}
	}
	if c.script != Native && len(c.buf) > 0 {
		c.end()
	}
	c.add(Native, at, size, false)
	c.buf = utf8.AppendRune(c.buf, low)
	c.caseless = true
}

// decomposed adds the base letters of a letter with marks or a presentation form.
func (c *cutter) decomposed(p []byte, at, size int, capital bool) {
	for len(p) > 0 {
		r, n := utf8.DecodeRune(p)
		p = p[n:]
		r = unicode.ToLower(r)
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			c.add(Latin, at, size, capital)
			c.buf = append(c.buf, byte(r))
			c.lower = !capital
		case unicode.Is(unicode.Mn, r):
		default:
			if s, script, ok := romanise(r); ok {
				c.add(script, at, size, capital)
				c.buf = append(c.buf, s...)
			}
		}
	}
}

func (c *cutter) add(script Script, at, size int, capital bool) {
	if len(c.buf) > 0 && (c.script == Native) != (script == Native) {
		c.end()
	}
	if len(c.buf) == 0 {
		c.start, c.upper, c.letters, c.capitals, c.caseless = at, capital, 0, 0, false
		c.script = script
	}
	if script > c.script {
		c.script = script
	}
	c.letters++
	if capital {
		c.capitals++
	}
	c.last = at + size
}

// sign ends the word and remembers what parted it from the next.
func (c *cutter) sign(r rune, at int) {
	open := len(c.buf) > 0 || c.ended == at && at > 0
	c.end()
	switch r {
	case '.', '．', '。':
		if open && len(c.out) > 0 {
			c.out[len(c.out)-1].Dotted = true
		}
		if !open || len(c.out) > 0 && len(c.out[len(c.out)-1].Text) > 3 {
			c.brk = true
		}
	case ',', ';', ':', '(', ')', '[', ']', '{', '}', '!', '?', '\n', '|', '"', '“', '”', '،', '؛', '、', '，', '/':
		c.brk = true
	case '-', '‐', '‑', '–':
		c.hyphen = open
	}
}

func (c *cutter) end() {
	if len(c.buf) == 0 {
		return
	}
	t := Token{Text: c.text(), Start: c.start, End: c.last, Script: c.script, Break: c.brk, Hyphened: c.hyphen,
		Upper: c.upper || c.caseless, Capitals: c.caseless || c.letters > 1 && c.capitals == c.letters}
	c.buf = c.buf[:0]
	c.lower, c.brk, c.hyphen, c.script = false, false, false, Latin
	if t.Text != "" {
		c.out = append(c.out, t)
	}
}

// text is the word as it will be compared. Short forms of scripts that write
// several letters for one sound are settled here.
func (c *cutter) text() string {
	s := string(c.buf)
	switch c.script {
	case Full:
		if strings.IndexByte(s, 'y') >= 0 || strings.IndexByte(s, 'p') >= 0 || strings.IndexByte(s, 't') >= 0 || strings.IndexByte(s, 'g') >= 0 {
			if r, _ := utf8.DecodeRuneInString(c.s[c.start:]); unicode.Is(unicode.Greek, r) {
				for _, p := range greekPairs {
					s = strings.ReplaceAll(s, p[0], p[1])
				}
			}
		}
	case Bare:
		s = strings.ReplaceAll(s, "'", "")
	}
	if len(s) > maxToken {
		s = cutText(s, maxToken)
	}
	return s
}

// maxToken is the longest token compared, in bytes: the bit-parallel distance
// keeps a column in one machine word.
const maxToken = 60

// cutText shortens s to at most n bytes without parting a rune.
func cutText(s string, n int) string {
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

func romanise(r rune) (string, Script, bool) {
	switch {
	case r < 0x250:
		s, ok := latinLetter(r)
		return s, Latin, ok
	case r < 0x370:
		s, ok := latinLetter(r)
		return s, Latin, ok
	case r < 0x400:
		s, ok := greekLetter(r)
		return s, Full, ok
	case r < 0x530:
		s, ok := cyrillicLetter(r)
		return s, Full, ok
	case r >= 0x590 && r < 0x600:
		s, ok := hebrewLetter(r)
		return s, Bare, ok
	case r >= 0x600 && r < 0x780:
		s, ok := arabicLetter(r)
		return s, Bare, ok
	case r >= 0xAC00 && r <= 0xD7A3:
		s, ok := hangulLetter(r)
		return s, Full, ok
	}
	return "", Native, false
}

// isNative reports the scripts whose letters must not be taken apart.
func isNative(r rune) bool {
	return r >= 0x900 && r < 0x10A0 || r >= 0x3040 && r < 0xA000 || r >= 0xF900 && r < 0xFB00 || r >= 0x20000
}

func isApostrophe(r rune) bool {
	switch r {
	case '’', '‘', 'ʼ', 'ʻ', 'ʿ', 'ʾ', '´', 'ˈ', '′', 'ʹ', 'ʽ', '＇':
		return true
	}
	return false
}

// digitValue is the value of a decimal digit of any of the scripts read here.
func digitValue(r rune) int {
	for _, zero := range [...]rune{'٠', '۰', '०', '０', '๐'} {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

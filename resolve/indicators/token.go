package indicators

import (
	"unicode"
	"unicode/utf8"
)

// token is a word of the text. Contractions are two ("he", "'ll"), but for
// "n't", which stays with its verb: "dont".
type token struct {
	start, end int
	word       wordID
	when       timeWord
	tense      tense
	sentence   int32
	clause     int32
	quote      int32 // which quotation it stands in, 0 for none
	upper      bool  // it begins with a capital
}

// wordID numbers the words of the lexicon; 0 is every other word.
type wordID uint16

// longestWord bounds what is looked up.
const longestWord = 24

// cutter cuts a text into tokens in one pass.
type cutter struct {
	lex      *lexicon
	text     string
	out      []token
	sentence int32
	clause   int32
	quote    int32 // that of the next token
	quotes   int32 // how many have begun
}

// cut returns the tokens of text, in the memory of a list that is no longer needed.
func cut(lex *lexicon, text string, old []token) []token {
	if old = old[:0]; cap(old) == 0 {
		old = make([]token, 0, len(text)/5+8)
	}
	c := cutter{lex: lex, text: text, out: old}
	for i := 0; i < len(text); {
		if n := letterLen(text[i:]); n > 0 {
			i = c.word(i)
			continue
		}
		i += c.sign(i)
	}
	return c.out
}

// letterLen returns the length of the letter or digit at the start of s, 0 when
// there is none.
func letterLen(s string) int {
	switch c := s[0]; {
	case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
		return 1
	case c < utf8.RuneSelf:
		return 0
	}
	r, n := utf8.DecodeRuneInString(s)
	if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
		return n
	}
	return 0
}

// apostrophe returns the length of the apostrophe at the start of s.
func apostrophe(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] == '\'':
		return 1
	case len(s) >= 3 && s[:3] == "’":
		return 3
	}
	return 0
}

// word reads the word that begins at i and returns where it ends.
func (c *cutter) word(i int) int {
	end := c.letters(i)
	n := apostrophe(c.text[end:])
	if n == 0 {
		c.add(i, end, c.text[i:end], "")
		return end
	}
	more := c.letters(end + n)
	suffix := c.text[end+n : more]
	switch {
	case suffix == "":
		c.add(i, end, c.text[i:end], "")
		return end
	case suffix == "t" || suffix == "T":
		c.add(i, more, c.text[i:end], "t")
	default:
		c.add(i, end, c.text[i:end], "")
		c.add(end, more, "'", suffix)
	}
	return more
}

// letters returns where the letters that begin at i end.
func (c *cutter) letters(i int) int {
	for i < len(c.text) {
		n := letterLen(c.text[i:])
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// capital reports whether a word begins with a capital letter.
func capital(word string) bool {
	if c := word[0]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// add appends the token at [start, end), whose word is a and b together.
func (c *cutter) add(start, end int, a, b string) {
	t := token{start: start, end: end, sentence: c.sentence, clause: c.clause, quote: c.quote, upper: capital(c.text[start:end])}
	if len(a)+len(b) <= longestWord {
		var buf [longestWord]byte
		n := lowered(buf[:0:longestWord], a, b)
		w := c.lex.words[string(n)]
		t.word, t.when, t.tense = w.id, w.when, w.tense
		if t.tense == noTense && len(n) > 4 && n[len(n)-2] == 'e' && n[len(n)-1] == 'd' {
			t.tense = toldOf
		}
		if t.when.kind == notTime && n[0] >= '0' && n[0] <= '9' {
			t.when = figure(n)
		}
	}
	c.out = append(c.out, t)
}

// lowered appends a and b in small letters.
func lowered(to []byte, a, b string) []byte {
	for _, s := range [...]string{a, b} {
		for i := 0; i < len(s); i++ {
			ch := s[i]
			switch {
			case ch >= 'A' && ch <= 'Z':
				ch += 'a' - 'A'
			case ch == 0xC3 && i+1 < len(s) && s[i+1] >= 0x80 && s[i+1] <= 0x9E && s[i+1] != 0x97: // À to Þ
				to = append(to, ch, s[i+1]+0x20)
				i++
				continue
			}
			to = append(to, ch)
		}
	}
	return to
}

// sign reads what stands between words at i and returns its length. Full stops
// end sentences, commas and brackets clauses, quotation marks begin and end
// quotations.
func (c *cutter) sign(i int) int {
	switch c.text[i] {
	case '.':
		if i+1 < len(c.text) && letterLen(c.text[i+1:]) > 0 {
			return 1 // "5.30", "example.org"
		}
		c.endSentence()
	case '!', '?', '\n':
		c.endSentence()
	case ',', ';', ':', '(', ')':
		c.clause++
	case '"':
		c.toggle(c.quote == 0)
	default:
		if c.text[i] < utf8.RuneSelf {
			return 1
		}
		r, n := utf8.DecodeRuneInString(c.text[i:])
		switch r {
		case '“', '«', '„':
			c.toggle(true)
		case '”', '»':
			c.toggle(false)
		case '–', '—', '،', '、':
			c.clause++
		case '。', '…', '؟':
			c.endSentence()
		}
		return n
	}
	return 1
}

func (c *cutter) endSentence() {
	c.sentence++
	c.clause++
}

// toggle begins or ends a quotation; either way a clause ends.
func (c *cutter) toggle(begin bool) {
	c.clause++
	c.quote = 0
	if begin {
		c.quotes++
		c.quote = c.quotes
	}
}

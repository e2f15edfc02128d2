package feed

import (
	"iter"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"watchfloor/record"
)

// JSON is one JSON value as it was written, known to be well formed. It is
// read by our own few functions because what a sender wrote must survive:
// repeated keys, numbers of any size, and the halves of broken pairs.
type JSON string

// Member is one field of an object. Keys may repeat.
type Member struct {
	Key   string
	Whole bool // nothing had to be replaced in the key
	Value JSON
}

// Fault says where a text stops being JSON.
type Fault struct {
	Reason record.Refusal
	At     int // byte, from 0
	Detail string
}

// ParseJSON checks that s, which must be valid UTF-8, is one value as RFC 8259
// has it, with nothing but white space around it and at most depth brackets
// open at a time.
func ParseJSON(s string, depth int) (JSON, *Fault) {
	p := parser{s: s, depth: depth}
	p.space()
	start := p.i
	p.value(0)
	end := p.i
	p.space()
	if p.fault == nil && p.i < len(s) {
		p.fail("nothing more after the value")
	}
	if p.fault != nil {
		return "", p.fault
	}
	return JSON(s[start:end]), nil
}

// Kind returns what the value is: '{', '[', '"', '0' for a number, 't', 'f' or 'n'.
func (j JSON) Kind() byte {
	switch {
	case j == "":
		return 'n'
	case j[0] == '-' || '0' <= j[0] && j[0] <= '9':
		return '0'
	}
	return j[0]
}

// Members yields the fields of an object in their order; nothing for other values.
func (j JSON) Members() iter.Seq[Member] {
	return func(yield func(Member) bool) {
		if j.Kind() != '{' {
			return
		}
		p := parser{s: string(j), depth: len(j), i: 1}
		for p.next('}') {
			key := p.cut()
			p.space()
			p.i++ // the colon
			p.space()
			text, whole := key.Text()
			if !yield(Member{text, whole, p.cut()}) {
				return
			}
		}
	}
}

// Elements yields the elements of an array in their order; nothing for other values.
func (j JSON) Elements() iter.Seq[JSON] {
	return func(yield func(JSON) bool) {
		if j.Kind() != '[' {
			return
		}
		p := parser{s: string(j), depth: len(j), i: 1}
		for p.next(']') {
			if !yield(p.cut()) {
				return
			}
		}
	}
}

// Text returns what a string says, as valid UTF-8 without NUL. It reports
// whether that is all it says: half a pair becomes U+FFFD and NUL U+2400. Other
// values return their own JSON.
func (j JSON) Text() (text string, whole bool) {
	if j.Kind() != '"' {
		return string(j), true
	}
	s := string(j[1 : len(j)-1])
	if strings.IndexByte(s, '\\') < 0 {
		return s, true
	}
	var b strings.Builder
	whole = true
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			b.WriteByte(s[i])
			i++
			continue
		}
		r, n := escape(s[i:])
		switch {
		case r < 0:
			r, whole = utf8.RuneError, false
		case r == 0:
			r, whole = '\u2400', false
		}
		b.WriteRune(r)
		i += n
	}
	return b.String(), whole
}

// escape reads one escape, or two that make a pair; the rune is −1 for half a pair.
func escape(s string) (rune, int) {
	if i := strings.IndexByte(`"\/bfnrt`, s[1]); i >= 0 {
		return rune("\"\\/\b\f\n\r\t"[i]), 2
	}
	r := hex4(s[2:])
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	if strings.HasPrefix(s[6:], `\u`) {
		if pair := utf16.DecodeRune(r, hex4(s[8:])); pair != utf8.RuneError {
			return pair, 12
		}
	}
	return -1, 6
}

// hex4 reads four hexadecimal digits, known to be such.
func hex4(s string) rune {
	n, _ := strconv.ParseUint(s[:4], 16, 16) // four digits cannot fail
	return rune(n)
}

package identifiers

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// view is a text as the recognisers read it: digits of every script, full-width
// forms, dashes and odd spaces written in ASCII, invisible marks left out, every
// other sign a bar. Letters stay as they are. Offsets lead back to the text.
type view struct {
	text string
	s    string
	from []int32 // where in text each byte of s comes from; nil when s is text
}

// bar stands for a sign that no identifier contains.
const bar = '|'

// look folds text. A text of ASCII only, the usual case, is its own view.
func look(text string) view {
	first := strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
	if first < 0 {
		return view{text: text, s: text}
	}
	out := make([]byte, first, len(text))
	from := make([]int32, first, len(text))
	copy(out, text)
	for i := range from {
		from[i] = int32(i)
	}
	for i := first; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch c := folded(r, n); c {
		case dropped:
		case kept:
			for k := range n {
				out, from = append(out, text[i+k]), append(from, int32(i+k))
			}
		default:
			out, from = append(out, c), append(from, int32(i))
		}
		i += n
	}
	return view{text: text, s: string(out), from: from}
}

const (
	dropped byte = 0x00 // NUL is no sign of an identifier either
	kept    byte = 0xFF
)

// folded says what stands for a rune of n bytes: an ASCII byte, kept or dropped.
func folded(r rune, n int) byte {
	switch {
	case r == 0:
		return bar
	case r < utf8.RuneSelf:
		return byte(r)
	case r == utf8.RuneError && n == 1:
		return bar
	case r >= 0xFF01 && r <= 0xFF5E: // full-width forms of ASCII
		return byte(r - 0xFEE0)
	case unicode.IsLetter(r), unicode.IsMark(r):
		return kept
	case unicode.IsDigit(r):
		return '0' + digitValue(r)
	}
	return foldedSign(r)
}

func foldedSign(r rune) byte {
	switch {
	case r >= 0x2010 && r <= 0x2015, r == 0x2212:
		return '-'
	case r == 0x3002, r == 0xFF61:
		return '.'
	case r == 0x2018, r == 0x2019:
		return '\''
	case r == 0x201C, r == 0x201D:
		return '"'
	case r == 0x00AD, unicode.Is(unicode.Cf, r): // soft hyphen, zero width, direction marks
		return dropped
	case unicode.IsSpace(r):
		return ' '
	case r == '£', r == '€', r == '¥':
		return '$'
	}
	return bar
}

// digitValue returns the value of a decimal digit: Unicode encodes each
// script's digits 0 to 9 in a row, and each row begins a range of the table.
func digitValue(r rune) byte {
	for _, t := range unicode.Nd.R16 {
		if r <= rune(t.Hi) {
			return byte((r - rune(t.Lo)) % 10)
		}
	}
	for _, t := range unicode.Nd.R32 {
		if r <= rune(t.Hi) {
			return byte((r - rune(t.Lo)) % 10)
		}
	}
	return 0
}

// start returns where the byte i of the view begins in the text.
func (v *view) start(i int) int {
	if v.from == nil {
		return i
	}
	return int(v.from[i])
}

// end returns where what stands before the byte j of the view ends in the text.
func (v *view) end(j int) int {
	if v.from == nil {
		return j
	}
	at := int(v.from[j-1])
	if v.s[j-1] >= utf8.RuneSelf {
		return at + 1
	}
	_, n := utf8.DecodeRuneInString(v.text[at:])
	return at + n
}

package origin

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestQuoted bounds a quotation in bytes: a mark that nobody closed does not
// make the rest of a text one.
const longestQuoted = 2000

// closers are the signs that close a quotation, by the sign that opens it. Many
// languages use each other's signs the other way round.
var closers = map[rune]string{
	'“': "”“\"", '”': "”", '„': "“”\"", '«': "»", '»': "«", '‘': "’", '‚': "‘’", '"': "\"”“", '\'': "'’", '「': "」", '『': "』", '‹': "›",
}

// quotations returns what stands between quotation marks, in order, without the
// marks. A quotation over several paragraphs, each opened anew and only the
// last one closed, is one a paragraph.
func quotations(s string) []Span {
	var out []Span
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf && c != '"' && c != '\'' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		ends, ok := closers[r]
		if !ok || !opens(s, i, size, r) {
			i += size
			continue
		}
		n := closed(s[i+size:], ends)
		if n < 0 {
			i += size
			continue
		}
		out = append(out, Span{i + size, i + size + n})
		_, last := utf8.DecodeRuneInString(s[i+size+n:])
		i += size + n + last
	}
	return out
}

// opens tells an opening sign from an apostrophe or a closing one: it follows a
// space or another sign, and a letter follows it.
func opens(s string, i, size int, r rune) bool {
	next, _ := utf8.DecodeRuneInString(s[i+size:])
	if next == utf8.RuneError || unicode.IsSpace(next) && r != '«' && r != '“' && r != '„' {
		return false
	}
	if r != '\'' && r != '‘' && r != '"' && r != '”' && r != '»' {
		return true
	}
	before, n := utf8.DecodeLastRuneInString(s[:i])
	return n == 0 || !unicode.IsLetter(before) && !unicode.IsNumber(before) && !strings.ContainsRune(".,!?…", before)
}

// closed returns where the quotation that begins s ends: at its closing sign,
// or with its paragraph; -1 when it does neither in time.
func closed(s, ends string) int {
	s = s[:min(len(s), longestQuoted)]
	single := strings.ContainsRune(ends, '’')
	for i, r := range s {
		switch {
		case r == '\n' && paragraph(s[i+1:]):
			if single {
				return -1 // more likely an apostrophe than an open quotation
			}
			return i
		case !strings.ContainsRune(ends, r):
		case single && insideWord(s, i, r):
		default:
			return i
		}
	}
	return -1
}

func paragraph(s string) bool {
	s = strings.TrimLeft(s, " \t\r")
	return s == "" || s[0] == '\n'
}

// insideWord reports whether the sign at i stands between two letters.
func insideWord(s string, i int, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

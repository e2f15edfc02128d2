package feed

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"watchfloor/record"
)

// The marks with which a text may say how it is written.
const (
	bom8  = "\xef\xbb\xbf"
	bomLE = "\xff\xfe"
	bomBE = "\xfe\xff"
)

// Decode turns bytes of unknown charset into valid UTF-8 without NUL. Whoever
// must give the bytes back keeps them when the text differs.
//
// UTF-8 is recognised with and without mark; UTF-16 by its mark or by where its
// NULs stand; windows-1252 when the bytes are no UTF-8 and look like text of a
// western language. Everything else is Mixed: what is UTF-8 in it is shown,
// bytes in a row that are none become U+FFFD and a NUL U+2400.
func Decode(b []byte) (string, record.Charset) {
	s := string(b)
	switch {
	case strings.HasPrefix(s, bomLE):
		text, _ := wide(b[2:], binary.LittleEndian)
		return text, record.UTF16LE
	case strings.HasPrefix(s, bomBE):
		text, _ := wide(b[2:], binary.BigEndian)
		return text, record.UTF16BE
	}
	if strings.IndexByte(s, 0) >= 0 {
		return decodeNUL(b)
	}
	s = strings.TrimPrefix(s, bom8)
	if utf8.ValidString(s) {
		return s, record.UTF8
	}
	if western(s) {
		if text, err := charmap.Windows1252.NewDecoder().String(s); err == nil {
			return text, record.Windows1252
		}
	}
	return strings.ToValidUTF8(s, "\ufffd"), record.Mixed
}

// decodeNUL reads bytes that hold NULs: UTF-16 without mark when nearly all of
// them stand on one side of the pairs and what they make looks like text.
func decodeNUL(b []byte) (string, record.Charset) {
	var nul [2]int
	control := 0
	for i, c := range b {
		switch {
		case c == 0:
			nul[i%2]++
		case c < ' ' && !bytes.ContainsRune([]byte("\t\n\r\f"), rune(c)):
			control++
		}
	}
	// Plain text with a stray NUL would make Chinese of a kind. In UTF-16 either
	// every other byte is NUL, or the high bytes look like anything but text.
	plain := (nul[0]+nul[1])*4 < len(b) && control*10 < len(b)
	if len(b)%2 == 0 && !plain && !bytes.HasPrefix(b, []byte(bom8)) {
		if nul[1] > 9*nul[0] {
			if text, ok := wide(b, binary.LittleEndian); ok {
				return text, record.UTF16LE
			}
		}
		if nul[0] > 9*nul[1] {
			if text, ok := wide(b, binary.BigEndian); ok {
				return text, record.UTF16BE
			}
		}
	}
	s := strings.TrimPrefix(strings.ToValidUTF8(string(b), "\ufffd"), bom8)
	return strings.ReplaceAll(s, "\x00", "\u2400"), record.Mixed
}

// wide reads UTF-16. It reports whether that is text throughout: no halves of
// pairs, no control characters, nothing that Unicode has not assigned.
func wide(b []byte, order binary.ByteOrder) (text string, ok bool) {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, order.Uint16(b[i:]))
	}
	ok = len(b)%2 == 0
	var s strings.Builder
	s.Grow(len(units))
	for _, r := range utf16.Decode(units) {
		if !unicode.IsPrint(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) || r == utf8.RuneError {
			ok = false
		}
		if r == 0 {
			r = '\u2400'
		}
		s.WriteRune(r)
	}
	if len(b)%2 == 1 {
		s.WriteRune(utf8.RuneError)
	}
	return s.String(), ok
}

// western reports whether bytes that are no UTF-8 look like windows-1252: only
// bytes that it assigns, no control characters, no sequence of UTF-8 among
// them, and not more than three letters in ten beyond ASCII.
func western(s string) bool {
	letters, high := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ' && !strings.ContainsRune("\t\n\r\f", rune(c)), c == 0x7f:
			return false
		case c >= 0x80:
			if _, n := utf8.DecodeRuneInString(s[i:]); n > 1 || strings.IndexByte("\x81\x8d\x8f\x90\x9d", c) >= 0 {
				return false
			}
			high++
		case c > ' ':
			letters++
		}
	}
	return high*10 <= (letters+high)*3
}

package eml

import (
	"bytes"
	"encoding/base64"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/emersion/go-message/charset"
	"github.com/emersion/go-message/mail"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"

	"watchfloor/intake"
	"watchfloor/record"
)

// decodeTransfer undoes the transfer encoding of a part, as far as it goes.
func (m *message) decodeTransfer(h mail.Header, b []byte) []byte {
	m.cost(len(b))
	switch enc := strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))); enc {
	case "quoted-printable":
		return unquote(b)
	case "base64":
		return m.unbase64(b)
	case "", "7bit", "8bit", "binary":
	default:
		m.warn("the transfer encoding %q is not known; the part is shown as it came", enc)
	}
	return b
}

// unquote reads quoted-printable; what is badly quoted stands for itself.
func unquote(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		line, rest, ended := bytes.Cut(b, []byte("\n"))
		line = bytes.TrimRight(line, " \t\r")
		soft := bytes.HasSuffix(line, []byte("="))
		line = bytes.TrimSuffix(line, []byte("="))
		for len(line) > 0 {
			hi, lo := -1, -1
			if line[0] == '=' && len(line) > 2 {
				hi, lo = hexDigit(line[1]), hexDigit(line[2])
			}
			if hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				line = line[3:]
				continue
			}
			out = append(out, line[0])
			line = line[1:]
		}
		if ended && !soft {
			out = append(out, '\n')
		}
		b = rest
	}
	return out
}

// hexDigit returns the value of a hexadecimal digit, −1 for anything else.
func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// unbase64 reads base64 and leaves out what does not belong to it. Words that
// were never base64, whatever the header says, stay as they came.
func (m *message) unbase64(b []byte) []byte {
	digits, stray := 0, 0
	for _, c := range b {
		switch {
		case digit64(c) >= 0:
			digits++
		case !strings.ContainsRune("= \t\r\n", rune(c)):
			stray++
		}
	}
	if stray*50 > digits {
		m.warn("a part that is said to be in base64 is not; it is shown as it came")
		return b
	}
	if stray > 0 || digits%4 == 1 {
		m.warn("a part in base64 holds other characters; they were left out")
	}
	// In one pass and into its own length: what is attached can be large.
	out, bits, held := make([]byte, 0, base64.RawStdEncoding.DecodedLen(digits)), uint32(0), 0
	for _, c := range b {
		v := digit64(c)
		if v < 0 {
			continue
		}
		if bits, held = bits<<6|uint32(v), held+6; held >= 8 {
			held -= 8
			out = append(out, byte(bits>>held))
		}
	}
	return out
}

// digit64 returns the value of a digit of base64, −1 for anything else.
func digit64(c byte) int {
	switch {
	case 'A' <= c && c <= 'Z':
		return int(c - 'A')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 26
	case '0' <= c && c <= '9':
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}

// decode turns the bytes of a part into text in the charset that it names; if
// that cannot be, into what Decode makes of them.
func (m *message) decode(b []byte, label string) string {
	label = strings.ToLower(strings.TrimSpace(label))
	text, ok := "", false
	switch label {
	case "", "us-ascii", "ascii":
	case "utf-8", "utf8":
		text, ok = string(b), utf8.Valid(b)
	default:
		if text, ok = byLabel(b, label); !ok {
			m.warn("the charset %q is not known; the text is shown as it can be read", label)
		} else if enc, _ := htmlindex.Get(label); enc == charmap.Windows1252 && m.rep.Charset == record.UTF8 {
			m.rep.Charset = record.Windows1252
		}
	}
	if !ok {
		var cs record.Charset
		if text, cs = intake.Decode(b); cs != record.UTF8 {
			m.rep.Charset = cs
		}
	}
	return strings.ReplaceAll(text, "\r\n", "\n")
}

// byLabel decodes bytes in a named charset.
func byLabel(b []byte, label string) (string, bool) {
	if enc, err := htmlindex.Get(label); err == nil && enc != encoding.Replacement {
		text, err := enc.NewDecoder().Bytes(b)
		return string(text), err == nil
	}
	r, err := charset.Reader(label, bytes.NewReader(b))
	if err != nil {
		return "", false
	}
	text, err := io.ReadAll(r)
	return string(text), err == nil
}

// metaCharset finds the charset that HTML names within itself.
var metaCharset = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:.-]{1,40})`)

// orMeta returns the charset of an HTML part whose header may name none.
func orMeta(label string, b []byte) string {
	if label != "" {
		return label
	}
	if found := metaCharset.FindSubmatch(b[:min(len(b), 2048)]); found != nil {
		return string(found[1])
	}
	return ""
}

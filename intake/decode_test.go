package intake_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"watchfloor/intake"
	"watchfloor/internal/material"
	"watchfloor/record"
)

// encode is the way back from what Decode makes; ok only where it is without loss.
func encode(text string, cs record.Charset, mark []byte) (b []byte, ok bool) {
	switch cs {
	case record.UTF8:
		return append(mark, text...), true
	case record.Windows1252:
		b, err := charmap.Windows1252.NewEncoder().Bytes([]byte(text))
		return append(mark, b...), err == nil
	case record.UTF16LE, record.UTF16BE:
		var order binary.AppendByteOrder = binary.LittleEndian
		if cs == record.UTF16BE {
			order = binary.BigEndian
		}
		for _, u := range utf16.Encode([]rune(text)) {
			mark = order.AppendUint16(mark, u)
		}
		return mark, !strings.ContainsAny(text, "\ufffd\u2400")
	}
	return nil, false
}

func markOf(b []byte) []byte {
	for _, m := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		if bytes.HasPrefix(b, []byte(m)) {
			return []byte(m)
		}
	}
	return nil
}

func wide(s string, order binary.AppendByteOrder) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

func TestCharsetsAreRecognised(t *testing.T) {
	const words = "Zwei Männer, «sehr» verdächtig – 20:15 😀\r\n"
	for name, c := range map[string]struct {
		in, text string
		cs       record.Charset
	}{
		"utf-8":                         {words, words, record.UTF8},
		"utf-8 with mark":               {"\xef\xbb\xbf" + words, words, record.UTF8},
		"utf-16 with mark":              {"\xff\xfe" + wide(words, binary.LittleEndian), words, record.UTF16LE},
		"utf-16 big, with mark":         {"\xfe\xff" + wide(words, binary.BigEndian), words, record.UTF16BE},
		"utf-16 without mark":           {wide(words, binary.LittleEndian), words, record.UTF16LE},
		"utf-16 big, no mark":           {wide(words, binary.BigEndian), words, record.UTF16BE},
		"half a pair and an odd byte":   {"\xff\xfea\x00\x00\xd8b\x00\x00", "a\ufffdb\ufffd", record.UTF16LE},
		"windows-1252":                  {"caf\xe9 \x96 M\xfcller \x80 20", "café – Müller € 20", record.Windows1252},
		"stray byte in utf-8":           {"Müller \xff und mehr", "Müller \ufffd und mehr", record.Mixed},
		"unassigned byte":               {"Smith \x81 and more", "Smith \ufffd and more", record.Mixed},
		"no western language":           {"\xcf\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0", "\ufffd \ufffd", record.Mixed},
		"NUL within":                    {"a\x00bcde", "a\u2400bcde", record.Mixed},
		"russian in utf-16":             {wide("Встреча в порту\n", binary.LittleEndian), "Встреча в порту\n", record.UTF16LE},
		"a NUL after the mark of utf-8": {"\xef\xbb\xbf\x00", "\u2400", record.Mixed},
		"a picture":                     {"GIF89a\x01\x00\x01\x00\x80\xff\x00!\x00", "GIF89a\x01\u2400\x01\u2400\ufffd\u2400!\u2400", record.Mixed},
		"nothing":                       {"", "", record.UTF8},
	} {
		text, cs := intake.Decode([]byte(c.in))
		if text != c.text || cs != c.cs {
			t.Errorf("%s: got %q (%s), want %q (%s)", name, text, cs, c.text, c.cs)
		}
	}
}

func TestAllReportsOfTheMaterialDecodeToThemselves(t *testing.T) {
	dir := material.Dir(t, "reports")
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(dir + "/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		if text, cs := intake.Decode(b); text != string(b) || cs != record.UTF8 {
			t.Errorf("%s: read as %s and changed", f.Name(), cs)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"", "a\x00b\x00", "\x00a\x00b", "\xff\xfea", "\xfe\xff\xd8\x00", "caf\xe9", "\xef\xbb\xbfx", "M\xc3\xbc\xff", "\x81", "\xef\xbb\xbf000\xae"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		given := bytes.Clone(b)
		text, cs := intake.Decode(b)
		if !bytes.Equal(b, given) {
			t.Fatal("the bytes were changed")
		}
		if !utf8.ValidString(text) || strings.IndexByte(text, 0) >= 0 {
			t.Fatalf("%q is no UTF-8 without NUL", text)
		}
		if back, ok := encode(text, cs, markOf(b)); ok && !bytes.Equal(back, b) {
			t.Errorf("%q, read as %s %q, comes back as %q", b, cs, text, back)
		}
	})
}

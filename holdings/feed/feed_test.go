package feed_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"watchfloor/holdings/feed"
	"watchfloor/record"
)

func linesOf(r io.Reader, limit int) []string {
	var got []string
	for line, refused := range feed.Lines(r, limit) {
		if refused != nil {
			got = append(got, fmt.Sprintf("%d %s %q", refused.Line, refused.Reason, refused.Raw))
			continue
		}
		got = append(got, fmt.Sprintf("%d %q", line.Number, line.Bytes))
	}
	return got
}

func TestLinesAreNumberedHoweverTheyEnd(t *testing.T) {
	for in, want := range map[string][]string{
		"":                     nil,
		"\n":                   {`1 ""`},
		"\ufeffa\r\n\nb":       {`1 "a"`, `2 ""`, `3 "b"`},
		"a\n\ufeffb\r\r\n":     {`1 "a"`, `2 "\ufeffb\r"`},
		"12345\n123456\r\n1\n": {`1 "12345"`, `2 too long "123456"`, `3 "1"`},
	} {
		for _, r := range []io.Reader{strings.NewReader(in), iotest.OneByteReader(strings.NewReader(in)), iotest.DataErrReader(strings.NewReader(in))} {
			if diff := cmp.Diff(want, linesOf(r, 5)); diff != "" {
				t.Errorf("%q: %s", in, diff)
			}
		}
	}
}

func TestALineAcrossBuffersIsWhole(t *testing.T) {
	long := strings.Repeat("x", 200_000)
	n := 0
	for line, refused := range feed.Lines(strings.NewReader(long+"\n"+long), 200_000) {
		if n++; refused != nil || string(line.Bytes) != long {
			t.Errorf("line %d is not whole: %v", n, refused)
		}
	}
	if n != 2 {
		t.Errorf("got %d lines, want 2", n)
	}
}

func TestAnInputThatBreaksOffIsSaidSoAndEnds(t *testing.T) {
	why := errors.New("the line went dead")
	var got []error
	for line, refused := range feed.Lines(io.MultiReader(strings.NewReader("a\nbc"), iotest.ErrReader(why)), 10) {
		if refused != nil {
			got = append(got, refused.Err)
		} else if string(line.Bytes) != "a" {
			t.Errorf("half a line was given as whole: %q", line.Bytes)
		}
	}
	if len(got) != 1 || !errors.Is(got[0], why) {
		t.Errorf("got %v, want one refusal that holds the error", got)
	}
}

func rowsOf(in string) []string {
	var got []string
	for row, refused := range feed.Rows(strings.NewReader(in), 1000, ',') {
		if refused != nil {
			got = append(got, fmt.Sprintf("%d %s", refused.Line, refused.Reason))
			continue
		}
		got = append(got, fmt.Sprintf("%d %q", row.Line, row.Fields))
	}
	return got
}

func TestAForgottenQuoteCostsOneLine(t *testing.T) {
	for in, want := range map[string][]string{
		"a,b\n\n\"c\nd\",e\nf":                     {`1 ["a" "b"]`, `3 ["c\nd" "e"]`, `5 ["f"]`},
		"a,\"b\nc,d\ne,f\n":                        {`1 unreadable`, `2 ["c" "d"]`, `3 ["e" "f"]`},
		"a,5\" pipe\nc,\"d\"\ne,f\n":               {`1 unreadable`, `2 ["c" "d"]`, `3 ["e" "f"]`},
		"x,\"y\nz\"\"\n\x1a":                       {`1 unreadable`, `2 unreadable`},
		"caf\xe9 au lait\nb\x00b\n":                {`1 ["café au lait"]`, `2 ["b␀b"]`},
		strings.Repeat("a", 1001) + "\nb\n":        {"1 too long", `2 ["b"]`},
		"\"" + strings.Repeat("a\n", 2000) + "b,c": nil,
	} {
		got := rowsOf(in)
		if want == nil {
			if len(got) != 2001 || got[0] != "1 unreadable" || got[2000] != `2001 ["b" "c"]` {
				t.Errorf("%.20q: got %d records, first %s, last %s", in, len(got), got[0], got[len(got)-1])
			}
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%.40q: %s", in, diff)
		}
	}
}

func FuzzRows(f *testing.F) {
	f.Add("a,b\n\"c\nd\",e\nf\"")
	f.Add("\"a\n\"\"\n")
	f.Fuzz(func(t *testing.T, in string) {
		last := 0
		for row, refused := range feed.Rows(strings.NewReader(in), 1000, ',') {
			line := row.Line
			if refused != nil {
				line = refused.Line
			}
			if line <= last || refused == nil && len(row.Fields) == 0 {
				t.Fatalf("%q: line %d after %d, %q", in, line, last, row.Fields)
			}
			last = line
		}
	})
}

func FuzzParseJSON(f *testing.F) {
	for _, s := range []string{`{"a":[1,-0.5e+3,"\ud83d\ude00\u0000",true,null,{}]}`, `[`, `"\x"`, ` 01 `, `{"a" 1}`, "\"\x01\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("texts in the house are valid UTF-8")
		}
		doc, fault := feed.ParseJSON(s, 100)
		if fault != nil {
			if json.Valid([]byte(s)) && fault.Reason != record.RefusedTooDeep {
				t.Errorf("%q is JSON, yet refused: %s", s, fault.Detail)
			}
			return
		}
		if !json.Valid([]byte(s)) {
			t.Errorf("%q is no JSON, yet accepted", s)
		}
		alike(t, doc)
	})
}

// alike compares what our reader finds with what encoding/json finds.
func alike(t *testing.T, doc feed.JSON) {
	t.Helper()
	switch doc.Kind() {
	case '"':
		var want string
		if err := json.Unmarshal([]byte(doc), &want); err != nil {
			t.Fatal(err)
		}
		if got, whole := doc.Text(); whole && got != want || !whole && got != strings.ReplaceAll(want, "\x00", "\u2400") {
			t.Errorf("%q says %q, want %q", doc, got, want)
		}
	case '[':
		var want []json.RawMessage
		if err := json.Unmarshal([]byte(doc), &want); err != nil {
			t.Fatal(err)
		}
		n := 0
		for e := range doc.Elements() {
			if n >= len(want) || !bytes.Equal(bytes.TrimSpace(want[n]), []byte(e)) {
				t.Fatalf("element %d of %q is %q", n, doc, e)
			}
			n++
			alike(t, e)
		}
		if n != len(want) {
			t.Errorf("%q has %d elements, want %d", doc, n, len(want))
		}
	case '{':
		want := json.NewDecoder(strings.NewReader(string(doc)))
		_, _ = want.Token() // the bracket, which is there
		for m := range doc.Members() {
			if _, err := want.Token(); err != nil {
				t.Fatalf("%q has no member %q", doc, m.Key)
			}
			var raw json.RawMessage
			if err := want.Decode(&raw); err != nil || string(raw) != string(m.Value) {
				t.Fatalf("member %q of %q is %q, want %q (%v)", m.Key, doc, m.Value, raw, err)
			}
			alike(t, m.Value)
		}
		if want.More() {
			t.Errorf("%q has more members", doc)
		}
	}
}

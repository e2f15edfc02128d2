package jsonl_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"watchfloor/holdings/feed"
	"watchfloor/intake"
	"watchfloor/intake/intaketest"
	"watchfloor/intake/jsonl"
	"watchfloor/internal/material"
	"watchfloor/record"
)

func TestJSONIsAcceptedAndRefusedAsTheSuiteSays(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(material.Dir(t, "json-test-suite"), "*", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	count := map[byte]int{}
	for _, f := range files {
		name := filepath.Base(f)
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		if !utf8.Valid(b) {
			text, _ = intake.Decode(b)
		}
		doc, fault := feed.ParseJSON(text, 1000)
		accepted := fault == nil
		switch {
		case !strings.Contains(f, "test_parsing"):
		case name[0] == 'y' && !accepted:
			t.Errorf("%s must be accepted: %+v", name, fault)
		case name[0] == 'n' && (accepted || fault.Detail == ""):
			t.Errorf("%s must be refused with a reason; read as %.80q", name, doc)
		default:
			count[name[0]]++
		}
		if _, deep := feed.ParseJSON(text, 63); deep == nil && !bytes.ContainsAny(b, "\r\n") && utf8.Valid(b) {
			rep := only(t, `{"text":"x","y":`+text+`}`)
			if doc.Kind() != 'n' && (len(rep.Unknown) != 1 || rep.Unknown[0].Value != string(doc)) {
				t.Errorf("%s: %q was kept as %q", name, doc, rep.Unknown)
			}
		}
		lines(t, name, b)
	}
	if count['y'] != 95 || count['n'] != 188 {
		t.Errorf("%d of 95 accepted, %d of 188 refused", count['y'], count['n'])
	}
}

// lines reads a file as reports: none of the suite is one.
func lines(t *testing.T, name string, b []byte) {
	t.Helper()
	for rep, refused := range jsonl.Read(bytes.NewReader(b), intake.Options{}) {
		intaketest.Check(t, rep, refused)
		if refused == nil {
			t.Errorf("%s: became a report %+v", name, rep)
		}
	}
}

func TestNaughtyStringsComeBack(t *testing.T) {
	b, err := os.ReadFile(material.Dir(t, "naughty-strings", "blns.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		line, err := json.Marshal(map[string]any{"text": "x" + s, "title": s, "id": s, "people": []any{map[string]string{"name": s}}, s + "?": s})
		if err != nil {
			t.Fatal(err)
		}
		rep := only(t, string(line))
		if rep.Text != "x"+s || rep.Title != s || rep.SentID != s || rep.People[0].Name != s || rep.Unknown[0].Name != s+"?" {
			t.Errorf("%q came back as %+v", s, rep)
		}
	}
}

// endless yields a line of n bytes and then a report.
type endless struct {
	n    int64
	of   []byte
	tail io.Reader
}

func (e *endless) Read(p []byte) (int, error) {
	if e.n == 0 {
		return e.tail.Read(p)
	}
	n := copy(p[:min(int64(len(p)), e.n)], e.of)
	e.n -= int64(n)
	return n, nil
}

func TestALineOfTwoGigabytesCostsLittleAndNoOther(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var got []string
	for rep, refused := range jsonl.Read(&endless{2 << 30, bytes.Repeat([]byte("{"), 64<<10), strings.NewReader("\n{\"text\":\"the next\"}\n")}, intake.Options{}) {
		if refused != nil {
			if refused.Reason != record.RefusedTooLong || refused.Line != 1 || len(refused.Raw) != feed.KeptRaw {
				t.Errorf("got %s", refused)
			}
			continue
		}
		got = append(got, rep.Text)
	}
	runtime.ReadMemStats(&after)
	if len(got) != 1 || got[0] != "the next" {
		t.Errorf("got %q, want the report after the line", got)
	}
	if cost := after.TotalAlloc - before.TotalAlloc; cost > 64<<20 {
		t.Errorf("it cost %d MB", cost>>20)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`{"text":"words","id":1,"people":[{"name":"A","role":"witness","x":[]}],"place":{"lat":1,"lon":-0.0}}`,
		`{"text":"\ud83d\ude00\ud83d \u0000","grade":{"scheme":"3x5x2","code":"1AP"},"reporter":{"name":"B","z":{}}}`,
		"{\"text\":\"\xff\"}\n[1]\n\"", `{"text":"a","received_at":"0999-01-01","identifiers":["a",{"kind":"k","value":2}]}`, "\xff\xfe{\x00",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for rep, refused := range jsonl.Read(bytes.NewReader(b), intake.Options{}) {
			intaketest.Check(t, rep, refused)
			switch {
			case refused != nil:
			case rep.Original != nil:
				if rep.Charset != record.UTF16LE && rep.Charset != record.UTF16BE && !bytes.Contains(b, rep.Original) {
					t.Errorf("the line kept, %q, is not in %q", rep.Original, b)
				}
			case rep.Charset == record.UTF8:
				// Another reader of JSON must find the same text.
				line := bytes.Split(bytes.TrimPrefix(b, []byte("\ufeff")), []byte("\n"))[rep.Line-1]
				var other map[string]any
				if err := json.Unmarshal(line, &other); err != nil || other["text"] != rep.Text {
					t.Errorf("%q was read as %q, elsewhere as %q (%v)", line, rep.Text, other["text"], err)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	line := `{"id":"A-7","source":"Harbour office","channel":"partner","received_at":"2026-01-05T21:10:00Z","text":"` +
		strings.Repeat("A boat without lights. ", 40) + `","grade":{"scheme":"admiralty","code":"B2"},"people":[{"name":"Rhian Ashgrove","role":"witness"}]}` + "\n"
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	n := 0
	for range jsonl.Read(strings.NewReader(strings.Repeat(line, b.N)), intake.Options{}) {
		n++
	}
	if n != b.N {
		b.Fatalf("%d reports of %d", n, b.N)
	}
}

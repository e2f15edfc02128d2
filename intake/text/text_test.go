package text_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"watchfloor/intake"
	"watchfloor/intake/intaketest"
	"watchfloor/intake/text"
	"watchfloor/internal/material"
	"watchfloor/record"
)

// one returns what a single input makes.
func one(t *testing.T, b []byte, opt intake.Options) (intake.Report, *intake.Refused) {
	t.Helper()
	var rep intake.Report
	var refused *intake.Refused
	n := 0
	for rep, refused = range text.Read(bytes.NewReader(b), opt) {
		n++
	}
	if n != 1 {
		t.Fatalf("one file made %d reports", n)
	}
	intaketest.Check(t, rep, refused)
	if refused == nil && !bytes.Equal(rep.Bytes(), b) {
		t.Fatalf("%q came back as %q", b, rep.Bytes())
	}
	return rep, refused
}

func TestAFileIsOneReportWithoutTitle(t *testing.T) {
	in := "Two men at the quay.\r\n\r\nThey photographed the fence.\n"
	rep, refused := one(t, []byte(in), intake.Options{Source: "front desk", Channel: record.ChannelPublic})
	if refused != nil {
		t.Fatal(refused)
	}
	if rep.Text != in || rep.Title != "" || rep.Original != nil || rep.Source != "front desk" || rep.Channel != record.ChannelPublic {
		t.Errorf("got %+v", rep)
	}
}

func TestInvalidBytesAreShownAndKept(t *testing.T) {
	rep, refused := one(t, []byte("Müller \xfe and\x00 more"), intake.Options{})
	if refused != nil {
		t.Fatal(refused)
	}
	if rep.Text != "Müller \ufffd and\u2400 more" || rep.Charset != record.Mixed {
		t.Errorf("got %q as %s", rep.Text, rep.Charset)
	}
}

func TestNothingAndTooMuchAreRefusedWithReason(t *testing.T) {
	for in, want := range map[string]record.Refusal{
		"": record.RefusedEmpty, " \n\t\u00a0": record.RefusedNoText, strings.Repeat("a", 101): record.RefusedTooLong,
	} {
		if _, refused := one(t, []byte(in), intake.Options{Limits: intake.Limits{Report: 100}}); refused == nil || refused.Reason != want {
			t.Errorf("%.10q: got %v, want %s", in, refused, want)
		}
	}
}

func TestAnInputThatBreaksOffSaysSo(t *testing.T) {
	why := errors.New("the line went dead")
	for _, refused := range text.Read(iotest.ErrReader(why), intake.Options{}) {
		if refused == nil || !errors.Is(refused.Err, why) {
			t.Errorf("got %v, want a refusal that holds the error", refused)
		}
	}
}

func TestNaughtyStringsComeBack(t *testing.T) {
	b, err := os.ReadFile(material.Dir(t, "naughty-strings", "blns.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range bytes.Split(b, []byte("\n")) {
		one(t, line, intake.Options{})
	}
}

func TestUglyFilesComeBack(t *testing.T) {
	for _, pattern := range []string{"json-test-suite/*/*", "email-mime/*/*.raw", "reports/*"} {
		files, err := filepath.Glob(filepath.Join(material.Dir(t), pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("no %s: %v", pattern, err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			one(t, b, intake.Options{})
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "words", "caf\xe9", "\xff\xfea\x00", "a\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) { one(t, b, intake.Options{}) })
}

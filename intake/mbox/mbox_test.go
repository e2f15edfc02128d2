package mbox_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"watchfloor/intake"
	"watchfloor/intake/intaketest"
	"watchfloor/intake/mbox"
	"watchfloor/record"
)

// read returns what a mailbox makes: a line for each report or refusal, and the
// bytes of all of them.
func read(t *testing.T, in io.Reader, opt intake.Options) (got []string, raw []byte) {
	t.Helper()
	for rep, refused := range mbox.Read(in, opt) {
		intaketest.Check(t, rep, refused)
		if refused != nil {
			got = append(got, fmt.Sprintf("%d refused %s", refused.Line, refused.Reason))
			raw = append(raw, refused.Raw...)
			continue
		}
		got = append(got, fmt.Sprintf("%d %s: %s", rep.Line, rep.Title, rep.Text))
		raw = append(raw, rep.Original...)
	}
	return got, raw
}

const (
	from = "From vale@example.org Mon Jan  5 10:15:00 2026\n"
	one  = from + "Subject: one\n\nA boat.\n"
	two  = from + "From: b@example.org\nSubject: two\n\nA van.\n"
)

// counted makes a message that states how long its body is.
func counted(subject, body string) string {
	return fmt.Sprintf("%sSubject: %s\nContent-Length: %d\n\n%s", from, subject, len(body), body)
}

func TestEveryMessageIsAReportOfItsOwn(t *testing.T) {
	const bare = "From here to the quay, nobody.\n"
	forged := "words\n\n" + from + "Subject: forged\n\nno\n"
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"two messages":                 {one + "\n" + two + "\n", []string{"1 one: A boat.\n", "6 two: A van.\n"}},
		"no blank line between":        {one + two, []string{"1 one: A boat.\n", "5 two: A van.\n"}},
		"no line end at the end":       {one + "\n" + strings.TrimSpace(two), []string{"1 one: A boat.\n", "6 two: A van."}},
		"blank lines before":           {"\n\r\n" + one, []string{"3 one: A boat.\n"}},
		"no line before the first":     {"Subject: zero\n\nA cart.\n\n" + one, []string{"1 zero: A cart.\n", "5 one: A boat.\n"}},
		"words before the first":       {"This is my mailbox.\n\n" + one, []string{"1 refused unreadable", "3 one: A boat.\n"}},
		"mboxo":                        {one + ">From the quay.\n", []string{"1 one: A boat.\nFrom the quay.\n"}},
		"mboxrd":                       {one + ">>From the quay.\n> From afar\n", []string{"1 one: A boat.\n>From the quay.\n> From afar\n"}},
		"a sentence is no message":     {one + "\n" + bare, []string{"1 one: A boat.\n\n" + bare}},
		"mboxcl2":                      {counted("one", "words\n\n"+bare+from) + "\n" + two, []string{"1 one: words\n\n" + bare + from, "10 two: A van.\n"}},
		"mboxcl2 without blank lines":  {counted("one", "words\n\n"+from+"more\n") + two, []string{"1 one: words\n\n" + from + "more\n", "9 two: A van.\n"}},
		"mboxcl2 at the end":           {counted("one", "\n"+from+">From you\n"), []string{"1 one: \n" + from + ">From you\n"}},
		"a length that is too long":    {strings.Replace(counted("one", "words\n\n"+from+"\n"), ": 5", ": 95", 1) + two, []string{"1 one: words\n", "7 refused unreadable", "9 two: A van.\n"}},
		"a length hides no message":    {counted("one", forged) + "\n" + two, []string{"1 one: words\n", "7 forged: no\n", "12 two: A van.\n"}},
		"a broken one costs itself":    {one + "\n" + from + "\n\n" + from + "Subject: \n\n\n" + two, []string{"1 one: A boat.\n", "6 refused unreadable", "9 refused no text", "13 two: A van.\n"}},
		"a store that names no sender": {"From - Tue Jan 06 08:00:00 2026\nSubject: s\n\nw\n", []string{"1 s: w\n"}},
		"date first":                   {one + "\nFrom x@example.org Thu, 12 Nov 2020 06:08:17 GMT\nSubject: s\n\nw\n", []string{"1 one: A boat.\n", "6 s: w\n"}},
		"nothing":                      {"", []string{"1 refused empty"}},
		"only blank lines":             {"\n\n", []string{"1 refused empty"}},
	} {
		for ends, in := range map[string]string{"LF": c.in, "CRLF": strings.ReplaceAll(strings.ReplaceAll(c.in, "\r\n", "\n"), "\n", "\r\n")} {
			if ends == "CRLF" && strings.Contains(c.in, "Content-Length") {
				continue // the length counts line ends
			}
			for _, r := range []io.Reader{strings.NewReader(in), iotest.OneByteReader(strings.NewReader(in)), iotest.DataErrReader(strings.NewReader(in))} {
				got, raw := read(t, r, intake.Options{})
				if !slices.Equal(got, c.want) {
					t.Errorf("%s, %s:\n got %q\nwant %q", name, ends, got, c.want)
				}
				if strings.TrimSpace(string(raw)) != strings.TrimSpace(in) {
					t.Errorf("%s, %s: the pieces are not the file:\n got %q\nwant %q", name, ends, raw, in)
				}
			}
		}
	}
}

func TestWhoSentAMessageStandsInTheReporterAlone(t *testing.T) {
	for rep := range mbox.Read(strings.NewReader(strings.Replace(one, "Subject", "From: vale@example.org\nSubject", 1)), intake.Options{Source: "box"}) {
		said, err := rep.Said()
		if err != nil || strings.Contains(string(said)+rep.Text, "vale@") {
			t.Errorf("the sender stands in %s (%v)", said, err)
		}
		if rep.Format != record.FormatMbox || rep.Source != "box" || rep.Reporter.Email != "vale@example.org" ||
			!slices.Contains(rep.Written, intake.Field{Name: "Delivered", Value: "Mon Jan  5 10:15:00 2026"}) {
			t.Errorf("got %+v", rep)
		}
	}
}

func TestALongMessageIsRefusedAndThoseAfterItAreTaken(t *testing.T) {
	long := from + "Subject: long\n\n" + strings.Repeat("x", 300_000) + "\n\n" + from + "\n"
	got, _ := read(t, strings.NewReader(one+"\n"+long+"\n"+two), intake.Options{Limits: intake.Limits{Report: 1000}})
	if want := []string{"1 one: A boat.\n", "6 refused too long", "11 refused unreadable", "14 two: A van.\n"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	// A message that says it is longer than it is, and longer than is held.
	body := "words\n\n" + from + strings.Repeat("y", 80_000)
	got, _ = read(t, strings.NewReader(fmt.Sprintf("%sSubject: s\nContent-Length: 900\n\n%s\n", from, body)+two), intake.Options{Limits: intake.Limits{Report: 1000}})
	if want := []string{"1 s: words\n", "7 refused too long", "9 two: A van.\n"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAMailboxThatBreaksOffIsSaidSo(t *testing.T) {
	why := errors.New("the line went dead")
	var last *intake.Refused
	for _, refused := range mbox.Read(io.MultiReader(strings.NewReader(one+"\n"+two), iotest.ErrReader(why)), intake.Options{}) {
		last = refused
	}
	if last == nil || !errors.Is(last.Err, why) || last.Line != 6 {
		t.Errorf("got %v", last)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(one + "\n" + two + "\n"))
	f.Add([]byte(counted("one", "words\n\n"+from+"more\n") + two))
	f.Add([]byte(strings.Replace(counted("one", "words\n\n"+from), ": 5", ": 95", 1) + two))
	f.Add([]byte(">From \r\nFrom - Mon Jan 1\r\n\r\n\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		opt := intake.Options{Limits: intake.Limits{Report: 500, Parts: 20, Depth: 10}}
		var all []byte
		whole, last := true, 0
		for rep, refused := range mbox.Read(bytes.NewReader(b), opt) {
			intaketest.Check(t, rep, refused)
			line := rep.Line
			if refused != nil {
				line, whole = refused.Line, whole && refused.Reason != record.RefusedTooLong
				all = append(all, refused.Raw...)
			}
			if all = append(all, rep.Original...); line <= last {
				t.Fatalf("line %d after %d", line, last)
			}
			last = line
		}
		if whole && !bytes.Equal(bytes.TrimSpace(all), bytes.TrimSpace(b)) {
			t.Errorf("%q came back as %q", b, all)
		}
	})
}

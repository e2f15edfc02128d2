package eml_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/intake"
	"watchfloor/intake/eml"
	"watchfloor/intake/intaketest"
	"watchfloor/internal/material"
	"watchfloor/record"
)

// one returns what a message makes.
func one(t *testing.T, in string, opt intake.Options) (intake.Report, *intake.Refused) {
	t.Helper()
	var rep intake.Report
	var refused *intake.Refused
	n := 0
	for rep, refused = range eml.Read(strings.NewReader(in), opt) {
		n++
	}
	if n != 1 {
		t.Fatalf("one message made %d reports", n)
	}
	intaketest.Check(t, rep, refused)
	if refused == nil && string(rep.Bytes()) != in {
		t.Fatalf("%q came back as %q", in, rep.Bytes())
	}
	return rep, refused
}

// accepted returns the report that a message makes.
func accepted(t *testing.T, in string) intake.Report {
	t.Helper()
	rep, refused := one(t, in, intake.Options{})
	if refused != nil {
		t.Fatalf("%q: %s", in, refused)
	}
	return rep
}

const letter = "From: =?iso-8859-1?q?R=E9my?= Ashgrove <remy@example.org>\r\nSender: clerk@example.org\r\nTo: desk@watch.test\r\n" +
	"Subject: =?utf-8?b?R3LDvMOfZQ==?= from\r\n the harbour\r\nDate: Mon, 5 Jan 2026 21:10:00 +0100\r\nMessage-ID: <7@mail.example.org>\r\n" +
	"Received: from a by b\r\nX-Originating-IP: [192.0.2.7]\r\n"

func TestAMessageIsReadAsAPersonWould(t *testing.T) {
	rep, refused := one(t, letter+"\r\nA boat\r\nwithout lights.\r\n", intake.Options{Source: "mailbox", Channel: record.ChannelPublic})
	if refused != nil {
		t.Fatal(refused)
	}
	rep.Original = nil
	want := intake.Report{
		SentID: "7@mail.example.org", Source: "mailbox", Channel: record.ChannelPublic, Format: record.FormatEML,
		Title: "Grüße from the harbour", Text: "A boat\nwithout lights.\n", Line: 1,
		Written: []intake.Field{{Name: "Date", Value: "Mon, 5 Jan 2026 21:10:00 +0100"}, {Name: "To", Value: "desk@watch.test"}},
		Reporter: &intake.Reporter{Name: "Rémy Ashgrove", Email: "remy@example.org", Other: []intake.Field{
			{Name: "Sender", Value: `"clerk@example.org"`}, {Name: "X-Originating-Ip", Value: `"[192.0.2.7]"`}}},
	}
	if diff := cmp.Diff(want, rep); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestWhoReportedStandsInNothingButTheReporter(t *testing.T) {
	for _, broken := range []string{"", "Reply-To remy@example.org\r\nX-A: b\r\n"} {
		rep := accepted(t, letter+broken+"\r\nA boat.\r\n")
		said, err := rep.Said()
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"remy", "Ashgrove", "clerk", "192.0.2.7"} {
			if strings.Contains(string(said)+rep.Text, secret) {
				t.Errorf("%q stands in %s %s", secret, said, rep.Text)
			}
		}
	}
}

func TestTheDateIsWhenItWasReceivedOnlyIfAsked(t *testing.T) {
	in := letter + "\r\nA boat.\r\n"
	rep, _ := one(t, in, intake.Options{OwnTimes: true})
	if got := rep.ReceivedAt.String(); got != "2026-01-05T20:10:00Z" {
		t.Errorf("got %s with own times", got)
	}
	if rep := accepted(t, in); rep.ReceivedAt != 0 {
		t.Errorf("got %s without", rep.ReceivedAt)
	}
	rep, _ = one(t, strings.Replace(in, "5 Jan", "5 Zan", 1), intake.Options{OwnTimes: true})
	if rep.ReceivedAt != 0 || len(rep.Warnings) != 1 {
		t.Errorf("a date that cannot be read: got %s and %q", rep.ReceivedAt, rep.Warnings)
	}
}

// multi joins parts into a message.
func multi(subtype string, parts ...string) string {
	b := fmt.Sprintf("Subject: s\nContent-Type: multipart/%s; boundary=%s-b\n\nThis is the preamble.\n", subtype, subtype)
	for _, p := range parts {
		b += "--" + subtype + "-b\n" + p + "\n"
	}
	return b + "--" + subtype + "-b--\nepilogue\n"
}

const (
	plain = "Content-Type: text/plain\n\nPlain words."
	htm   = "Content-Type: text/html\n\n<p>HTML <b>words</b>.</p>"
	photo = "Content-Type: image/jpeg; name=\"quay.jpg\"\nContent-Transfer-Encoding: base64\n\nAAECAwQ="
	note  = "Content-Type: text/plain\nContent-Disposition: attachment; filename*=utf-8''n%C3%B6te.txt\n\nnot shown"
)

func TestThePartsOfAMessageAreChosenAndJoined(t *testing.T) {
	inner := "Content-Type: message/rfc822\n\nFrom: threat@example.test\nTo: a@example.org\nSubject: You\n\nWait for Friday."
	const read = "[attachment nöte.txt]\nnot shown"
	files := []intake.Attachment{
		{Name: "quay.jpg", Type: "image/jpeg", Size: 5, Held: true, Bytes: []byte{0, 1, 2, 3, 4}},
		{Name: "nöte.txt", Type: "text/plain", Size: 9, Held: true, Bytes: []byte("not shown")},
	}
	for name, c := range map[string]struct {
		in, text string
		files    []intake.Attachment
	}{
		"plain before html":  {multi("alternative", plain, htm), "Plain words.", nil},
		"html before plain":  {multi("alternative", htm, plain), "Plain words.", nil},
		"html alone":         {multi("alternative", "Content-Type: text/plain\n\n \n", htm), "HTML words.", nil},
		"html far longer":    {multi("alternative", plain, "Content-Type: text/html\n\n<p>"+strings.Repeat("long ", 100)), "Plain words.\n\n" + strings.TrimSpace(strings.Repeat("long ", 100)), nil},
		"mixed":              {multi("mixed", plain, photo, htm, note), "Plain words.\n\nHTML words.\n\n" + read, files},
		"nested":             {multi("mixed", strings.TrimPrefix(multi("alternative", plain, htm), "Subject: s\n"), note), "Plain words.\n\n" + read, files[1:]},
		"forwarded":          {multi("mixed", plain, inner), "Plain words.\n\nFrom: threat@example.test\nTo: a@example.org\nSubject: You\n\nWait for Friday.", nil},
		"no end":             {"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHalf a pa", "Half a pa", nil},
		"no boundary":        {"Content-Type: multipart/mixed\n\nJust words.\n", "Just words.\n", nil},
		"only a subject":     {multi("mixed", photo), "s", files[:1]},
		"no blank line":      {"Subject: s\nA line of words\nand more.\n", "A line of words\nand more.\n", nil},
		"quoted-printable":   {"Subject: s\nContent-Transfer-Encoding: quoted-printable\n\ncaf=C3=A9 =\nsoft =zz=4", "café soft =zz=4", nil},
		"base64":             {"Subject: s\nContent-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte("hidden words")), "hidden words", nil},
		"base64 it is not":   {"Subject: s\nContent-Transfer-Encoding: base64\n\nThese are, plainly, words.\n", "These are, plainly, words.\n", nil},
		"mail store's line":  {"From x Mon Jan  5\nSubject: s\n\nwords\n", "words\n", nil},
		"koi8-r":             {"Subject: s\nContent-Type: text/plain; charset=koi8-r\n\n\xf7\xd3\xd4\xd2\xc5\xde\xc1\n", "Встреча\n", nil},
		"unknown charset":    {"Subject: s\nContent-Type: text/plain; charset=x-none\n\ncaf\xe9 at noon\n", "café at noon\n", nil},
		"undeclared charset": {"Subject: s\n\ncaf\xe9 at noon\n", "café at noon\n", nil},
		"utf-8 that is none": {"Subject: s\nContent-Type: text/plain; charset=utf-8\n\nMü \xff\n", "M\u00fc \ufffd\n", nil},
		"charset within":     {"Subject: s\nContent-Type: text/html\n\n<meta charset=windows-1251><p>\xc2\xf1\xf2\xf0\xe5\xf7\xe0", "Встреча", nil},
	} {
		rep := accepted(t, c.in)
		if diff := cmp.Diff(c.text, rep.Text); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
		if diff := cmp.Diff(c.files, rep.Attachments); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

func TestHTMLIsReadWithItsLinksAndWithoutItsScripts(t *testing.T) {
	in := `a <a href="https://example.org/x?a=1&amp;b=2">the   page</a><script>x()</script> <span style="display:none">z</span>`
	if got, want := accepted(t, "Subject: s\nContent-Type: text/html\n\n"+in).Text, "a the page <https://example.org/x?a=1&b=2> [hidden: z]"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMessagesBeyondTheLimitsAreRefusedWithReason(t *testing.T) {
	nest := func(n int) string {
		in := "\n\nwords\n"
		for i := range n {
			in = fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n%s\n--b%d--\n", i, i, in, i)
		}
		return in
	}
	accepted(t, nest(60))
	many := make([]string, 300)
	for i := range many {
		many[i] = plain
	}
	for in, want := range map[string]record.Refusal{
		"":                                      record.RefusedEmpty,
		"words and no header\n":                 record.RefusedUnreadable,
		"Subject: \n\n \n":                      record.RefusedNoText,
		nest(70):                                record.RefusedTooDeep,
		multi("mixed", many...):                 record.RefusedTooLong,
		"A: b\n\n" + strings.Repeat("x", 1<<16): record.RefusedTooLong,
	} {
		if _, refused := one(t, in, intake.Options{Limits: intake.Limits{Report: 1 << 16}}); refused == nil || refused.Reason != want {
			t.Errorf("%.40q: got %v, want %s", in, refused, want)
		}
	}
}

func TestUglyMessagesAreReadAsFarAsTheyGo(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(material.Dir(t, "email-mime"), "*", "*.raw"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no messages: %v", err)
	}
	taken := 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if _, refused := one(t, string(b), intake.Options{OwnTimes: true}); refused == nil {
			taken++
		} else if strings.Contains(f, "/mail/") && filepath.Base(f) != "erroneous.raw" {
			t.Errorf("%s: %s", filepath.Base(f), refused)
		}
	}
	t.Logf("%d of %d messages and parts of messages taken", taken, len(files))
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(letter + "\n\nwords"))
	f.Add([]byte(multi("mixed", plain, photo, htm, note)))
	f.Add([]byte(multi("alternative", multi("related", htm, photo), "Content-Type: message/rfc822\n\n"+letter)))
	f.Add([]byte("A: =?x?q?=ff?=\nContent-Type: text/html; charset=utf-7\nContent-Transfer-Encoding: x-uue\n\n<a href=x><pre>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		given := bytes.Clone(b)
		one(t, string(b), intake.Options{OwnTimes: true, Limits: intake.Limits{Parts: 20, Depth: 10}})
		if !bytes.Equal(given, b) {
			t.Error("the bytes were changed")
		}
	})
}

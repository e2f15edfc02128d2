package eml_test

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"

	"watchfloor/intake"
)

// part is an attachment as a message holds it.
func part(typ, name string, b []byte) string {
	return "Content-Type: " + typ + "\nContent-Disposition: attachment; filename=\"" + name + "\"\nContent-Transfer-Encoding: base64\n\n" +
		base64.StdEncoding.EncodeToString(b)
}

func TestAttachmentsAreTypedByTheirBytesToo(t *testing.T) {
	for name, c := range map[string]struct {
		declared, bytes, found string
	}{
		"as declared":             {"application/pdf", "%PDF-1.7\n", ""},
		"a program":               {"image/jpeg", "MZ\x90\x00\x03\x00", "application/x-msdownload"},
		"a page, not a picture":   {"image/png", "<html><script>x()</script>", "text/html"},
		"words, not a picture":    {"image/png", "no picture", "text/plain"},
		"a picture of another":    {"image/png", "GIF89a\x01\x00", "image/gif"},
		"a document in a zip":     {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK\x03\x04\x14\x00", ""},
		"a zip that says text":    {"text/plain", "PK\x03\x04\x14\x00", "application/zip"},
		"bytes that nobody knows": {"application/x-own", "\x00\x01\x02", ""},
		"words that begin as BM":  {"text/plain", "BMW, black, parked at the quay", ""},
	} {
		rep := accepted(t, multi("mixed", plain, part(c.declared, "f", []byte(c.bytes))))
		a := rep.Attachments[0]
		if a.Type != c.declared || a.Found != c.found || !a.Held || string(a.Bytes) != c.bytes {
			t.Errorf("%s: got %+v, want it found to be %q", name, a, c.found)
		}
	}
}

func TestWhatAttachmentsSayIsReadAndNothingElse(t *testing.T) {
	inner := "From: other@example.org\nSubject: inner\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\nAt the quay.\n--i\n" + part("text/csv", "t.csv", []byte("a,b\n")) + "\n--i--\n"
	for name, c := range map[string]struct{ part, want string }{
		"plain":                {part("text/plain; charset=windows-1252", "n.txt", []byte("M\xfcll")), "[attachment n.txt]\nMüll"},
		"html":                 {part("text/html", "n.html", []byte("<p>one<script>x()</script><p>two")), "[attachment n.html]\none\n\ntwo"},
		"csv":                  {part("text/csv", "n.csv", []byte("a;b\r\n1;2\r\n")), "[attachment n.csv]\na;b\n1;2\n"},
		"text by its name":     {part("application/octet-stream", "n.csv", []byte("a;b\n")), "[attachment n.csv]\na;b\n"},
		"a message":            {"Content-Type: message/rfc822\nContent-Disposition: attachment\n\n" + inner, "From: other@example.org\nSubject: inner\n\nAt the quay.\n\n[attachment t.csv]\na,b\n"},
		"bytes by any name":    {part("application/octet-stream", "n.bin", []byte("a;b\n")), ""},
		"a zip that says text": {part("text/plain", "n.txt", []byte("PK\x03\x04\x14\x00words")), ""},
		"a zip":                {part("application/zip", "n.zip", []byte("PK\x03\x04\x14\x00words")), ""},
		"nothing":              {part("text/plain", "n.txt", nil), ""},
	} {
		want := "Plain words."
		if c.want != "" {
			want += "\n\n" + c.want
		}
		if got := accepted(t, multi("mixed", plain, c.part)).Text; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestAnAttachmentBeyondTheLimitIsSaidAndTheMessageTaken(t *testing.T) {
	rep, refused := one(t, multi("mixed", plain, part("image/png", "a.png", bytes.Repeat([]byte{7}, 101)), part("image/png", "b.png", bytes.Repeat([]byte{7}, 100))),
		intake.Options{Limits: intake.Limits{File: 100}})
	if refused != nil {
		t.Fatal(refused)
	}
	a, b := rep.Attachments[0], rep.Attachments[1]
	if a.Held || a.Bytes != nil || a.Size != 101 || a.Refused == "" || len(rep.Warnings) != 1 || !strings.Contains(rep.Warnings[0], "a.png") || !b.Held || b.Refused != "" {
		t.Errorf("got %+v, %+v and %q", a, b, rep.Warnings)
	}
}

func TestALongAttachmentIsReadInPart(t *testing.T) {
	rep := accepted(t, multi("mixed", plain, part("text/plain", "n.txt", []byte(strings.Repeat("ä ", 200_000)))))
	if n := len(rep.Text); n < 256<<10 || n > 257<<10 || !strings.HasSuffix(rep.Text, "[cut here; the attachment holds all of it]") || strings.ContainsRune(rep.Text, '\ufffd') {
		t.Errorf("got %d bytes of text, the last %q", n, rep.Text[n-60:])
	}
	if n := len(rep.Attachments[0].Bytes); n != 600_000 {
		t.Errorf("%d bytes are kept", n)
	}
}

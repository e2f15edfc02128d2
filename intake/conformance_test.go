package intake_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/intake"
	"watchfloor/intake/eml"
	"watchfloor/intake/intaketest"
	"watchfloor/intake/mbox"
	"watchfloor/internal/material"
	"watchfloor/record"
)

// quoting marks lines as mailboxes do.
var quoting = regexp.MustCompile(`(?m)^(>*From )`)

// boxed is a mailbox of messages.
func boxed(messages [][]byte) []byte {
	var b bytes.Buffer
	for _, m := range messages {
		b.WriteString("From x@example.org Mon Jan  5 10:15:00 2026\n")
		b.Write(quoting.ReplaceAll(m, []byte(">$1")))
		if !bytes.HasSuffix(m, []byte("\n")) {
			b.WriteByte('\n')
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// said is a report or refusal in a form in which two can be compared.
func said(rep intake.Report, refused *intake.Refused) string {
	if refused != nil {
		return "refused: " + refused.Reason.String()
	}
	rep.Format, rep.Line, rep.Original, rep.Text = 0, 0, nil, strings.TrimRight(rep.Text, "\r\n")
	rep.Written = nil
	b, err := rep.Said()
	return fmt.Sprintf("%s %s %+v %v", b, rep.Text, rep.Reporter, err)
}

func TestAMailboxSaysWhatItsMessagesSay(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(material.Dir(t, "email-mime"), "*", "*.raw"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no messages: %v", err)
	}
	var messages [][]byte
	var want []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		b = append(bytes.TrimRight(b, "\r\n"), '\n')
		if bytes.HasPrefix(b, []byte("From ")) {
			continue // a mailbox of one already
		}
		messages = append(messages, b)
		for rep, refused := range eml.Read(bytes.NewReader(b), intake.Options{OwnTimes: true}) {
			want = append(want, said(rep, refused))
		}
	}
	box := boxed(messages)
	var got []string
	var whole []byte
	for rep, refused := range mbox.Read(bytes.NewReader(box), intake.Options{OwnTimes: true}) {
		intaketest.Check(t, rep, refused)
		got = append(got, said(rep, refused))
		if whole = append(whole, rep.Original...); refused != nil {
			whole = append(whole, refused.Raw...)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-alone +in a mailbox:\n%s", diff)
	}
	if !bytes.Equal(whole, box) {
		t.Errorf("the pieces are %d bytes, the mailbox has %d", len(whole), len(box))
	}
	t.Logf("%d messages", len(got))
}

func TestNaughtyStringsComeBackFromAMailbox(t *testing.T) {
	b, err := os.ReadFile(material.Dir(t, "naughty-strings") + "/blns.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	var messages [][]byte
	for i, s := range all {
		messages = append(messages, fmt.Appendf(nil, "Subject: %d\nContent-Type: text/plain; charset=utf-8\n\n%s", i, s))
	}
	i, shown := 0, 0
	for rep, refused := range mbox.Read(bytes.NewReader(boxed(messages)), intake.Options{}) {
		intaketest.Check(t, rep, refused)
		if i >= len(all) {
			t.Fatalf("more than %d messages", len(all))
		}
		s := all[i]
		switch {
		case refused != nil:
			t.Errorf("%q was refused: %s", s, refused)
		case !bytes.Contains(rep.Original, []byte(s)) && !strings.Contains(s, "From "):
			t.Errorf("%q is not kept: %q", s, rep.Original)
		case strings.TrimRight(rep.Text, "\n") == s:
			shown++
		case strings.TrimSpace(s) != "" && rep.Charset != record.Mixed && !strings.ContainsAny(s, "\r"):
			t.Errorf("%q is shown as %q", s, rep.Text)
		}
		i++
	}
	if i != len(all) {
		t.Errorf("%d of %d messages", i, len(all))
	}
	t.Logf("%d of %d shown byte for byte", shown, len(all))
}

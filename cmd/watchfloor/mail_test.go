package main

import (
	"fmt"
	"net/smtp"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"watchfloor/cmd/watchfloor/maildoor"
	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/sqlite"
)

// mailed takes a mail as the door does.
func mailed(t *testing.T, h *tested, text string) (refused string) {
	t.Helper()
	refused, err := h.takeMail(t.Context(), "Mail to desk@example.org", maildoor.Message{From: "bounce+ida@example.net", To: []string{"desk@example.org"},
		Client: "192.0.2.7", Bytes: []byte(strings.ReplaceAll(text, "\n", "\r\n"))})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.follow(t.Context(), store.Bulk); err != nil {
		t.Fatal(err)
	}
	return refused
}

// only is the one report that a house holds.
func only(t *testing.T, h *tested) desk.ReportPage {
	t.Helper()
	a, err := h.Arrivals(t.Context(), h.sitter(), 0, desk.ArrivalQuery{})
	if err != nil || len(a.Lines) == 0 {
		t.Fatal(a, err)
	}
	p, err := h.Report(t.Context(), h.sitter(), 0, a.Lines[len(a.Lines)-1].Report)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestTheEnvelopeOfAMailIsNoMention(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	mailed(t, h, "Subject: The quay\n\nAsk Belka at belka@example.org, or me at bounce+ida@example.net.\n")
	p := only(t, h)
	var found []string
	for _, m := range p.Report.Marks {
		if m.What == "email" {
			found = append(found, p.Report.Text[m.Start:m.End])
		}
	}
	if fmt.Sprint(found) != "[belka@example.org]" || p.Report.SourceName != "Mail to desk@example.org" {
		t.Errorf("mentioned are %q, from %q", found, p.Report.SourceName)
	}
	for _, w := range append(p.Report.Said.Written, p.Report.Said.Unknown...) {
		if strings.Contains(w.Value, "bounce") || strings.Contains(w.Value, "192.0.2.7") {
			t.Errorf("who sent it stands in %s", w)
		}
	}
}

func TestARefusedMailIsKeptAndCounted(t *testing.T) {
	h := newTested(t, record.HouseFounded{}, inSQLite(t))
	if why := mailed(t, h, "From: ida@example.org\n\n"); !strings.Contains(why, "neither text nor subject") {
		t.Errorf("refused for %q", why)
	}
	mailed(t, h, "Subject: The quay\n\nA boat.\n")
	mailed(t, h, "Subject: The quay\n\nA boat.\n")
	d := heldHouse{t, h.house}.addsUp()
	if len(d) != 3 || d[0].Door != record.DoorMail || d[0].Repeated != 1 || d[1].Taken != 1 || d[2].Refused != 1 || d[2].Name != "Mail to desk@example.org" {
		t.Errorf("%+v", d)
	}
}

var takenInAt = regexp.MustCompile(`mail is taken in at (\S+)\n`)

// servingMail starts serve with a mail door and returns where that is.
func servingMail(t testing.TB, args ...string) (*process, string) {
	t.Helper()
	p := serving(t, append([]string{"--smtp", "127.0.0.1:0", "--smtp-for", "desk@example.org"}, args...)...)
	line, err := p.out.ReadString('\n')
	found := takenInAt.FindStringSubmatch(line)
	if found == nil {
		t.Fatalf("serve says %q, %v: %s", line, err, p.errs)
	}
	return p, found[1]
}

// TestNoMailThatWasAcknowledgedIsLostWhenServeIsKilled kills serve while mail
// comes in, and sends again what was not acknowledged.
func TestNoMailThatWasAcknowledgedIsLostWhenServeIsKilled(t *testing.T) {
	dir := t.TempDir()
	acknowledged := map[string]bool{}
	n := 0
	send := func(addr string, n int) bool {
		title := fmt.Sprint("m", n)
		text := fmt.Sprintf("Subject: %s\r\nMessage-ID: <%[1]s@example.org>\r\n\r\nAsk at 07700 900%03d about %[1]s.\r\n", title, n%1000)
		err := smtp.SendMail(addr, nil, "ida@example.org", []string{"desk@example.org"}, []byte(text))
		if err == nil {
			acknowledged[title] = true
		}
		return err == nil
	}
	for range (crashRounds(t) + 1) / 2 {
		p, addr := servingMail(t, "--data", dir)
		for range 5 {
			n++
			send(addr, n)
		}
		dead := make(chan struct{})
		go func() { p.kill(); close(dead) }()
		for n++; send(addr, n); n++ {
		}
		<-dead
	}
	p, addr := servingMail(t, "--data", dir)
	for i := 1; i <= n; i++ {
		if !send(addr, i) {
			t.Errorf("m%d is not taken", i)
		}
	}
	held := opened(t, inFolder(t, dir, sqlite.Durable))
	waitUntil(t, "every report stands in a lead", func() bool { return len(held.waiting()) == 0 })
	p.kill()
	held.complete(acknowledged)
}

func TestTheMailDoorOpensToOthersOnlyWithAddresses(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "cert.pem")
	if err := os.WriteFile(bad, []byte("no certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, f := range map[string]mailFlags{
		"--smtp-for":  {SMTP: "0.0.0.0:0"},
		"127.0.0.1:2": {SMTP: "here"},
		"PEM":         {SMTP: "127.0.0.1:0", SMTPTLS: bad},
	} {
		if err := f.add(&doors{}, nil, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want a word about %s", f, err, want)
		}
	}
}

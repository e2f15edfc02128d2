package maildoor

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/smtp"
	"net/textproto"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// box holds what was taken.
type box struct {
	mu   sync.Mutex // guards all below
	all  []Message
	why  string // what is refused, and why
	down error
}

func (b *box) take(_ context.Context, m Message) (string, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.down != nil || b.why != "" {
		return b.why, b.down
	}
	b.all = append(b.all, m)
	return "", nil
}

func (b *box) taken() []Message {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.all)
}

func quietLog() *slog.Logger { return slog.New(slog.DiscardHandler) }

// opened opens a door on loopback until the end of the test.
func opened(t *testing.T, b *box, o Options) (addr string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o.Take, o.Log = b.take, quietLog()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- New(o).Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return l.Addr().String()
}

const note = "From: Ida <ida@example.org>\r\nSubject: The quay\r\nMessage-ID: <1@example.org>\r\n\r\nA boat.\r\n..and a line with a dot.\r\n"

// sent sends a mail with the client of the standard library.
func sent(addr, to, text string) error {
	return smtp.SendMail(addr, nil, "ida@example.org", []string{to}, []byte(text))
}

func code(err error) int {
	var p *textproto.Error
	if errors.As(err, &p) {
		return p.Code
	}
	return 0
}

func TestAMailIsTakenAsItCame(t *testing.T) {
	b := &box{}
	addr := opened(t, b, Options{For: []string{"Desk@Example.org"}})
	if err := sent(addr, "desk@example.ORG", note); err != nil {
		t.Fatal(err)
	}
	got := b.taken()
	if len(got) != 1 || string(got[0].Bytes) != note || got[0].From != "ida@example.org" || got[0].To[0] != "Desk@Example.org" || got[0].Client != "127.0.0.1" {
		t.Errorf("%+v", got)
	}
}

func TestMailForOthersIsNeverTaken(t *testing.T) {
	b := &box{}
	addr := opened(t, b, Options{For: []string{"desk@example.org"}})
	for _, to := range []string{"other@example.org", "desk@example.com", "desk%example.com@example.org", "@example.com:desk@example.net", "desk@example.org@example.com"} {
		if err := sent(addr, to, note); code(err) != 550 && code(err) != 501 {
			t.Errorf("to %s: %v", to, err)
		}
	}
	if n := len(b.taken()); n > 0 {
		t.Errorf("%d were taken", n)
	}
}

func TestARefusalSaysWhyAndAFaultAsksToTryAgain(t *testing.T) {
	b := &box{why: "neither text nor subject – what is it?\r\n250 OK"}
	addr := opened(t, b, Options{})
	if err := sent(addr, "a@example.org", note); code(err) != 550 || !strings.Contains(err.Error(), "neither text nor subject ? what is it???250 OK") {
		t.Errorf("refused: %v", err)
	}
	b.mu.Lock()
	b.why, b.down = "", errors.New("the disk is full")
	b.mu.Unlock()
	if err := sent(addr, "a@example.org", note); code(err) != 451 || strings.Contains(err.Error(), "disk") {
		t.Errorf("not written: %v", err)
	}
}

func TestTheSizeIsAnnouncedAndHeld(t *testing.T) {
	b := &box{}
	addr := opened(t, b, Options{Bounds: Bounds{Bytes: 10_000}})
	c, err := smtp.Dial(addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if ok, size := c.Extension("SIZE"); !ok || size != "10000" {
		t.Errorf("SIZE %q", size)
	}
	big := note + strings.Repeat("0123456789\r\n", 1000)
	if err := sent(addr, "a@example.org", big); code(err) != 552 {
		t.Errorf("too large: %v", err)
	}
	talk := dial(t, addr)
	if got := talk.say("EHLO x", "MAIL FROM:<ida@example.org> SIZE=10001"); got != "552" {
		t.Errorf("too large as announced: %s", got)
	}
	if err := sent(addr, "a@example.org", note); err != nil || len(b.taken()) != 1 {
		t.Errorf("the next: %v, %d taken", err, len(b.taken()))
	}
}

// talk is SMTP word by word.
type talk struct {
	t *testing.T
	net.Conn
	in *textproto.Reader
}

func dial(t *testing.T, addr string) *talk {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return greeted(t, c)
}

func greeted(t *testing.T, c net.Conn) *talk {
	k := &talk{t, c, textproto.NewReader(bufio.NewReader(c))}
	k.answer()
	return k
}

// answer reads one answer: its code, "" when there is none.
func (k *talk) answer() string {
	n, _, err := k.in.ReadResponse(0)
	if n == 0 && err != nil {
		return ""
	}
	return fmt.Sprint(n)
}

// say says lines, each after the answer to the one before, and returns the last answer.
func (k *talk) say(lines ...string) (last string) {
	for _, l := range lines {
		if _, err := io.WriteString(k.Conn, l+"\r\n"); err != nil {
			return ""
		}
		last = k.answer()
	}
	return last
}

// begin says everything up to the message.
func (k *talk) begin() string {
	return k.say("EHLO x", "MAIL FROM:<ida@example.org>", "RCPT TO:<desk@example.org>", "DATA")
}

// TestASecondMessageCannotBeSmuggledIn: what some server takes for the end of a
// message and others do not ends none here, and is refused.
func TestASecondMessageCannotBeSmuggledIn(t *testing.T) {
	b := &box{}
	addr := opened(t, b, Options{})
	second := "MAIL FROM:<chief@example.org>\r\nRCPT TO:<desk@example.org>\r\nDATA\r\nSubject: forged\r\n\r\nforged\r\n.\r\n"
	for _, end := range []string{"\n.\r\n", "\n.\n", "\r\n.\n", "\r.\n"} {
		k := dial(t, addr)
		k.begin()
		if got := k.say("Subject: x\r\n\r\nbefore" + end + second + "after\r\n."); got != "550" && got != "" {
			t.Errorf("%q: %s", end, got)
		}
	}
	for _, m := range b.taken() {
		if m.From != "ida@example.org" {
			t.Errorf("smuggled: %+v", m)
		}
	}
	if n := len(b.taken()); n > 0 {
		t.Errorf("%d were taken", n)
	}
}

func TestWhatBreaksOffIsNotTaken(t *testing.T) {
	b := &box{}
	addr := opened(t, b, Options{})
	for _, how := range []string{"DATA", "BDAT 5000 LAST"} {
		k := dial(t, addr)
		k.say("EHLO x", "MAIL FROM:<ida@example.org>", "RCPT TO:<desk@example.org>")
		io.WriteString(k.Conn, how+"\r\n"+note)
		k.Conn.(*net.TCPConn).CloseWrite()
		for k.answer() != "" {
		}
	}
	if n := len(b.taken()); n > 0 {
		t.Errorf("%d halves were taken", n)
	}
}

func TestChunksMakeAMessage(t *testing.T) {
	b := &box{}
	k := dial(t, opened(t, b, Options{}))
	k.say("EHLO x", "MAIL FROM:<ida@example.org>", "RCPT TO:<desk@example.org>")
	head, tail := note[:20], note[20:]
	io.WriteString(k.Conn, fmt.Sprintf("BDAT %d\r\n%sBDAT %d LAST\r\n%s", len(head), head, len(tail), tail))
	if a, z := k.answer(), k.answer(); a != "250" || z != "250" || len(b.taken()) != 1 || string(b.taken()[0].Bytes) != note {
		t.Errorf("%s %s %+v", a, z, b.taken())
	}
}

func TestConnectionsAndMessagesAreBounded(t *testing.T) {
	b := &box{}
	addr := opened(t, b, Options{Bounds: Bounds{PerClient: 2, PerMinute: 3}})
	one, two := dial(t, addr), dial(t, addr)
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if said, _ := io.ReadAll(c); !bytes.HasPrefix(said, []byte("421 ")) {
		t.Errorf("the third is told %q", said)
	}
	one.Close()
	two.say("EHLO x")
	last := ""
	for range 7 { // a minute may end in between, once
		if last = two.say("MAIL FROM:<ida@example.org>", "RSET"); last != "250" {
			break
		}
		if last = two.say("MAIL FROM:<ida@example.org>"); last != "250" {
			break
		}
		two.say("RSET")
	}
	if last != "451" {
		t.Errorf("too many messages: %s", last)
	}
}

// TestTheMiddleOfAMessageIsNeverACommand: a client that falls silent inside a
// message and then goes on is not listened to.
func TestTheMiddleOfAMessageIsNeverACommand(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, l := &box{}, newPipes()
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- New(Options{Take: b.take, Log: quietLog()}).Serve(ctx, l) }()
		k := greeted(t, l.dial())
		k.begin()
		io.WriteString(k.Conn, "Subject: slow\r\n\r\n")
		time.Sleep(2 * time.Minute)
		go io.Copy(io.Discard, k.Conn)
		_, err := io.WriteString(k.Conn, "MAIL FROM:<chief@example.org>\r\nRCPT TO:<desk@example.org>\r\nDATA\r\nSubject: forged\r\n\r\nx\r\n.\r\n")
		if err == nil || len(b.taken()) > 0 {
			t.Errorf("it was listened to: %v, %d taken", err, len(b.taken()))
		}
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

func TestADripOfBytesEndsInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, l := &box{}, newPipes()
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- New(Options{Take: b.take, Log: quietLog()}).Serve(ctx, l) }()
		k := greeted(t, l.dial())
		k.begin()
		go io.Copy(io.Discard, k.Conn)
		start := time.Now()
		for {
			if _, err := io.WriteString(k.Conn, "x"); err != nil {
				break
			}
			time.Sleep(30 * time.Second)
		}
		if took := time.Since(start); took > 20*time.Minute {
			t.Errorf("it dripped for %s", took)
		}
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// pipes is a listener in memory.
type pipes struct {
	made   chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func newPipes() *pipes { return &pipes{made: make(chan net.Conn), closed: make(chan struct{})} }

func (p *pipes) dial() net.Conn {
	a, b := net.Pipe()
	p.made <- b
	return a
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.made:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipe"} }

func TestMailComesOverTLSWhereThereIsACertificate(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	made := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"desk.example.org"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, made, made, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	b := &box{}
	addr := opened(t, b, Options{TLS: &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}})
	root, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(root)
	c, err := smtp.Dial(addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.StartTLS(&tls.Config{RootCAs: pool, ServerName: "desk.example.org"}); err != nil {
		t.Fatal(err)
	}
	w := func() io.WriteCloser {
		if err := errors.Join(c.Mail("ida@example.org"), c.Rcpt("desk@example.org")); err != nil {
			t.Fatal(err)
		}
		w, err := c.Data()
		if err != nil {
			t.Fatal(err)
		}
		return w
	}()
	io.WriteString(w, note)
	if err := w.Close(); err != nil || len(b.taken()) != 1 || string(b.taken()[0].Bytes) != note {
		t.Errorf("%v: %+v", err, b.taken())
	}
}

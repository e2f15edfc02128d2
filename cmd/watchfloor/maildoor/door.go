// Package maildoor takes mail in over SMTP. It answers 250 only when the house
// holds the message for good, so that whoever sent it may forget it then and
// not before.
//
// Promises:
//   - Nothing is ever passed on: the door has no way out. With [Options.For] it
//     takes mail for these addresses only.
//   - A message that the house refuses is answered with 5xx and the reason; one
//     that it cannot write now with 4xx, so that it is sent again.
//   - Only CRLF "." CRLF ends a message, and one with a line that does not end in
//     CRLF is refused: what one server reads as the middle of a message and
//     another as its end could carry a second message under a false name.
//   - Messages, connections, messages a minute and the time of a connection are
//     bounded ([Bounds]). A connection of which a read has failed is dead: the
//     rest of a message that broke off is never read as commands.
//   - Who sent a message stands in no log.
package maildoor

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"sync"
	"time"

	"github.com/emersion/go-smtp"
)

// Message is a mail as it came.
type Message struct {
	From   string   // of the envelope; "" for a message of the mail system itself
	To     []string // of the envelope, the addresses of this door among them
	Client string   // address of who brought it
	Bytes  []byte
}

// Options say whose mail the door takes and what becomes of it.
type Options struct {
	For []string    // addresses; none for all
	TLS *tls.Config // nil: no STARTTLS
	// Take holds a message for good, or says why it is refused. An error means that
	// it could not be written.
	Take func(ctx context.Context, m Message) (refused string, err error)
	Log  *slog.Logger
	Bounds
}

// Bounds bound what strangers can cost. What is 0 is as defaultBounds says.
type Bounds struct {
	Bytes       int64         // of one message
	Connections int           // at once
	PerClient   int           // connections at once from one address
	PerMinute   int           // messages a minute from one address
	Idle        time.Duration // without a byte
	Longest     time.Duration // of one connection
}

// defaultBounds are those of a door for the public. Messages of all connections at
// once fit into 400 MiB.
var defaultBounds = Bounds{Bytes: 16 << 20, Connections: 24, PerClient: 12, PerMinute: 600, Idle: time.Minute, Longest: 15 * time.Minute}

func (b Bounds) orDefaults() Bounds {
	or := func(at *int, otherwise int) {
		if *at <= 0 {
			*at = otherwise
		}
	}
	or(&b.Connections, defaultBounds.Connections)
	or(&b.PerClient, defaultBounds.PerClient)
	or(&b.PerMinute, defaultBounds.PerMinute)
	for at, otherwise := range map[*time.Duration]time.Duration{&b.Idle: defaultBounds.Idle, &b.Longest: defaultBounds.Longest} {
		if *at <= 0 {
			*at = otherwise
		}
	}
	if b.Bytes <= 0 {
		b.Bytes = defaultBounds.Bytes
	}
	return b
}

// Door is a mail door. Serve runs it.
type Door struct {
	opt    Options
	rates  *rates
	server *smtp.Server
	busy   sync.WaitGroup // messages that are being taken
}

// New makes a door.
func New(o Options) *Door {
	o.Bounds = o.Bounds.orDefaults()
	d := &Door{opt: o, rates: newRates(o.PerMinute)}
	s := smtp.NewServer(smtp.BackendFunc(d.session))
	s.Domain = "watchfloor"
	s.TLSConfig = o.TLS
	s.MaxMessageBytes = o.Bytes
	s.MaxRecipients = 100
	s.WriteTimeout = o.Idle
	s.EnableSMTPUTF8 = true
	s.ErrorLog = quiet{o.Log}
	d.server = s
	return d
}

// closing is how long messages under way may take when the door closes.
const closing = 3 * time.Second

// Serve answers on the listener until ctx ends. What was not acknowledged by
// then is sent again by whoever brought it.
func (d *Door) Serve(ctx context.Context, l net.Listener) error {
	ended, gate := make(chan error, 1), newGate(l, d.opt.Bounds)
	go func() { ended <- d.server.Serve(gate) }()
	select {
	case err := <-ended:
		return fmt.Errorf("the mail door: %w", err)
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), closing)
	defer cancel()
	err := d.server.Shutdown(end)
	if errors.Is(err, context.DeadlineExceeded) {
		err = nil
	}
	gate.hangUp()
	<-ended
	d.busy.Wait()
	return err
}

// quiet is the log of the SMTP library. What it says of connections names who
// was on them, so it is left out; a panic is not.
type quiet struct{ log *slog.Logger }

func (q quiet) Printf(format string, v ...any) {
	if strings.HasPrefix(format, "panic") && len(v) > 1 {
		q.log.Error("the mail door failed on a message", "panic", v[1:])
	}
}

func (q quiet) Println(...any) {}

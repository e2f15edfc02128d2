package maildoor

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"

	"github.com/emersion/go-smtp"
)

// session is one conversation, with the message that is under way.
type session struct {
	door *Door
	conn *smtp.Conn
	msg  Message
}

func (d *Door) session(c *smtp.Conn) (smtp.Session, error) {
	return &session{door: d, conn: c, msg: Message{Client: hostOf(c.Conn().RemoteAddr())}}, nil
}

func hostOf(a net.Addr) string {
	if host, _, err := net.SplitHostPort(a.String()); err == nil {
		return host
	}
	return a.String()
}

// Reset implements smtp.Session.
func (s *session) Reset() { s.msg = Message{Client: s.msg.Client} }

// Logout implements smtp.Session.
func (s *session) Logout() error { return nil }

// Mail implements smtp.Session.
func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if !s.door.rates.allow(s.msg.Client) {
		return later("4.7.1", "too many messages from this address in a minute; try again later")
	}
	s.msg.From = from
	return nil
}

// Rcpt implements smtp.Session.
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if all := s.door.opt.For; len(all) > 0 {
		mine := slices.IndexFunc(all, func(address string) bool { return strings.EqualFold(address, to) })
		if mine < 0 {
			return never("5.7.1", "this door takes mail for its own addresses only and passes nothing on")
		}
		to = all[mine] // as the house writes it
	}
	s.msg.To = append(s.msg.To, to)
	return nil
}

// Data implements smtp.Session. When it returns nil the message is held for good.
func (s *session) Data(r io.Reader) error {
	s.door.busy.Add(1)
	defer s.door.busy.Done()
	b, err := io.ReadAll(r)
	if errors.Is(err, smtp.ErrDataTooLarge) {
		return smtp.ErrDataTooLarge
	}
	if err != nil || brokenOff(s.conn.Conn()) {
		return later("4.4.2", "the message did not arrive whole")
	}
	if bareLF(b) {
		return never("5.6.0", "a line of the message ends in LF alone; end each line with CRLF")
	}
	s.msg.Bytes = b
	refused, err := s.door.opt.Take(context.Background(), s.msg) // a message once read whole is held, whatever becomes of the connection
	switch {
	case err != nil:
		s.door.opt.Log.Error("a mail could not be written; it will be sent again", "err", err)
		return later("4.3.0", "the message could not be written just now; try again later")
	case refused != "":
		return never("5.6.0", "refused: "+refused)
	}
	return nil
}

// bareLF reports whether an LF stands without CR before it.
func bareLF(b []byte) bool {
	return bytes.Count(b, []byte("\n")) != bytes.Count(b, []byte("\r\n"))
}

func never(enhanced, why string) error { return answer(550, enhanced, why) }
func later(enhanced, why string) error { return answer(451, enhanced, why) }

// answer says why in a line that every mail system can read.
func answer(code int, enhanced, why string) *smtp.SMTPError {
	e := &smtp.SMTPError{Code: code}
	fmt.Sscanf(enhanced, "%d.%d.%d", &e.EnhancedCode[0], &e.EnhancedCode[1], &e.EnhancedCode[2]) //nolint:errcheck // constants of this file
	e.Message = strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, why)
	e.Message = e.Message[:min(len(e.Message), 400)]
	return e
}

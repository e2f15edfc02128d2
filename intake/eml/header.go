package eml

import (
	"bufio"
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"

	gomessage "github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // encoded words in any charset
	"github.com/emersion/go-message/mail"
	"github.com/emersion/go-message/textproto"

	"watchfloor/intake"
	"watchfloor/record"
)

// keptHeaders are kept as written. Whatever could tell who reported is not
// among them.
var keptHeaders = [...]string{"Date", "To", "Cc", "In-Reply-To", "References", "List-Id", "Auto-Submitted", "Content-Type"}

// reporterHeaders tell who reported, besides From.
var reporterHeaders = [...]string{"Sender", "Reply-To", "Return-Path", "Organization", "X-Sender", "X-Originating-Ip", "X-Originating-Email"}

// envelope cuts off the line that a mail store puts before a message.
func envelope(b []byte) []byte {
	if bytes.HasPrefix(b, []byte("From ")) || bytes.HasPrefix(b, []byte(">From ")) {
		if _, rest, ok := bytes.Cut(b, []byte("\n")); ok {
			return rest
		}
	}
	return b
}

// header reads the header of a message or part and returns what follows it.
// A line that is no header field is left out when the header goes on after it;
// otherwise the blank line before the body was forgotten, and the body begins there.
func (m *message) header(b []byte) (mail.Header, []byte) {
	var good bytes.Buffer
	for n := 1; len(b) > 0; n++ {
		line, rest, _ := bytes.Cut(b, []byte("\n"))
		line = bytes.TrimSuffix(line, []byte("\r"))
		if len(bytes.TrimLeft(line, " \t")) == 0 {
			b = rest
			break
		}
		if isField(line) || isFolded(line) && good.Len() > 0 {
			good.Write(line)
			good.WriteString("\r\n")
		} else {
			next, _, _ := bytes.Cut(rest, []byte("\n"))
			if !isField(next) {
				m.warn("the header ends in line %d without a blank line", n)
				break
			}
			m.warn("line %d of a header is no header field; it was left out", n)
		}
		b = rest
	}
	good.WriteString("\r\n")
	h, err := textproto.ReadHeader(bufio.NewReader(&good))
	if err != nil {
		m.warn("a header could be read only in part")
	}
	return mail.Header{Header: gomessage.Header{Header: h}}, b
}

// isFolded reports whether a line goes on with the field before it.
func isFolded(line []byte) bool { return line[0] == ' ' || line[0] == '\t' }

// isField reports whether a line begins a header field.
func isField(line []byte) bool {
	name, _, ok := bytes.Cut(line, []byte(":"))
	name = bytes.TrimRight(name, " \t")
	return ok && len(name) > 0 && !bytes.ContainsFunc(name, func(r rune) bool { return r <= ' ' || r > '~' })
}

// words returns a header field for reading: encoded words decoded, on one line.
func (m *message) words(v string) string {
	if !utf8.ValidString(v) {
		v, _ = intake.Decode([]byte(v))
	}
	var h gomessage.Header
	h.Set("Subject", v)
	text, err := h.Text("Subject")
	if err != nil {
		m.warn("a header could not be decoded and stands as it came: %v", err)
	}
	return strings.Join(strings.Fields(m.clean(text)), " ")
}

// said fills in what the message says of itself.
func (m *message) said(h mail.Header, ownTimes bool) {
	m.rep.Title = m.words(h.Get("Subject"))
	m.rep.SentID = strings.Trim(m.words(h.Get("Message-Id")), "<> ")
	for _, name := range keptHeaders {
		if v := h.Get(name); v != "" {
			m.rep.Written = append(m.rep.Written, intake.Field{Name: name, Value: m.words(v)})
		}
	}
	if class, err := record.ParseClass(strings.ToLower(strings.TrimSpace(h.Get(intake.HouseHeader)))); err == nil {
		m.rep.House = class.String()
	}
	m.handling(h)
	m.rep.Reporter = m.reporter(h)
	if !ownTimes {
		return
	}
	date, err := h.Date()
	at := record.At(date)
	if err == nil {
		_, err = record.ParseTime(at.String())
	}
	if err != nil || at == 0 {
		m.warn("the message has no date that can be read")
		return
	}
	m.rep.ReceivedAt = at
}

// handling reads the headers in which a message says what may be done with it;
// tags in its subject stay there and are read with the title.
func (m *message) handling(h mail.Header) {
	for _, name := range [...]struct{ header, scheme string }{{"TLP", "TLP"}, {"X-TLP", "TLP"}, {"PAP", "PAP"}, {"X-PAP", "PAP"},
		{"Handling", ""}, {"X-Handling", ""}, {"X-Handling-Code", ""}} {
		m.rep.AddHandling(name.scheme, m.words(h.Get(name.header)))
	}
}

// reporter returns who sent the message, nil when it does not say.
func (m *message) reporter(h mail.Header) *intake.Reporter {
	var r intake.Reporter
	from, err := h.AddressList("From")
	if err == nil && len(from) > 0 {
		r.Name, r.Email = m.clean(from[0].Name), m.clean(from[0].Address)
	}
	if err != nil || len(from) > 1 {
		r.Other = append(r.Other, m.field("From", h.Get("From")))
	}
	for _, name := range reporterHeaders {
		if v := h.Get(name); v != "" {
			r.Other = append(r.Other, m.field(name, v))
		}
	}
	if r.Name == "" && r.Email == "" && r.Other == nil {
		return nil
	}
	return &r
}

// field returns a header as a JSON string, the form in which reporters' fields are kept.
func (m *message) field(name, v string) intake.Field {
	b, _ := json.Marshal(m.words(v)) // a string cannot fail
	return intake.Field{Name: name, Value: string(b)}
}

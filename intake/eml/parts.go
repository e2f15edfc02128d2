package eml

import (
	"bytes"
	"fmt"
	"mime"
	"strings"

	"github.com/emersion/go-message/mail"

	"watchfloor/intake/htmltext"
	"watchfloor/record"
)

// readable is what a part gives to read.
type readable struct {
	text  string
	plain bool // written as text, not made from HTML
}

// part reads one part, the depth-th within each other.
func (m *message) part(h mail.Header, body []byte, depth int) readable {
	m.parts++
	switch {
	case m.parts > m.limits.Parts:
		m.refuse(record.RefusedTooLong, "more than %d parts; send the attachments apart", m.limits.Parts)
	case depth > m.limits.Depth:
		m.refuse(record.RefusedTooDeep, "more than %d parts within each other; send what matters by itself", m.limits.Depth)
	}
	if m.fault != nil {
		return readable{}
	}
	typ, params := m.mediaType(h, "Content-Type", "text/plain")
	if strings.HasPrefix(typ, "multipart/") {
		return m.multipart(typ, params["boundary"], body, depth)
	}
	disposition, dparams := m.mediaType(h, "Content-Disposition", "")
	f := file{typ: typ, charset: params["charset"], name: dparams["filename"]}
	if f.name == "" {
		f.name = params["name"]
	}
	b := m.decodeTransfer(h, body)
	text := typ == "text/plain" || typ == "text/html" || typ == "text/enriched" || typ == "text"
	message := typ == "message/rfc822" || typ == "message/global"
	if f.name != "" || disposition == "attachment" || !text && !message {
		m.attach(&f, b)
	}
	switch {
	case message:
		return m.forwarded(b, depth)
	case disposition == "attachment" || !text:
		m.readFile(f, b)
		return readable{}
	case typ == "text/html":
		return readable{m.html(b, f.charset), false}
	}
	return readable{m.decode(b, f.charset), true}
}

// maxHTML is how many bytes of a page are read: nobody reads a longer one.
const maxHTML = 4 << 20

// html reads a page.
func (m *message) html(b []byte, charset string) string {
	if len(b) > maxHTML {
		m.warn("a page of %d bytes was read to byte %d; the message as it came holds all of it", len(b), maxHTML)
		b = b[:maxHTML]
	}
	return htmltext.Text(m.decode(b, orMeta(charset, b)))
}

// multipart reads the parts of a part.
func (m *message) multipart(typ, boundary string, body []byte, depth int) readable {
	m.cost(len(body))
	pieces := split(body, boundary)
	if pieces == nil {
		m.warn("a message of several parts does not say where they begin; it is shown as it came")
		return readable{m.decode(body, ""), true}
	}
	var all []readable
	for _, p := range pieces {
		h, b := m.header(p)
		if r := m.part(h, b, depth+1); strings.TrimSpace(r.text) != "" {
			all = append(all, r)
		}
		if m.fault != nil {
			return readable{}
		}
	}
	if typ == "multipart/alternative" {
		return best(all)
	}
	out := readable{plain: true}
	for i, r := range all {
		if i > 0 {
			out.text += "\n\n"
		}
		out.text += strings.TrimRight(r.text, "\n")
		out.plain = out.plain && r.plain
	}
	return out
}

// best chooses among forms of the same words: text before HTML, and of several
// the last, which is the richest. Where the text is but a remark beside what the
// HTML says, both are shown, or the words of the HTML would go unread.
func best(all []readable) readable {
	var plain, rich readable
	for _, r := range all {
		if r.plain {
			plain = r
		} else {
			rich = r
		}
	}
	switch {
	case plain.text == "":
		return rich
	case len(rich.text) > 200+3*len(plain.text):
		return readable{text: strings.TrimRight(plain.text, "\n") + "\n\n" + rich.text}
	}
	return plain
}

// forwarded reads a message within a message. Who wrote that one is part of
// what is reported, unless it is the reporter.
func (m *message) forwarded(b []byte, depth int) readable {
	h, body := m.header(b)
	var head strings.Builder
	for _, name := range []string{"From", "To", "Date", "Subject"} {
		v := m.words(h.Get(name))
		own := m.rep.Reporter != nil && m.rep.Reporter.Email != "" && strings.Contains(strings.ToLower(v), strings.ToLower(m.rep.Reporter.Email))
		if v != "" && !own {
			fmt.Fprintf(&head, "%s: %s\n", name, v)
		}
	}
	r := m.part(h, body, depth+1)
	if head.Len() > 0 {
		r.text = head.String() + "\n" + r.text
	}
	return r
}

// split cuts a body at the lines of its boundary; nil when there are none. What
// stands before the first and after the last is no part.
func split(body []byte, boundary string) [][]byte {
	if boundary == "" {
		return nil
	}
	var parts [][]byte
	start := -1
	for at := 0; at < len(body); {
		end := len(body)
		if i := bytes.IndexByte(body[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := bytes.TrimRight(body[at:end], " \t\r\n")
		tail, ok := bytes.CutPrefix(line, []byte("--"+boundary))
		if ok && (len(tail) == 0 || string(tail) == "--") {
			if start >= 0 {
				parts = append(parts, chomp(body[start:at]))
			}
			start = end
			if len(tail) > 0 {
				return parts
			}
		}
		at = end
	}
	if start >= 0 {
		parts = append(parts, body[start:])
	}
	return parts
}

// chomp cuts off the line end that belongs to the boundary after it.
func chomp(b []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r"))
}

// mediaType reads a header such as Content-Type, however badly it is written.
func (m *message) mediaType(h mail.Header, name, byDefault string) (string, map[string]string) {
	v := h.Get(name)
	if strings.TrimSpace(v) == "" {
		return byDefault, nil
	}
	typ, params, err := mime.ParseMediaType(v)
	if err == nil {
		return typ, params
	}
	m.warn("the header %s is badly written: %v", name, err)
	typ, rest, _ := strings.Cut(v, ";")
	typ = strings.ToLower(strings.TrimSpace(typ))
	if typ == "" || name == "Content-Type" && !strings.Contains(typ, "/") {
		typ = byDefault
	}
	params = map[string]string{}
	for _, p := range strings.Split(rest, ";") {
		key, value, ok := strings.Cut(p, "=")
		key = strings.ToLower(strings.TrimSpace(key))
		if _, has := params[key]; ok && !has {
			params[key] = strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return typ, params
}

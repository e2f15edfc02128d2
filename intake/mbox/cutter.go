package mbox

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"watchfloor/holdings/feed"
)

// fromMark begins the line before each message.
var fromMark = []byte("From ")

// dated finds the date in the line before a message, whatever stands around it:
// "From a@example.org Mon Jan  5 10:15:00 2026 +0000".
var dated = regexp.MustCompile(`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2})\b.*$`)

// field begins a header field.
var field = regexp.MustCompile(`^[!-9;-~]+[ \t]*:`)

// cutter cuts a mailbox into pieces, holding not more than limit bytes of one.
type cutter struct {
	in      *bufio.Reader
	limit   int
	line    int  // lines read so far
	start   bool // the next byte begins a line
	blank   bool // the line before it is blank, or there is none
	deceit  bool // a Content-Length was wrong: none is believed any more
	current message
	done    bool
}

// message is the piece being read.
type message struct {
	piece
	body   int // where its body begins; 0 within its header
	length int // of its body, as it says; −1 when it does not
	doubt  mark
}

// mark is a place that begins a message if the Content-Length before it is wrong.
type mark struct {
	at, line int // at 0: there is none
	blank    bool
}

func newCutter(r io.Reader, limit int) *cutter {
	return &cutter{in: bufio.NewReaderSize(r, 64<<10), limit: limit, start: true, blank: true, current: message{piece: piece{line: 1}, length: -1}}
}

// next returns the following piece; more is false at the end.
func (c *cutter) next() (p piece, more bool) {
	if c.done {
		return piece{}, false
	}
	for {
		b, err := c.in.ReadSlice('\n')
		whole := !errors.Is(err, bufio.ErrBufferFull)
		if whole && err != nil && !errors.Is(err, io.EOF) {
			c.current.err, c.done = err, true
			return c.take(), true
		}
		if c.start && bytes.HasPrefix(b, fromMark) {
			b = bytes.Clone(b) // looking ahead moves what was read
		}
		if c.start && whole && c.begins(b) {
			if c.current.doubt.at > 0 {
				c.back(b)
				continue
			}
			p, more = c.take(), c.line > 0
			c.current = message{piece: piece{line: c.line + 1}, length: -1}
			c.add(b, whole)
			if more {
				return p, true
			}
			continue
		}
		c.add(b, whole)
		if c.wrong(b, err != nil && whole) {
			continue
		}
		if err != nil && whole {
			c.done = true
			return c.take(), c.current.size > 0
		}
	}
}

// take ends the piece being read.
func (c *cutter) take() piece {
	p := c.current.piece
	if len(p.raw) < cap(p.raw)/2 {
		p.raw = bytes.Clone(p.raw) // reports are held 64 at a time
	}
	return p
}

// begins reports whether line begins a message. After a blank line it is enough
// that it holds a date or that a header follows; elsewhere, and where a
// Content-Length says that the message goes on, it must be both.
func (c *cutter) begins(line []byte) bool {
	if !bytes.HasPrefix(line, fromMark) || len(line) > 1000 {
		return false
	}
	ahead, _ := c.in.Peek(min(c.in.Size(), 200)) // at the end there is less, which is as good
	date := bytes.ContainsAny(line, "0123456789") && dated.Match(bytes.TrimRight(line, "\r\n"))
	header := field.Match(ahead)
	if date && header {
		return true
	}
	if !c.blank || !date && !header {
		return false
	}
	m := &c.current
	if m.size-m.body < m.length && m.size <= len(m.raw) && !c.deceit {
		if m.doubt.at == 0 {
			m.doubt = mark{m.size, c.line, c.blank}
		}
		return false
	}
	return true
}

// add puts a line, or a piece of one, to the message.
func (c *cutter) add(b []byte, whole bool) {
	m := &c.current
	if kept := b[:max(0, min(c.limit-len(m.raw), len(b)))]; len(kept) > 0 {
		if need := len(m.raw) + len(kept); need > cap(m.raw) {
			m.raw = append(make([]byte, 0, feed.Grown(need, c.limit)), m.raw...)
		}
		m.raw = append(m.raw, kept...)
	}
	m.size += len(b)
	if c.start {
		c.line++
		c.blank = whole && len(bytes.TrimRight(b, "\r\n")) == 0
		if m.body == 0 && m.size > len(b) {
			c.header(b, whole)
		}
	}
	c.start = whole
}

// header looks for what ends a header, and for the length that it states.
func (c *cutter) header(b []byte, whole bool) {
	m := &c.current
	if c.blank {
		m.body = m.size
		return
	}
	name, value, _ := strings.Cut(string(b[:min(len(b), 100)]), ":")
	if !whole || !strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
		return
	}
	if n, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && n <= c.limit {
		m.length = n
	}
}

// wrong compares the length that a message states with what has been read of
// it, up to b, where anything hangs on that. If it is wrong, reading goes back.
func (c *cutter) wrong(b []byte, end bool) bool {
	m := &c.current
	if m.doubt.at == 0 {
		return false
	}
	read := m.size - m.body
	switch {
	case m.size > len(m.raw):
		c.back(bytes.Clone(b[len(b)-(m.size-len(m.raw)):]))
		return true
	case read < m.length && !end || !c.start && read <= m.length+2:
		return false
	case m.length <= read && read <= m.length+2:
		ahead, _ := c.in.Peek(7)
		rest := bytes.TrimLeft(ahead, "\r\n")
		if len(rest) == 0 || bytes.HasPrefix(rest, fromMark) {
			m.doubt, m.counted = mark{}, true
			return false
		}
	}
	c.back(nil)
	return true
}

// back ends the message where it began to be in doubt, and reads on from there;
// unread is what was read but is not held.
func (c *cutter) back(unread []byte) {
	m := &c.current
	c.in = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(m.raw[m.doubt.at:]), bytes.NewReader(unread), c.in), 64<<10)
	m.raw, m.size = bytes.Clone(m.raw[:m.doubt.at]), m.doubt.at
	c.line, c.blank, c.start, c.deceit = m.doubt.line, m.doubt.blank, true, true
	m.doubt = mark{}
}

package rss

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"watchfloor/holdings/feed"
)

// piece is an item as it stands in the feed.
type piece struct {
	line  int
	raw   []byte // its beginning, when it is longer than the limit
	size  int
	ended bool
}

// scanner cuts a feed into its items by their tags, and holds not more than
// limit bytes of any of them.
type scanner struct {
	in     *bufio.Reader
	limit  int
	line   int    // in which the reading stands, from 1; 0 before anything was read
	head   []byte // what stands before the first item
	items  int
	closed bool   // the feed has ended
	open   bool   // it broke off within an item
	fault  string // why the feed is refused as a whole
	err    error  // why it could not be read further

	current *piece
	tag     []byte // the markup being read, at most maxTag bytes of it
	tail    []byte // its last bytes
	length  int    // of all of it
	looked  int    // how much of it was looked at
	quote   byte   // open there, or 0
}

const (
	maxHead = 1 << 20  // of what stands before the items
	maxTag  = 64 << 10 // of one tag, and of a declaration
)

func newScanner(r io.Reader, limit int) *scanner {
	return &scanner{in: bufio.NewReaderSize(r, 64<<10), limit: limit}
}

// next returns the following item; more is false at the end.
func (s *scanner) next() (p piece, more bool) {
	for s.fault == "" {
		if err := s.until('<', nil); err != nil {
			return s.end(err)
		}
		if err := s.markup(); err != nil {
			return s.end(err)
		}
		if p, more = s.tagged(); more {
			return p, true
		}
	}
	return piece{}, false
}

// end is the end of the input, in the middle of an item or not.
func (s *scanner) end(err error) (piece, bool) {
	if !errors.Is(err, io.EOF) {
		s.err = err
	}
	if s.current == nil {
		return piece{}, false
	}
	p := *s.current
	s.current, s.open = nil, true
	return p, true
}

// markup reads what follows a "<" to its end.
func (s *scanner) markup() error {
	s.tag, s.tail, s.length, s.looked, s.quote = append(s.tag[:0], '<'), append(s.tail[:0], '<'), 1, 0, 0
	ahead, _ := s.in.Peek(9)
	switch {
	case bytes.HasPrefix(ahead, []byte("!--")):
		return s.until('>', func() bool { return bytes.HasSuffix(s.tail, []byte("-->")) })
	case string(ahead) == "![CDATA[" || bytes.HasPrefix(ahead, []byte("![CDATA[")):
		return s.until('>', func() bool { return bytes.HasSuffix(s.tail, []byte("]]>")) })
	case bytes.HasPrefix(ahead, []byte("?")):
		return s.until('>', func() bool { return bytes.HasSuffix(s.tail, []byte("?>")) })
	case bytes.HasPrefix(ahead, []byte("!")):
		return s.until('>', s.declared)
	case len(ahead) == 0 || !isName(ahead[0]) && ahead[0] != '/':
		s.tag = s.tag[:0] // a bare "<" in the text
		return nil
	}
	return s.until('>', func() bool { return len(s.tag) >= maxTag || !s.quoted() })
}

// declared reports whether a declaration has ended, and refuses one that
// defines entities: they can name files, and grow without end.
func (s *scanner) declared() bool {
	from := max(0, s.looked-len("<!ENTITY"))
	s.looked = len(s.tag)
	if bytes.Contains(bytes.ToUpper(s.tag[from:]), []byte("<!ENTITY")) {
		s.fault = "it defines entities of its own, which can name other files or grow without end; send the feed without them"
		return true
	}
	if len(s.tag) >= maxTag {
		s.fault = "its document type is longer than any feed needs; send the feed without it"
		return true
	}
	open := bytes.IndexByte(s.tag, '[')
	return open < 0 || bytes.LastIndexByte(s.tag, ']') > open
}

// isName reports whether a name of a tag can begin so.
func isName(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c == ':' || c >= 0x80
}

// quoted reports whether what was read of a tag ends within the value of an
// attribute. A quote that was forgotten ends where another tag begins.
func (s *scanner) quoted() bool {
	for ; s.looked < len(s.tag); s.looked++ {
		switch c := s.tag[s.looked]; {
		case s.quote != 0 && c == '<':
			return false
		case s.quote == 0 && (c == '"' || c == '\'') && s.tag[s.looked-1] == '=':
			s.quote = c
		case s.quote == c:
			s.quote = 0
		}
	}
	return s.quote != 0
}

// until reads to a sign at which ends says that it is enough; nil is the first.
func (s *scanner) until(sign byte, ends func() bool) error {
	for {
		b, err := s.in.ReadSlice(sign)
		s.add(b, ends != nil)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil:
			return err
		case ends == nil || ends():
			return nil
		}
	}
}

// add keeps what was read, as far as it is wanted.
func (s *scanner) add(b []byte, markup bool) {
	if len(b) > 0 && s.line == 0 {
		s.line = 1
	}
	s.line += bytes.Count(b, []byte("\n"))
	if markup {
		s.length += len(b)
		s.tag = append(s.tag, b[:min(len(b), maxTag-len(s.tag))]...)
		s.tail = append(s.tail, b...)
		s.tail = append(s.tail[:0], s.tail[max(0, len(s.tail)-3):]...)
	}
	switch p := s.current; {
	case p != nil:
		kept := b[:min(len(b), max(0, s.limit-len(p.raw)))]
		if need := len(p.raw) + len(kept); need > cap(p.raw) {
			p.raw = append(make([]byte, 0, feed.Grown(need, s.limit)), p.raw...)
		}
		p.raw = append(p.raw, kept...)
		p.size += len(b)
	case s.items == 0:
		s.head = append(s.head, b[:min(len(b), maxHead-len(s.head))]...)
	}
}

// tagged looks whether the markup that was read begins or ends an item.
func (s *scanner) tagged() (p piece, done bool) {
	name, end, empty := tagName(s.tag)
	switch {
	case isItem(name) && !end:
		if s.current != nil { // it has no end
			p, done = *s.current, true
			p.raw, p.size = bytes.TrimSuffix(p.raw, s.tag), p.size-s.length
		} else if s.items == 0 {
			s.head = bytes.TrimSuffix(s.head, s.tag)
		}
		s.items++
		if empty {
			return p, done
		}
		s.current = &piece{line: s.line - bytes.Count(s.tag, []byte("\n")), raw: bytes.Clone(s.tag), size: s.length}
	case isItem(name) && s.current != nil:
		p, done = *s.current, true
		p.ended, s.current = true, nil
	case end && isRoot(name):
		s.closed = true
	}
	return p, done
}

// tagName returns the name of a tag without its prefix, in lower case.
func tagName(tag []byte) (name string, end, empty bool) {
	if len(tag) < 3 || tag[0] != '<' {
		return "", false, false
	}
	empty = bytes.HasSuffix(tag, []byte("/>"))
	tag = bytes.TrimRight(tag[1:min(len(tag), 200)], "/>")
	if tag, end = bytes.CutPrefix(tag, []byte("/")); len(tag) == 0 {
		return "", false, false
	}
	name = string(tag)
	if i := strings.IndexAny(name, " \t\r\n/>"); i >= 0 {
		name = name[:i]
	}
	name = strings.ToLower(name[strings.IndexByte(name, ':')+1:])
	return name, end, empty
}

func isItem(name string) bool { return name == "item" || name == "entry" }
func isRoot(name string) bool { return name == "rss" || name == "feed" || name == "rdf" }

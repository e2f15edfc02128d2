package feed

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"watchfloor/record"
)

// Line is one line of an input, without its end.
type Line struct {
	Number int    // from 1
	Bytes  []byte // valid until the next line is asked for
	End    string // what ended it: "\n", "\r\n", or "" at the end of the input
}

// Lines yields the lines of r; empty ones too, so that numbers stay true. A
// line longer than limit is refused and skipped without being held. A UTF-8
// byte order mark before the first line is dropped.
func Lines(r io.Reader, limit int) iter.Seq2[Line, *Refused] {
	return func(yield func(Line, *Refused) bool) {
		l := liner{in: bufio.NewReaderSize(r, 64<<10), limit: limit}
		for {
			line, refused, more := l.next()
			if !more && refused == nil && len(line.Bytes) == 0 {
				return
			}
			if !yield(line, refused) || !more {
				return
			}
		}
	}
}

// liner reads lines into a buffer that never grows much beyond limit.
type liner struct {
	in     *bufio.Reader
	limit  int
	number int
	buf    []byte
}

// next returns the following line or refusal; more is false at the end.
func (l *liner) next() (line Line, refused *Refused, more bool) {
	l.number++
	l.buf = l.buf[:0]
	length := 0 // of the whole line, held or not
	for {
		piece, err := l.in.ReadSlice('\n')
		length += len(piece)
		// Two bytes more than the limit, for the end of the line.
		if room := l.limit + 2 - len(l.buf); room > 0 {
			l.buf = append(l.buf, piece[:min(len(piece), room)]...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return Line{}, &Refused{Line: l.number, Reason: record.RefusedUnreadable, Err: err, Raw: head(l.buf),
				Detail: Broken(0, err).Detail}, false
		}
		b := trimmed(l.buf, l.number == 1)
		if len(b) > l.limit {
			return Line{}, Refuse(l.number, record.RefusedTooLong, b,
				"the line has %d bytes and at most %d are read; split it", length, l.limit), err == nil
		}
		return Line{Number: l.number, Bytes: b, End: lineEnd(l.buf)}, nil, err == nil
	}
}

// trimmed cuts the end of a line off and, from the first line, the byte order mark.
func trimmed(b []byte, first bool) []byte {
	if n := len(b); n > 0 && b[n-1] == '\n' {
		b = b[:n-1]
	}
	if n := len(b); n > 0 && b[n-1] == '\r' {
		b = b[:n-1]
	}
	if first {
		b = bytes.TrimPrefix(b, []byte(bom8))
	}
	return b
}

// lineEnd returns what ends a line.
func lineEnd(b []byte) string {
	switch {
	case bytes.HasSuffix(b, []byte("\r\n")):
		return "\r\n"
	case bytes.HasSuffix(b, []byte("\n")):
		return "\n"
	}
	return ""
}

// UTF8 turns an input that begins with a UTF-16 byte order mark into UTF-8 as
// it is read, because lines cannot be found in it otherwise. Other inputs pass
// through it unchanged.
func UTF8(r io.Reader) (io.Reader, record.Charset) {
	b := bufio.NewReader(r)
	mark, err := b.Peek(2)
	if err != nil { // shorter than a mark; the reader meets the error again
		return b, record.UTF8
	}
	switch string(mark) {
	case bomLE:
		return transform.NewReader(b, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()), record.UTF16LE
	case bomBE:
		return transform.NewReader(b, unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder()), record.UTF16BE
	}
	return b, record.UTF8
}

// All reads r to its end, but not more than limit bytes, and holds little more
// than these at any time.
func All(r io.Reader, limit int) ([]byte, *Refused) {
	b := make([]byte, 0, min(4<<10, limit+1))
	for {
		if len(b) == cap(b) {
			b = append(make([]byte, 0, Grown(len(b), limit+1)), b...)
		}
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		switch {
		case len(b) > limit:
			return nil, Refuse(1, record.RefusedTooLong, b, "more than %d bytes; split it, or send the large parts apart", limit)
		case errors.Is(err, io.EOF):
			if len(b) < cap(b)/2 {
				b = bytes.Clone(b)
			}
			return b, nil
		case err != nil:
			refused := Broken(1, err)
			refused.Raw = head(b)
			return nil, refused
		}
	}
}

// Grown is how large a buffer of n bytes grows when it is full: at once to the
// most that it can become where that is near, so that the old and the new one
// are not both large.
func Grown(n, most int) int { return min(max(n*16, 4<<10), most) }

package rss

import (
	"bufio"
	"bytes"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"watchfloor/holdings/feed"
	"watchfloor/record"
)

// declaration finds the charset that an XML file says it is in.
var declaration = regexp.MustCompile(`(?i)^\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']?\s*([a-z0-9_:.-]{1,40})`)

// charset says how the bytes of a feed become text.
type charset struct {
	declared encoding.Encoding // of each item; nil when the bytes alone decide
	as       record.Charset    // what the whole feed was turned from, UTF8 for nothing
	unknown  string            // a declared charset that nobody knows
}

// newCharset turns the charsets in which tags cannot be found into UTF-8 as they
// are read. Other feeds pass unchanged, and their items are read one by one.
func newCharset(r io.Reader) (io.Reader, charset) {
	in, as := feed.UTF8(r)
	if as != record.UTF8 {
		return in, charset{as: as}
	}
	b := bufio.NewReaderSize(in, 4096)
	head, _ := b.Peek(4096) // an error here is met again when reading
	switch _, as := feed.Decode(head[:len(head)&^1]); as {
	case record.UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder().Reader(b), charset{as: as}
	case record.UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder().Reader(b), charset{as: as}
	}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		_, _ = b.Discard(3) // what was peeked at can be discarded
		return b, charset{}
	}
	found := declaration.FindSubmatch(head)
	if found == nil {
		return b, charset{}
	}
	label := strings.ToLower(string(found[1]))
	enc, err := htmlindex.Get(label)
	switch name, _ := htmlindex.Name(enc); {
	case err != nil:
		return b, charset{unknown: label}
	case name == "utf-8", strings.HasPrefix(name, "utf-16"), name == "replacement": // the bytes are not what they say
		return b, charset{}
	case strings.HasPrefix(name, "iso-2022"):
		return enc.NewDecoder().Reader(b), charset{as: record.Mixed}
	}
	return b, charset{declared: enc}
}

// text turns an item into text. Bytes that are UTF-8 are that, whatever was
// declared: no other charset makes them by chance.
func (c charset) text(b []byte) (string, record.Charset) {
	switch {
	case c.as != record.UTF8:
		text, _ := feed.Decode(b)
		return text, c.as
	case c.declared == nil || utf8.Valid(b):
		return feed.Decode(b)
	}
	text, err := c.declared.NewDecoder().Bytes(b)
	if err != nil || bytes.IndexByte(text, 0) >= 0 {
		return feed.Decode(b)
	}
	if c.declared == charmap.Windows1252 {
		return string(text), record.Windows1252
	}
	return string(text), record.UTF8
}

package csv

import (
	"bufio"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"watchfloor/holdings/feed"
	"watchfloor/record"
)

// sniffed is how much of a file is looked at to tell how it is written.
const sniffed = 16 << 10

// sniff turns UTF-16 into UTF-8, and tells which sign separates the fields.
func sniff(r io.Reader) (in io.Reader, file record.Charset, comma rune) {
	in, file = feed.UTF8(r)
	b := bufio.NewReaderSize(in, sniffed)
	head, _ := b.Peek(sniffed) // an error here is met again when reading
	text, cs := feed.Decode(head[:len(head)&^1])
	if file == record.UTF8 && (cs == record.UTF16LE || cs == record.UTF16BE) { // without a mark
		order := unicode.LittleEndian
		if cs == record.UTF16BE {
			order = unicode.BigEndian
		}
		return transform.NewReader(b, unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder()), cs, separator(text)
	}
	return b, file, separator(string(head))
}

// separator tells which sign separates the fields: the one that a line "sep=;"
// names, or else the one by which the header has most columns that we know, and
// of those the one by which it has most columns.
func separator(head string) rune {
	line, _, _ := strings.Cut(strings.TrimLeft(head, "\ufeff\r\n"), "\n")
	line = strings.TrimRight(line, "\r")
	if isSeparatorLine(line) && strings.ContainsAny(line[4:], ",;\t|") {
		return rune(line[4])
	}
	best, most := ',', 0
	for _, comma := range ",;\t|" {
		names := split(line, comma)
		worth := 0
		for _, name := range names {
			if _, known := meaning(name); known {
				worth += 1000
			}
		}
		if worth += len(names); worth > most {
			best, most = comma, worth
		}
	}
	return best
}

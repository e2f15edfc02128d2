package csvlist

import (
	"bufio"
	"io"
	"strings"
)

// separator tells by the header line which sign separates the fields: spreadsheets
// write semicolons where the comma is the decimal sign.
func separator(r io.Reader) (io.Reader, rune) {
	b := bufio.NewReaderSize(r, 16<<10)
	head, _ := b.Peek(16 << 10) // an error here is met again when reading
	line, _, _ := strings.Cut(string(head), "\n")
	best := ','
	for _, c := range ";\t" {
		if strings.Count(line, string(c)) > strings.Count(line, string(best)) {
			best = c
		}
	}
	return b, best
}

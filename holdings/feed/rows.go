package feed

import (
	"encoding/csv"
	"io"
	"iter"
	"strings"

	"watchfloor/record"
)

// rowLines is over how many lines a quoted field may go: beyond that it is far
// likelier that a quote was forgotten.
const rowLines = 1000

// rowFields is how many fields a row may have: each costs many times its size.
const rowFields = 10_000

// Row is one record of a file of comma-separated values.
type Row struct {
	Line    int      // where it begins
	Fields  []string // every line end within them is "\n"
	Raw     string   // the row as it came, without the end of its last line
	Text    string   // the same as text
	Charset record.Charset
}

// Rows yields the records of r as RFC 4180 has them, with any number of fields.
// Every field is valid UTF-8 without NUL. A forgotten quote costs its own line
// and no other. Blank lines and the control-Z that old programs write at the
// end are no records. Comma is the separator.
func Rows(r io.Reader, limit int, comma rune) iter.Seq2[Row, *Refused] {
	return func(yield func(Row, *Refused) bool) {
		t := table{comma: comma, limit: limit}
		for line, refused := range Lines(r, limit) {
			if refused != nil {
				if !t.give(yield, true) || !yield(Row{}, refused) {
					return
				}
				continue
			}
			text, cs := Decode(line.Bytes)
			raw := text
			if text != string(line.Bytes) {
				raw = string(line.Bytes)
			}
			t.waiting = append(t.waiting, textLine{line.Number, text, raw, line.End, cs})
			if !t.give(yield, false) {
				return
			}
		}
		t.give(yield, true)
	}
}

// textLine is a line that is not yet part of a record.
type textLine struct {
	number    int
	text, raw string
	end       string
	charset   record.Charset
}

// table puts records together from lines.
type table struct {
	comma   rune
	limit   int
	waiting []textLine
	looked  int // lines of waiting that were looked at for an open quote
	size    int // their bytes
	open    bool
}

// give yields what the waiting lines make. Unless this is the end, lines that
// may go on are left waiting.
func (t *table) give(yield func(Row, *Refused) bool, end bool) bool {
	for len(t.waiting) > 0 {
		for ; t.looked < len(t.waiting) && (t.looked == 0 || t.open); t.looked++ {
			text := t.waiting[t.looked].text
			t.open = t.open != (strings.Count(text, `"`)%2 == 1)
			t.size += len(text) + 1
		}
		lines := t.looked
		if t.open {
			if !end && t.size <= t.limit && t.looked < rowLines {
				return true
			}
			lines = 1
		}
		row, refused := t.parse(t.waiting[:lines])
		if refused != nil && lines > 1 {
			lines = 1
			row, refused = t.parse(t.waiting[:1])
		}
		t.waiting = t.waiting[lines:]
		t.looked, t.size, t.open = 0, 0, false
		if refused == nil && row.Fields == nil {
			continue
		}
		if !yield(row, refused) {
			return false
		}
	}
	return true
}

// parse reads one record from its lines; a blank one has no fields.
func (t *table) parse(lines []textLine) (Row, *Refused) {
	row := joined(lines)
	if strings.Trim(row.Text, " \t\x1a") == "" {
		return Row{}, nil
	}
	if n := fieldsOf(row.Text, byte(t.comma)); n > rowFields {
		return Row{}, Refuse(row.Line, record.RefusedTooLong, []byte(row.Raw), "%d fields and at most %d are read; look whether the separator is right", n, rowFields)
	}
	c := csv.NewReader(strings.NewReader(row.Text))
	c.Comma = t.comma
	fields, err := c.Read()
	if err != nil {
		return Row{}, Refuse(row.Line, record.RefusedUnreadable, []byte(row.Raw),
			"the quotes of this line do not close or stand within a field (%v); put the field in quotes and double those within it", err)
	}
	row.Fields = fields
	return row, nil
}

// fieldsOf counts the fields of a row without holding them.
func fieldsOf(text string, comma byte) int {
	n, quoted := 1, false
	for i := range len(text) {
		switch text[i] {
		case '"':
			quoted = !quoted
		case comma:
			if !quoted {
				n++
			}
		}
	}
	return n
}

// joined puts the lines of a record together again.
func joined(lines []textLine) Row {
	first := lines[0]
	row := Row{Line: first.number, Charset: first.charset}
	if len(lines) == 1 {
		row.Raw, row.Text = first.raw, first.text
		return row
	}
	var raw, text strings.Builder
	for i, l := range lines {
		raw.WriteString(l.raw)
		text.WriteString(l.text)
		if i < len(lines)-1 {
			raw.WriteString(l.end)
			text.WriteString(l.end)
		}
		row.Charset = max(row.Charset, l.charset)
	}
	row.Raw, row.Text = raw.String(), text.String()
	return row
}

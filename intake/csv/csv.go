// Package csv reads a table of reports: one row a report, below a header that
// names the columns.
//
// The columns mean what the fields of [watchfloor/intake/jsonl] mean, in any
// order and under many names ("Received", "date_received" and "received at" are
// one: see columns.go). A column that means nothing here is kept as it was said,
// under the name that it has. Several columns of words make one text, a
// paragraph each. Labels, people and identifiers are separated by ";".
//
// A column "name", "phone" or "email" is that of whoever reported: such tables
// come out of forms that people fill in, and a reporter taken for a suspect is
// the worse mistake. Those of others are "person", "phones" and "emails".
//
// Comma, semicolon, tab and bar are recognised by the header, as is the line
// "sep=;" before it; UTF-8, UTF-16 and windows-1252 by the bytes. A row is
// refused with its line when its quotes do not close, when it has more or fewer
// fields than there are columns, or when it has no words; the others are taken.
// A cell that cannot mean what its column says is kept as it was written, with
// a word about it in Warnings.
package csv

import (
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"watchfloor/holdings/feed"
	"watchfloor/intake"
	"watchfloor/record"
)

// maxRow is how many bytes one row may have: no table of reports has longer ones.
const maxRow = 4 << 20

// Read yields a report or refusal for each row of r below the header.
func Read(r io.Reader, opt intake.Options) iter.Seq2[intake.Report, *intake.Refused] {
	return func(yield func(intake.Report, *intake.Refused) bool) {
		limits := opt.Limits.OrDefaults()
		in, file, comma := sniff(r)
		t := table{opt: opt, file: file, comma: comma}
		for row, refused := range feed.Rows(in, min(limits.Line, maxRow), comma) {
			var rep intake.Report
			switch {
			case refused != nil && t.columns == nil:
				refused.Detail += "; it should name the columns, so nothing below it was read"
				yield(rep, refused)
				return
			case refused != nil:
			case t.columns == nil && isSeparatorLine(row.Text):
				continue
			case t.columns == nil:
				if refused = t.header(row, limits.Parts); refused != nil {
					yield(rep, refused)
					return
				}
				continue
			default:
				rep, refused = t.report(row)
			}
			if !yield(rep, refused) {
				return
			}
		}
		if t.columns == nil {
			yield(intake.Report{}, feed.Refuse(1, record.RefusedEmpty, nil, "there is no line that names the columns; look whether the file was written to its end"))
		}
	}
}

// table is what is known of a file before its rows are read.
type table struct {
	opt     intake.Options
	file    record.Charset // in which lines were found
	comma   rune
	columns []column
}

// header reads the names of the columns.
func (t *table) header(row feed.Row, most int) *intake.Refused {
	names := split(row.Text, t.comma)
	if len(names) > most {
		return feed.Refuse(row.Line, record.RefusedTooLong, []byte(row.Raw), "%d columns and at most %d are read; send those that matter", len(names), most)
	}
	columns, fault := columnsOf(names)
	if fault != "" {
		return feed.Refuse(row.Line, record.RefusedUnreadable, []byte(row.Raw), "%s", fault)
	}
	t.columns = columns
	return nil
}

// report reads one row.
func (t *table) report(row feed.Row) (intake.Report, *intake.Refused) {
	fields := split(row.Text, t.comma)
	for len(fields) > len(t.columns) && fields[len(fields)-1] == "" {
		fields = fields[:len(fields)-1] // spreadsheets fill rows up with empty cells
	}
	refuse := func(why record.Refusal, format string, args ...any) (intake.Report, *intake.Refused) {
		return intake.Report{}, feed.Refuse(row.Line, why, []byte(row.Raw), format, args...)
	}
	switch {
	case len(fields) != len(t.columns):
		return refuse(record.RefusedBadField, "%d fields below %d columns; put a field that holds %q in quotes, and write a separator for an empty one",
			len(fields), len(t.columns), t.comma)
	case t.file != record.UTF8 && strings.ContainsRune(row.Text, utf8.RuneError):
		return refuse(record.RefusedUnreadable, "half a pair stands in the UTF-16 of this line; write it as UTF-8")
	}
	b := builder{rep: intake.Report{Source: t.opt.Source, Channel: t.opt.Channel, Format: record.FormatCSV, Charset: max(t.file, row.Charset), Line: row.Line}}
	for i, c := range t.columns {
		if strings.TrimSpace(fields[i]) != "" {
			c.put(&b, c.name, fields[i])
		}
	}
	b.finish()
	if strings.TrimSpace(b.rep.Text) == "" {
		return refuse(record.RefusedNoText, "the row has no words in any of the columns of text; a report needs words to be read")
	}
	if b.made || row.Text != row.Raw {
		b.rep.Original = []byte(row.Raw)
	}
	return b.rep, nil
}

// isSeparatorLine reports whether a row is the line "sep=;" that spreadsheets write.
func isSeparatorLine(text string) bool {
	return len(text) == len("sep=;") && strings.EqualFold(text[:4], "sep=")
}

// split cuts a row, whose quotes are known to close, into its fields, byte for byte.
func split(text string, comma rune) []string {
	var fields []string
	for {
		if !strings.HasPrefix(text, `"`) {
			field, rest, more := strings.Cut(text, string(comma))
			if fields = append(fields, field); !more {
				return fields
			}
			text = rest
			continue
		}
		var field strings.Builder
		for text = text[1:]; ; text = text[1:] {
			i := strings.IndexByte(text, '"')
			if i < 0 {
				i = len(text)
			}
			field.WriteString(text[:i])
			if text = text[i:]; !strings.HasPrefix(text, `""`) {
				break
			}
			field.WriteByte('"')
			text = text[1:]
		}
		fields = append(fields, field.String())
		_, rest, more := strings.Cut(text, string(comma))
		if !more {
			return fields
		}
		text = rest
	}
}

// quoteName writes the name of a column into a sentence.
func quoteName(s string) string { return fmt.Sprintf("%.60q", s) }

// Package jsonl reads one report a line, each a JSON object:
//
//	{"id","source","channel","received_at","happened_at","title","text","url","lang",
//	 "grade":{"scheme","code"},"handling" (or a list, or "tlp", "pap"),"labels":[…],
//	 "people":[{"name","role","dob","age"}],"identifiers":["…" or {"kind","value"}],
//	 "place":{"name","lat","lon"},"reporter":{"name","phone","email",…},"written_by","written_at"}
//
// All may be left out but text, and null is as good as left out. A known field
// that holds what it cannot mean is refused by name; an unknown one is kept as
// it was written ([intake.Report.Unknown]), a nested one under its path
// ("people[0].shoe_size"). A known field that stands twice is refused, because
// which of the two another reader saw cannot be known.
//
// The text is what the JSON string says, so it comes back byte for byte; where
// it cannot (bytes that are no UTF-8, half a surrogate pair, NUL) Original is
// the line as it came. Files in UTF-16 with a byte order mark are read too.
package jsonl

import (
	"bytes"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"watchfloor/holdings/feed"
	"watchfloor/intake"
	"watchfloor/record"
)

// Read yields a report or refusal for each line of r that is not blank.
func Read(r io.Reader, opt intake.Options) iter.Seq2[intake.Report, *intake.Refused] {
	return func(yield func(intake.Report, *intake.Refused) bool) {
		opt.Limits = opt.Limits.OrDefaults()
		in, cs := feed.UTF8(r)
		for line, refused := range feed.Lines(in, opt.Limits.Line) {
			var rep intake.Report
			switch {
			case refused != nil:
			case len(bytes.TrimSpace(line.Bytes)) == 0:
				continue
			default:
				rep, refused = read(line, cs, opt)
			}
			if !yield(rep, refused) {
				return
			}
		}
	}
}

// read reads one line of a file whose lines were found in charset file.
func read(line feed.Line, file record.Charset, opt intake.Options) (intake.Report, *intake.Refused) {
	text, cs := string(line.Bytes), file
	if !utf8.ValidString(text) {
		text, cs = intake.Decode(line.Bytes)
	}
	refuse := func(why record.Refusal, detail string) (intake.Report, *intake.Refused) {
		return intake.Report{}, feed.Refuse(line.Number, why, line.Bytes, "%s", detail)
	}
	if file != record.UTF8 && strings.ContainsRune(text, utf8.RuneError) {
		return refuse(record.RefusedUnreadable, "half a pair stands in the UTF-16 of this line; write it as UTF-8")
	}
	doc, fault := feed.ParseJSON(text, opt.Limits.Depth)
	if fault != nil {
		return refuse(fault.Reason, fault.Detail)
	}
	b := builder{whole: true, limits: opt.Limits, rep: intake.Report{
		Source: opt.Source, Channel: opt.Channel, Format: record.FormatJSONL, Charset: cs, Line: line.Number}}
	if b.report(doc); b.fault != nil {
		return refuse(b.fault.Reason, b.fault.Detail)
	}
	if !b.whole || text != string(line.Bytes) {
		b.rep.Original = bytes.Clone(line.Bytes)
		if cs == record.UTF8 {
			b.rep.Charset = record.Mixed
		}
	}
	return b.rep, nil
}

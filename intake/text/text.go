// Package text reads a whole file as one report: its text is the report's text,
// whatever it looks like, and its title is empty.
package text

import (
	"io"
	"iter"
	"strings"

	"watchfloor/holdings/feed"
	"watchfloor/intake"
	"watchfloor/record"
)

// Read yields the one report or refusal that r makes.
func Read(r io.Reader, opt intake.Options) iter.Seq2[intake.Report, *intake.Refused] {
	return func(yield func(intake.Report, *intake.Refused) bool) {
		yield(read(r, opt))
	}
}

// read reads r to its end, within the limits.
func read(r io.Reader, opt intake.Options) (intake.Report, *intake.Refused) {
	b, refused := feed.All(r, opt.Limits.OrDefaults().Report)
	if refused != nil {
		return intake.Report{}, refused
	}
	if len(b) == 0 {
		return intake.Report{}, feed.Refuse(1, record.RefusedEmpty, nil, "nothing came; look whether the file was written to its end")
	}
	if kind := intake.TypeOf(b); intake.Packed(kind) {
		return intake.Report{}, feed.Refuse(1, record.RefusedUnreadable, b, "it is packed (%s), and nothing is unpacked here; send what is in it", kind)
	}
	text, cs := intake.Decode(b)
	if strings.TrimSpace(text) == "" {
		return intake.Report{}, feed.Refuse(1, record.RefusedNoText, b, "there is nothing but white space in it")
	}
	rep := intake.Report{Source: opt.Source, Channel: opt.Channel, Format: record.FormatText, Charset: cs, Text: text, Line: 1}
	if text != string(b) {
		rep.Original = b
	}
	return rep, nil
}

// Package mbox reads a mailbox: many messages in one file, each after a line
// that begins "From ".
//
// Each message is a report of its own, read as [eml.Message] reads it. Its
// Original is its whole piece of the file: the pieces, one after the other, are
// the file. A message that cannot be read is refused with its line, and the
// others are taken.
//
// Four kinds of mailbox are in use, and no file says which it is. A line
// ">From " within a message loses one ">" (mboxo, mboxrd). A Content-Length
// (mboxcl, mboxcl2) is believed where it ends at the beginning of a message or
// at the end of the file; but it never hides the beginning of another message,
// because whoever writes to the mailbox could otherwise make the messages after
// their own disappear within it.
package mbox

import (
	"bytes"
	"io"
	"iter"
	"regexp"

	"watchfloor/holdings/feed"
	"watchfloor/intake"
	"watchfloor/intake/eml"
	"watchfloor/record"
)

// Read yields a report or refusal for each message of r.
func Read(r io.Reader, opt intake.Options) iter.Seq2[intake.Report, *intake.Refused] {
	return func(yield func(intake.Report, *intake.Refused) bool) {
		opt.Limits = opt.Limits.OrDefaults()
		c := newCutter(r, opt.Limits.Report)
		found := false
		for p, more := c.next(); more; p, more = c.next() {
			if p.err == nil && p.size == len(p.raw) && len(bytes.TrimSpace(p.raw)) == 0 {
				continue // blank lines before the first message
			}
			found = true
			if !yield(report(p, opt)) || p.err != nil {
				return
			}
		}
		if !found {
			yield(intake.Report{}, feed.Refuse(1, record.RefusedEmpty, nil, "there is no message in it; look whether the file was written to its end"))
		}
	}
}

// report reads one piece of the mailbox.
func report(p piece, opt intake.Options) (intake.Report, *intake.Refused) {
	switch {
	case p.err != nil:
		refused := feed.Broken(p.line, p.err)
		refused.Raw = feed.Refuse(p.line, 0, p.raw, "").Raw
		return intake.Report{}, refused
	case p.size > len(p.raw):
		return intake.Report{}, feed.Refuse(p.line, record.RefusedTooLong, p.raw,
			"the message has %d bytes and at most %d are read; send its large parts apart", p.size, opt.Limits.Report)
	}
	rep, refused := eml.Message(p.message(), opt)
	if refused != nil {
		refused.Line += p.line - 1
		refused.Raw = feed.Refuse(p.line, 0, p.raw, "").Raw
		return intake.Report{}, refused
	}
	rep.Format, rep.Line, rep.Original = record.FormatMbox, p.line, p.raw
	if at := dated.Find(p.from()); at != nil {
		date, _ := intake.Clean(string(at))
		rep.Written = append(rep.Written, intake.Field{Name: "Delivered", Value: date})
	}
	return rep, nil
}

// piece is a message as it stands in the mailbox, with the line before it and
// the blank one after it.
type piece struct {
	line    int
	raw     []byte // its beginning, when it is longer than the limit
	size    int    // bytes in all
	counted bool   // its length was stated, and nothing in it is quoted
	err     error  // the input broke off here
}

// from returns the line that the mail store put before the message; empty when there is none.
func (p *piece) from() []byte {
	if !bytes.HasPrefix(p.raw, fromMark) {
		return nil
	}
	line, _, _ := bytes.Cut(p.raw, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r"))
}

// message returns the message as it was before it was put into the mailbox.
func (p *piece) message() []byte {
	b := p.raw
	if bytes.HasPrefix(b, fromMark) {
		_, b, _ = bytes.Cut(b, []byte("\n"))
	}
	for _, blank := range []string{"\r\n\r\n", "\n\n"} {
		if bytes.HasSuffix(b, []byte(blank)) {
			b = b[:len(b)-len(blank)/2]
			break
		}
	}
	if p.counted || !bytes.Contains(b, []byte(">From ")) {
		return b
	}
	return quoted.ReplaceAll(b, []byte("$1"))
}

// quoted finds lines that were marked so as not to begin a message.
var quoted = regexp.MustCompile(`(?m)^>(>*From )`)

// Package eml reads one e-mail as one report.
//
// Subject becomes the title and Message-ID the sender's own id. The text is
// what a person would read: text/plain where there is a choice, HTML turned
// into text otherwise (see [htmltext]), the parts of a mixed message one after
// the other, a message attached to a message with its From, Date and Subject.
// Where no part can be read the subject stands for the text.
//
// What may be done with it is read from the headers X-TLP, X-PAP and X-Handling,
// with and without X, and from tags in the subject.
//
// Who sent the message is its [intake.Reporter], never text. The Date header
// is when the message was sent: it is kept as written, and is the time of
// receipt only with [intake.Options.OwnTimes]. Original is always the message
// as it came.
//
// Attachments are kept as they came, up to [intake.Limits.File] bytes each. What
// is text in them (plain, HTML, tables, messages) is put after the text of the
// message, under their names, so that it is searched and recognised. Others are
// not opened; what is packed stays packed.
//
// Mail in the wild is broken in every way. What cannot be understood (a header
// line without colon, an unknown charset or encoding, a part without end) is
// read as far as it goes, with a word about it in Warnings.
package eml

import (
	"fmt"
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
	return Message(b, opt)
}

// Message reads one message that is at hand whole. The report keeps b.
func Message(b []byte, opt intake.Options) (intake.Report, *intake.Refused) {
	m := message{limits: opt.Limits.OrDefaults(), rep: intake.Report{
		Source: opt.Source, Channel: opt.Channel, Format: record.FormatEML, Original: b, Line: 1}}
	h, body := m.header(envelope(b))
	if h.Len() == 0 {
		return intake.Report{}, feed.Refuse(1, record.RefusedUnreadable, b, "it begins with no header field, so it is no e-mail; take it in as text")
	}
	m.said(h, opt.OwnTimes)
	text := m.withFiles(m.part(h, body, 1).text)
	if m.fault != nil {
		return intake.Report{}, feed.Refuse(1, m.fault.Reason, b, "%s", m.fault.Detail)
	}
	if strings.TrimSpace(text) == "" {
		text = m.rep.Title
		m.warn("the message has no text that can be read; its subject stands for it")
	}
	if strings.TrimSpace(text) == "" {
		return intake.Report{}, feed.Refuse(1, record.RefusedNoText, b, "neither text nor subject, only %d attachments; say in words what they show", len(m.rep.Attachments))
	}
	m.rep.Text = m.clean(text)
	return m.rep, nil
}

// message is one e-mail while it is read.
type message struct {
	rep    intake.Report
	limits intake.Limits
	parts  int
	files  []string // what attachments give to read
	spent  int      // bytes looked at, once for each part around them
	fault  *feed.Fault
}

// maxWarnings keeps a message of thousands of broken lines from filling what is
// said of it.
const maxWarnings = 20

// warn notes once what could not be understood.
func (m *message) warn(format string, args ...any) {
	w := m.clean(fmt.Sprintf(format, args...))
	for _, has := range m.rep.Warnings {
		if has == w {
			return
		}
	}
	if len(m.rep.Warnings) < maxWarnings {
		m.rep.Warnings = append(m.rep.Warnings, w)
	}
}

// clean makes s fit for the report and notes when something had to be replaced.
func (m *message) clean(s string) string {
	s, fit := intake.Clean(s)
	if !fit {
		m.rep.Charset = record.Mixed
	}
	return s
}

// refuse keeps the first reason not to take the message.
func (m *message) refuse(why record.Refusal, format string, args ...any) {
	if m.fault == nil {
		m.fault = &feed.Fault{Reason: why, Detail: fmt.Sprintf(format, args...)}
	}
}

// cost refuses a message whose parts lie within each other so that reading it
// costs many times its size.
func (m *message) cost(n int) {
	if m.spent += n; m.spent > 8*m.limits.Report {
		m.refuse(record.RefusedTooDeep, "its parts lie within each other so that they unfold to more than %d bytes; send what matters by itself", m.spent)
	}
}

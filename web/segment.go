package web

import (
	"strings"
	"unicode/utf8"

	"watchfloor/desk"
	"watchfloor/record"
)

// segment is a stretch of text, plain or marked.
type segment struct {
	Text string
	Mark *desk.Mark // nil for plain text
}

// segments cuts a text at its marks. Marks that do not fit the text (outside it,
// overlapping, in the middle of a character) are left out: the text is always whole.
func segments(text string, marks []desk.Mark) []segment {
	out := make([]segment, 0, 2*len(marks)+1)
	at := 0
	for i := range marks {
		m := &marks[i]
		if m.Start < at || m.End <= m.Start || m.End > len(text) || !boundary(text, m.Start) || !boundary(text, m.End) {
			continue
		}
		if m.Start > at {
			out = append(out, segment{Text: text[at:m.Start]})
		}
		out = append(out, segment{text[m.Start:m.End], m})
		at = m.End
	}
	if at < len(text) {
		out = append(out, segment{Text: text[at:]})
	}
	return out
}

func boundary(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }

// Class is the style of the mark: what sort it is, never the only sign of it.
func (s segment) Class() string {
	switch {
	case s.Mark.Sign:
		return "sign"
	case s.Mark.Holding.IsZero():
		return "seen"
	}
	return s.Mark.State.String()
}

// Label says in words what the mark means.
func (s segment) Label() string {
	if s.Mark.Holding.IsZero() {
		return s.Mark.What
	}
	return strings.TrimSpace(s.Mark.What + " " + linkWords[s.Mark.State])
}

// linkWords says what a link is, in the words of the marks.
var linkWords = map[record.LinkState]string{
	record.LinkProposed: "– proposed link", record.LinkConfirmed: "– confirmed link",
	record.LinkRefuted: "– refuted link", record.LinkUnsure: "– unsure link",
}

package web

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"watchfloor/desk"
	"watchfloor/record"
)

// segment is a stretch of text, plain or marked. Of what was found in it (a name, a
// number, a link) there is one mark; indicators lie over that, and over each other.
type segment struct {
	Text string
	Mark *desk.Mark // nil for plain text
	Sign bool       // an indicator stands on it
	Says string     // what the indicators say that end here
	Cut  bool       // the mark goes on in the next stretch, and is named there
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
		out = append(out, segment{Text: text[m.Start:m.End], Mark: m})
		at = m.End
	}
	if at < len(text) {
		out = append(out, segment{Text: text[at:]})
	}
	return out
}

// edge is where an indicator begins or ends.
type edge struct {
	at   int
	end  bool
	what string
}

// withSigns lays the indicators that stand over a text that begins at byte from; what
// is said apart from it is left out.
func withSigns(parts []segment, lines []desk.SignLine, from int) []segment {
	text := textOf(parts)
	var edges []edge
	for _, l := range lines {
		start, end := int(l.Start)-from, int(l.End)-from
		if l.Stands && 0 <= start && start < end && end <= len(text) && boundary(text, start) && boundary(text, end) {
			edges = append(edges, edge{start, false, ""}, edge{end, true, l.What})
		}
	}
	if len(edges) == 0 {
		return parts
	}
	slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Compare(a.at, b.at) })
	var out []segment
	at, open, n := 0, 0, 0
	for _, p := range parts {
		for end := at + len(p.Text); at < end; {
			for n < len(edges) && edges[n].at <= at {
				open += edges[n].opens()
				n++
			}
			next := end
			if n < len(edges) {
				next = min(end, edges[n].at)
			}
			s := segment{Text: text[at:next], Mark: p.Mark, Sign: open > 0, Cut: next < end}
			if s.Sign {
				s.Says = ends(edges[n:], next)
			}
			out = append(out, s)
			at = next
		}
	}
	return out
}

func textOf(parts []segment) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

// opens is how many more indicators are open behind the edge.
func (e edge) opens() int {
	if e.end {
		return -1
	}
	return 1
}

// ends is what the indicators say that end at a place, each once.
func ends(edges []edge, at int) string {
	var says []string
	for _, e := range edges {
		if e.at > at {
			break
		}
		if e.end && !slices.Contains(says, e.what) {
			says = append(says, e.what)
		}
	}
	return strings.Join(says, ", ")
}

func boundary(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }

// Class is the style of the mark: what sort it is, never the only sign of it.
func (s segment) Class() string {
	if s.Mark.Holding.IsZero() {
		return "seen"
	}
	return s.Mark.State.String()
}

// Label says in words what the mark means.
func (s segment) Label() string {
	if s.Mark.Holding.IsZero() && s.Mark.Means != "" {
		return s.Mark.What + ": " + s.Mark.Means
	}
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

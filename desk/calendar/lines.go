package calendar

import (
	"errors"
	"strings"
)

// property is one content line.
type property struct {
	line   int
	name   string
	params map[string]string
	value  string
}

// unfolded are the content lines of a calendar: a line that begins with a space or
// a tab goes on with the one before.
func unfolded(text string) []textLine {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	var out []textLine
	var parts []string
	end := func() {
		if len(parts) > 0 {
			out[len(out)-1].text = strings.Join(parts, "")
			parts = parts[:0]
		}
	}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		switch {
		case line != "" && (line[0] == ' ' || line[0] == '\t') && len(out) > 0:
			parts = append(parts, line[1:])
		case strings.TrimSpace(line) != "":
			end()
			out, parts = append(out, textLine{n, ""}), append(parts, line)
		}
	}
	end()
	return out
}

type textLine struct {
	line int
	text string
}

var errNoProperty = errors.New("it is no line of a calendar, NAME:VALUE")

// propertyOf reads a content line. Quotation marks protect what separates.
func propertyOf(l textLine) (property, error) {
	p := property{line: l.line}
	rest := l.text
	end := strings.IndexAny(rest, ";:")
	if end <= 0 || strings.ContainsAny(rest[:end], " \t\"") {
		return p, errNoProperty
	}
	p.name = strings.ToUpper(rest[:end])
	for rest[end] == ';' {
		rest = rest[end+1:]
		if end = unquoted(rest); end < 0 {
			return p, errNoProperty
		}
		name, value, _ := strings.Cut(rest[:end], "=")
		if p.params == nil {
			p.params = map[string]string{}
		}
		p.params[strings.ToUpper(name)] = strings.Trim(value, `"`)
	}
	p.value = rest[end+1:]
	return p, nil
}

// unquoted finds the next separator outside quotation marks; -1 for none.
func unquoted(s string) int {
	quoted := false
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"':
			quoted = !quoted
		case !quoted && (c == ';' || c == ':'):
			return i
		}
	}
	return -1
}

// words are the value as text, without what protects separators.
func (p property) words() string {
	return strings.TrimSpace(strings.NewReplacer(`\n`, " ", `\N`, " ", `\,`, ",", `\;`, ";", `\\`, `\`).Replace(p.value))
}

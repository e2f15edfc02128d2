package holdings

import (
	"strings"
	"time"
)

// Born writes a date of birth in the one form that holdings use, as exactly as
// it is known: "1970-03-12", "1970-03", "1970", "circa 1970", "1967 to 1969".
// What it cannot read it returns as it stands.
func Born(listed string) string {
	s := strings.Join(strings.Fields(strings.TrimSuffix(strings.TrimSpace(listed), ".")), " ")
	for _, about := range []string{"circa ", "approximately ", "c. ", "ca. ", "about "} {
		if len(s) > len(about) && strings.EqualFold(s[:len(about)], about) {
			if rest, ok := span(s[len(about):]); ok {
				return "circa " + rest
			}
		}
	}
	if d, ok := span(s); ok {
		return d
	}
	return strings.TrimSpace(listed)
}

// span reads one date, or two with "to" between them, or two years with a hyphen.
func span(s string) (string, bool) {
	from, to, two := strings.Cut(s, " to ")
	if len(s) == len("1979-1982") && s[4] == '-' {
		from, to, two = s[:4], s[5:], true
	}
	first, ok := day(from)
	if !two || !ok {
		return first, ok
	}
	last, ok := day(strings.TrimPrefix(to, "circa "))
	return first + " to " + last, ok
}

// day reads one date, exact or not.
func day(s string) (string, bool) {
	s = strings.ReplaceAll(s, ". ", " ") // Nov. 1973
	for _, form := range [...][2]string{
		{"2006-01-02", "2006-01-02"}, {"2 Jan 2006", "2006-01-02"}, {"2 January 2006", "2006-01-02"}, {"2006-01-02Z07:00", "2006-01-02"},
		{"2006-01", "2006-01"}, {"Jan 2006", "2006-01"}, {"January 2006", "2006-01"}, {"2006", "2006"},
	} {
		if t, err := time.Parse(form[0], s); err == nil && t.Year() > 1000 {
			return t.Format(form[1]), true
		}
	}
	return "", false
}

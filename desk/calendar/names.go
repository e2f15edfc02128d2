package calendar

import (
	"net/url"
	"strings"
)

// named says what may name the post and the person of an event: its categories, its
// place and the calendar's own name a post; who attends a person; the parts of its
// summary either.
func (s *spreading) named(e event) Row {
	row := Row{Line: e.line}
	for _, p := range e.props["CATEGORIES"] {
		for c := range strings.SplitSeq(p.value, ",") {
			row.Posts = append(row.Posts, property{value: c}.words())
		}
	}
	row.Posts = append(row.Posts, e.text("LOCATION"))
	for _, p := range e.props["ATTENDEE"] {
		address := p.value
		if i := strings.Index(address, ":"); i >= 0 {
			address = address[i+1:]
		}
		if plain, err := url.PathUnescape(address); err == nil {
			address = plain
		}
		login, _, _ := strings.Cut(address, "@")
		row.People = append(row.People, p.params["CN"], address, login)
	}
	parts := summaryParts(e.text("SUMMARY"))
	row.Posts = tidy(append(append(row.Posts, parts...), s.name))
	row.People = tidy(append(row.People, parts...))
	return row
}

// summaryParts are a summary and what stands on the sides of what separates in it:
// "Duty desk: Ada Quill", "Ada Quill (Duty desk)".
func summaryParts(s string) []string {
	out := []string{s}
	for _, sep := range []string{":", " - ", " – ", " — ", " / ", "|", "("} {
		if a, b, ok := strings.Cut(s, sep); ok {
			out = append(out, a, strings.TrimSuffix(strings.TrimSpace(b), ")"))
		}
	}
	return out
}

// tidy leaves out what is empty or stands there already.
func tidy(all []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range all {
		s = strings.Join(strings.Fields(s), " ")
		if low := strings.ToLower(s); s != "" && !seen[low] {
			seen[low] = true
			out = append(out, s)
		}
	}
	return out
}

package desk

import (
	"slices"
	"strings"

	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/resolve"
)

// VeilWords stand where somebody under 18 is not named.
const VeilWords = "(a person under 18)"

// Young lasts as long as a shift: how long the names of people under 18 in a
// report stay open to who said why they read them.
const Young = 12 * record.Hour

// Veil hides who somebody under 18 is in the words of a report: their whole
// name, and each word of it that has three letters or more, also where it is the
// name of a parent. It is nil when there is nobody to cover.
type Veil struct {
	names  []string
	words  map[string]bool
	places []record.Named
}

// NewVeil covers those of the people who count as under 18.
func NewVeil(lines []PersonLine) *Veil {
	c := &Veil{words: map[string]bool{}}
	for _, l := range lines {
		if !l.AgeOf().Under18() {
			continue
		}
		c.places = append(c.places, l.places...)
		if SameName(l.Name) == "" {
			continue
		}
		c.names = append(c.names, l.Name)
		for w := range strings.FieldsSeq(SameName(l.Name)) {
			if len([]rune(w)) > 2 {
				c.words[w] = true
			}
		}
	}
	if len(c.places) == 0 {
		return nil
	}
	return c
}

// Spans are the stretches of a text that are covered, in order, not overlapping.
func (c *Veil) Spans(text string) []intake.Span {
	var found []intake.Span
	add := func(start, end int) { found = append(found, intake.Span{Start: start, End: end}) }
	for _, name := range c.names {
		for _, at := range everywhere(text, name) {
			add(int(at.Start), int(at.End))
		}
		for from := 0; ; { // in scripts that write no spaces between words
			i := strings.Index(text[from:], name)
			if i < 0 {
				break
			}
			add(from+i, from+i+len(name))
			from += i + len(name)
		}
	}
	for _, at := range spansOf(text) {
		if c.words[strings.ToLower(text[at[0]:at[1]])] {
			add(at[0], at[1])
		}
	}
	slices.SortFunc(found, func(a, b intake.Span) int { return a.Start - b.Start })
	var out []intake.Span
	for _, s := range found {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// Text covers a text byte for byte, so that places in it stay what they are.
func (c *Veil) Text(text string) string {
	b := []byte(text)
	for _, s := range c.Spans(text) {
		for i := s.Start; i < s.End; i++ {
			b[i] = '_'
		}
	}
	return string(b)
}

// Words covers words in which no places are kept.
func (c *Veil) Words(s string) string {
	var b strings.Builder
	at := 0
	for _, span := range c.Spans(s) {
		b.WriteString(s[at:span.Start])
		b.WriteString(VeilWords)
		at = span.End
	}
	return b.String() + s[at:]
}

// Said covers what a report said of itself.
func (c *Veil) Said(r *intake.Report) {
	r.Title, r.URL, r.WrittenBy = c.Words(r.Title), c.Words(r.URL), c.Words(r.WrittenBy)
	people := make([]intake.Person, len(r.People))
	for i, p := range r.People {
		if people[i] = p; c.Names(p.Name) {
			people[i] = intake.Person{Role: p.Role}
		}
	}
	r.People = people
	for i := range r.Written {
		r.Written[i].Value = c.Words(r.Written[i].Value)
	}
	for i := range r.Unknown {
		r.Unknown[i].Value = c.Words(r.Unknown[i].Value)
	}
	for i := range r.Warnings {
		r.Warnings[i] = c.Words(r.Warnings[i])
	}
	for i := range r.Attachments {
		r.Attachments[i].Name = c.Words(r.Attachments[i].Name)
	}
	if r.Place != nil {
		r.Place.Name = c.Words(r.Place.Name)
	}
}

// Names reports whether a name is that of somebody covered.
func (c *Veil) Names(name string) bool {
	return slices.ContainsFunc(c.names, func(n string) bool { return SameName(n) == SameName(name) })
}

// Hides reports whether a link says who somebody covered is.
func (c *Veil) Hides(at record.Named, held []string) bool {
	return slices.ContainsFunc(c.places, at.Meets) || slices.ContainsFunc(c.names, func(n string) bool { return resolve.Fits(n, held) })
}

// Lines covers the people themselves, and others by a word of their name: a parent
// would name the child.
func (c *Veil) Lines(lines []PersonLine) {
	for i := range lines {
		l := &lines[i]
		if l.AgeOf().Under18() || c.Names(l.Name) || len(c.Spans(l.Name)) > 0 {
			l.Name, l.Said, l.Covered, l.places = "", "", true, nil
		}
	}
}

// Marks takes what a covered text must not tell out of its marks.
func (c *Veil) Marks(marks []Mark, text string) []Mark {
	spans := c.Spans(text)
	kept := slices.DeleteFunc(marks, func(m Mark) bool {
		return slices.ContainsFunc(spans, func(s intake.Span) bool { return m.Start < s.End && s.Start < m.End })
	})
	for _, s := range spans {
		kept = append(kept, Mark{Start: s.Start, End: s.End, What: "a person under 18"})
	}
	return Ordered(kept)
}

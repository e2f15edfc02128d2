package desk

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"watchfloor/record"
)

// People is what a report holds of the people in it: what the machine found, what
// the sender says of them, and what a person marked.
type People struct {
	Text     string
	Mentions []PersonMention
	Marks    []PersonMark // as they stand
}

// PersonMention is a mention of a person.
type PersonMention struct {
	record.Named
	Name string // as the report writes it; empty where it names nobody
	Role record.Role
	Age  record.AgeMark
	Said string // what the sender says of their age, in their words
	Own  bool   // the sender names them apart from the text
}

// PersonMark is a person's word on whom a place means.
type PersonMark struct {
	record.Named
	Role  record.Role
	Age   record.AgeMark
	Actor record.ID
	At    record.Time
	Why   record.ID // content, zero for none
}

// PersonLine is somebody in a report, as a page shows them. Names that are
// written alike are one: whoever marks one of two people of the same name in one
// report marks both, which keeps too many out rather than too few.
type PersonLine struct {
	Name     string         `json:"name,omitempty"` // as the report writes it; empty: unnamed, or covered
	Sent     bool           `json:"sent,omitempty"` // the sender states something of them
	SaidRole record.Role    `json:"said_role,omitempty"`
	SaidAge  record.AgeMark `json:"said_age,omitempty"`
	Said     string         `json:"said,omitempty"` // what the sender says of their age, in their words
	Marked   bool           `json:"marked,omitempty"`
	Role     record.Role    `json:"role"` // by a person's word
	Age      record.AgeMark `json:"age"`  // likewise
	By       record.ID      `json:"by,omitzero"`
	At       record.Time    `json:"at,omitempty"`
	KeptOut  bool           `json:"kept_out,omitempty"` // of lists, links and matches
	Covered  bool           `json:"covered,omitempty"`  // under 18, and the viewer did not say why they read of them

	places []record.Named
}

// AgeOf is how old somebody is held to be: a person's word goes before the sender's.
func (p PersonLine) AgeOf() record.AgeMark {
	if p.Age != record.AgeUnknown {
		return p.Age
	}
	return p.SaidAge
}

// Lines are the people in a report: those whom the sender names apart from the
// text first, then the others in the order of the text.
func (p People) Lines() []PersonLine {
	var (
		lines []PersonLine
		at    = map[string]int{}
	)
	line := func(name string) *PersonLine {
		key := SameName(name)
		i, ok := at[key]
		if !ok || key == "" {
			i = len(lines)
			at[key], lines = i, append(lines, PersonLine{Name: name})
		}
		return &lines[i]
	}
	for _, m := range p.Mentions {
		l := line(m.Name)
		l.places = append(l.places, m.Named)
		if !m.Own {
			continue
		}
		l.Sent = true
		l.SaidRole, l.SaidAge, l.Said = cmp.Or(l.SaidRole, m.Role), younger(l.SaidAge, m.Age), cmp.Or(l.Said, m.Said)
	}
	for _, m := range p.Marks {
		if m.Mention < 0 {
			if words := wordsAt(p.Text, m.Named); words != "" {
				l := line(words)
				l.places = append(l.places, m.Named)
			}
		}
	}
	for i := range lines {
		lines[i].mark(p.Marks)
	}
	return lines
}

// mark takes over the newest word on any of the person's places.
func (p *PersonLine) mark(marks []PersonMark) {
	for _, m := range marks {
		if m.At < p.At || !slices.ContainsFunc(p.places, func(at record.Named) bool { return at == m.Named }) {
			continue
		}
		p.Marked, p.Role, p.Age, p.By, p.At = true, m.Role, m.Age, m.Actor, m.At
	}
	p.KeptOut = p.Marked && (p.Role.KeptOut() || p.Age == record.AgeUnder10)
}

// younger is the younger of two marks that are known.
func younger(a, b record.AgeMark) record.AgeMark {
	if a == record.AgeUnknown || b != record.AgeUnknown && b < a {
		return b
	}
	return a
}

// SameName is what is equal for two ways to write one name.
func SameName(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}), " ")
}

func wordsAt(text string, at record.Named) string {
	if at.Start < 0 || at.Start >= at.End || at.End > int64(len(text)) {
		return ""
	}
	return text[at.Start:at.End]
}

// everywhere returns all stretches of a text in which a name stands as words,
// however they are cased.
func everywhere(text, name string) (out []record.Named) {
	want := strings.Fields(SameName(name))
	if len(want) == 0 {
		return nil
	}
	words := spansOf(text)
	for i := 0; i+len(want) <= len(words); i++ {
		fits := true
		for n, w := range want {
			at := words[i+n]
			fits = fits && strings.ToLower(text[at[0]:at[1]]) == w
		}
		if fits {
			out = append(out, record.Named{Mention: -1, Start: int64(words[i][0]), End: int64(words[i+len(want)-1][1])})
		}
	}
	return out
}

// spansOf cuts a text into words: where each begins and ends.
func spansOf(text string) (out [][2]int) {
	start := -1
	for i, r := range text {
		in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			out, start = append(out, [2]int{start, i}), -1
		}
	}
	if start >= 0 {
		out = append(out, [2]int{start, len(text)})
	}
	return out
}

package city

import (
	"fmt"
	"strings"
	"unicode"

	"watchfloor/intake"
	"watchfloor/record"
)

// apart puts what a report says apart from its text where it belongs. The
// words are those of data/matters and of what stands behind || elsewhere.
func apart(r *intake.Report, word, value string) error {
	var err error
	switch word {
	case "channel":
		r.Channel, err = record.ParseChannel(value)
	case "source":
		r.Source = value
	case "grade":
		r.Grade, err = gradeOf(value)
	case "title":
		r.Title = value
	case "lang":
		r.Lang = value
	case "url":
		r.URL = value
	case "label":
		r.Labels = append(r.Labels, value)
		r.Handling = "Restricted: source to be protected."
	case "place":
		r.Place = &intake.Place{Name: value}
	case "phone", "plate", "handle", "email":
		r.Identifiers = append(r.Identifiers, intake.Identifier{Kind: word, Value: value})
	case "by":
		r.Reporter = reporterOf(value)
	default:
		var role record.Role
		role, err = record.ParseRole(word)
		r.People = append(r.People, intake.Person{Name: value, Role: role})
	}
	return err
}

// reporterOf reads "name, phone".
func reporterOf(s string) *intake.Reporter {
	name, phone, _ := strings.Cut(s, ", ")
	return &intake.Reporter{Name: name, Phone: phone}
}

// gradeOf reads "admiralty B2", "" for none.
func gradeOf(s string) (intake.Grade, error) {
	scheme, code, ok := strings.Cut(s, " ")
	if !ok {
		return intake.Grade{}, nil
	}
	parsed, err := record.ParseScheme(scheme)
	if err != nil {
		return intake.Grade{}, err
	}
	return intake.ParseGrade(parsed, code)
}

// tell makes a report of a line of a grammar.
func (t *text) tell(r *intake.Report, line string) error {
	t.kept = map[string]string{}
	parts := strings.Split(t.say(line), " || ")
	r.Text = parts[0]
	for _, part := range parts[1:] {
		word, value, _ := strings.Cut(part, " ")
		if err := apart(r, word, value); err != nil {
			return fmt.Errorf("%q: %w", part, err)
		}
	}
	return nil
}

// voice writes a text of the public as it is typed: some in small letters, a
// few in capitals, some in haste.
func (t *text) voice(s string) string {
	switch n := t.IntN(100); {
	case n < 14:
		return strings.ToLower(s)
	case n < 18:
		return strings.ToUpper(s)
	case n < 28 && len(s) > 3:
		return strings.TrimRight(t.hasty(s), ".")
	}
	return s
}

// hasty swaps two letters of two of its longer words.
func (t *text) hasty(s string) string {
	words := strings.Split(s, " ")
	for range 2 {
		i := t.IntN(len(words))
		w := []rune(words[i])
		if len(w) > 5 && !strings.ContainsFunc(words[i], func(r rune) bool { return !unicode.IsLetter(r) }) {
			at := 1 + t.IntN(len(w)-3)
			w[at], w[at+1] = w[at+1], w[at]
			words[i] = string(w)
		}
	}
	return strings.Join(words, " ")
}

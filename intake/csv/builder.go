package csv

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"watchfloor/intake"
	"watchfloor/record"
)

// builder fills a report from the cells of a row.
type builder struct {
	rep       intake.Report
	scheme    record.Scheme
	grade     string
	place     intake.Place
	person    intake.Person // what is said of the one person
	words     int           // columns of words that hold any
	made      bool          // the text is not one cell as it came
	gradeName string
}

// puts returns what puts a cell where it belongs; "" keeps it as it was said.
func puts(what string) func(b *builder, name, cell string) {
	if kind, ok := strings.CutPrefix(what, "identifier"); ok {
		return func(b *builder, _, cell string) { b.identifiers(strings.TrimPrefix(kind, "."), cell) }
	}
	if part, ok := strings.CutPrefix(what, "reporter."); ok {
		return func(b *builder, name, cell string) { b.reporter(part, name, cell) }
	}
	if put := map[string]func(b *builder, name, cell string){
		"text": (*builder).text, "received": (*builder).received, "happened": (*builder).happened, "channel": (*builder).channel,
		"house": (*builder).house, "lat": (*builder).lat, "lon": (*builder).lon, "labels": (*builder).labels, "person": (*builder).people, "role": (*builder).role,
		"scheme": (*builder).gradeScheme, "grade": (*builder).gradeCode, "admiralty": (*builder).admiralty,
		"handling": (*builder).handling,
	}[what]; put != nil {
		return put
	}
	return func(b *builder, name, cell string) {
		if at := b.plain(what); at != nil {
			*at = strings.TrimSpace(cell)
			return
		}
		b.unknown(name, cell)
	}
}

// plain returns the place of a field that is one value as it was written.
func (b *builder) plain(what string) *string {
	return map[string]*string{"id": &b.rep.SentID, "source": &b.rep.Source, "title": &b.rep.Title, "url": &b.rep.URL, "lang": &b.rep.Lang,
		"written": &b.rep.WrittenBy, "place": &b.place.Name, "dob": &b.person.DOB, "age": &b.person.Age}[what]
}

// asJSON is a cell in the form in which fields are kept.
func asJSON(cell string) string {
	b, _ := json.Marshal(cell) // a string cannot fail
	return string(b)
}

func (b *builder) unknown(name, cell string) {
	b.rep.Unknown = append(b.rep.Unknown, intake.Field{Name: name, Value: asJSON(cell)})
}

// odd keeps a cell that cannot mean what its column says.
func (b *builder) odd(name, cell, want string) {
	b.unknown(name, cell)
	b.rep.Warnings = append(b.rep.Warnings, fmt.Sprintf("%s: %.60q is not %s; it is kept as it was written", name, cell, want))
}

func (b *builder) text(_, cell string) {
	if b.words++; b.words == 1 {
		b.rep.Text = cell
		return
	}
	b.made = true
	b.rep.Text = strings.TrimRight(b.rep.Text, " \t\r\n") + "\n\n" + cell
}

func (b *builder) house(name, cell string) {
	class, err := record.ParseClass(strings.ToLower(strings.TrimSpace(cell)))
	if err != nil {
		b.odd(name, cell, "a class of house (live, exercise, demo)")
		return
	}
	b.rep.House = class.String()
}

func (b *builder) handling(name, cell string) {
	scheme := strings.ToUpper(folded(name))
	if scheme != "TLP" && scheme != "PAP" {
		scheme = ""
	}
	b.rep.AddHandling(scheme, strings.TrimSpace(cell))
}

func (b *builder) received(name, cell string) { b.rep.ReceivedAt = b.time("received_at", name, cell) }
func (b *builder) happened(name, cell string) { b.rep.HappenedAt = b.time("happened_at", name, cell) }

// time reads a time that cannot be mistaken, and keeps how it was written.
func (b *builder) time(field, name, cell string) record.Time {
	cell = strings.TrimSpace(cell)
	t, err := record.ParseTime(cell)
	if err == nil {
		_, err = record.ParseTime(t.String())
	}
	if err != nil {
		b.odd(name, cell, "a time that can be read without doubt, such as 2026-01-31T23:59:00Z")
		return 0
	}
	b.rep.Written = append(b.rep.Written, intake.Field{Name: field, Value: cell})
	return t
}

func (b *builder) channel(name, cell string) {
	c, err := record.ParseChannel(strings.ToLower(strings.TrimSpace(cell)))
	if err != nil {
		b.odd(name, cell, "a channel (public, partner, news, platform, own)")
		return
	}
	b.rep.Channel = c
}

func (b *builder) lat(name, cell string) { b.place.Lat = b.degrees(name, cell, 90) }
func (b *builder) lon(name, cell string) { b.place.Lon = b.degrees(name, cell, 180) }

func (b *builder) degrees(name, cell string, most float64) *float64 {
	f, err := strconv.ParseFloat(strings.TrimSpace(cell), 64)
	if err != nil || !(f >= -most && f <= most) {
		b.odd(name, cell, fmt.Sprintf("degrees, a number from -%v to %v with a point", most, most))
		return nil
	}
	return &f
}

// each yields the values of a cell that may hold several.
func each(cell string) []string {
	var all []string
	for v := range strings.SplitSeq(cell, ";") {
		if v = strings.TrimSpace(v); v != "" {
			all = append(all, v)
		}
	}
	return all
}

func (b *builder) labels(_, cell string) { b.rep.Labels = append(b.rep.Labels, each(cell)...) }

func (b *builder) people(_, cell string) {
	for _, name := range each(cell) {
		b.rep.People = append(b.rep.People, intake.Person{Name: name})
	}
}

func (b *builder) role(name, cell string) {
	r, err := record.ParseRole(strings.ToLower(strings.TrimSpace(cell)))
	if err != nil {
		b.odd(name, cell, "a role (subject, witness, victim, reporter, mentioned)")
		return
	}
	b.person.Role = r
}

func (b *builder) identifiers(kind, cell string) {
	for _, v := range each(cell) {
		b.rep.Identifiers = append(b.rep.Identifiers, intake.Identifier{Kind: kind, Value: v})
	}
}

// reporter keeps who reported; a second name, phone or address is kept with them.
func (b *builder) reporter(part, name, cell string) {
	if b.rep.Reporter == nil {
		b.rep.Reporter = &intake.Reporter{}
	}
	r := b.rep.Reporter
	at := map[string]*string{"name": &r.Name, "phone": &r.Phone, "email": &r.Email}[part]
	if at == nil || *at != "" {
		r.Other = append(r.Other, intake.Field{Name: name, Value: asJSON(cell)})
		return
	}
	*at = strings.TrimSpace(cell)
}

func (b *builder) gradeCode(name, cell string) { b.grade, b.gradeName = strings.TrimSpace(cell), name }

func (b *builder) gradeScheme(name, cell string) {
	s, err := record.ParseScheme(strings.ToLower(strings.TrimSpace(cell)))
	if err != nil {
		b.odd(name, cell, "a scheme (admiralty, 3x5x2, 5x5x5)")
		return
	}
	b.scheme = s
}

func (b *builder) admiralty(name, cell string) {
	b.scheme = record.Admiralty
	b.gradeCode(name, cell)
}

// finish joins what stood in several columns.
func (b *builder) finish() {
	if b.place != (intake.Place{}) {
		b.rep.Place = &b.place
	}
	if b.person != (intake.Person{}) {
		b.onePerson()
	}
	if b.grade != "" {
		g, err := intake.ParseGrade(b.scheme, b.grade)
		if err != nil {
			b.odd(b.gradeName, b.grade, "a grade of the scheme "+b.scheme.String())
		}
		b.rep.Grade = g
	}
	if strings.TrimSpace(b.rep.Text) == "" && b.rep.Title != "" {
		b.rep.Text, b.made = b.rep.Title, true
		b.rep.Warnings = append(b.rep.Warnings, "the row has no words but its title; it stands for them")
	}
}

// onePerson puts role, date of birth and age to the person of the row. Of
// several it cannot be known who is meant.
func (b *builder) onePerson() {
	switch p := &b.person; len(b.rep.People) {
	case 0:
		b.rep.People = []intake.Person{*p}
	case 1:
		p.Name = b.rep.People[0].Name
		b.rep.People[0] = *p
	default:
		for _, f := range []intake.Field{{Name: "role", Value: p.Role.String()}, {Name: "dob", Value: p.DOB}, {Name: "age", Value: p.Age}} {
			if f.Value != "" && f.Value != record.RoleUnstated.String() {
				b.odd(f.Name, f.Value, "said of one person: the row names several")
			}
		}
	}
}

package web

import (
	"errors"
	"net/url"

	"watchfloor/desk"
	"watchfloor/record"
)

// peoplePart are the people in a report, with what can be said of them.
type peoplePart struct {
	Page    *base
	Report  record.ID
	Rows    []personRow
	Open    bool // somebody else can be marked: the report has words
	Why     bool // the viewer can say why they need to know who is covered
	Covered bool
}

// People are those in the report.
func (p reportPart) People() peoplePart {
	part := peoplePart{Page: p.Page, Report: p.Report.ID, Covered: p.Report.Covered, Why: !p.Page.Past() && p.Report.Covered, Open: !p.Page.Past() && p.Report.Text != "" && !p.Report.Disposed}
	for _, l := range p.Report.People {
		if !l.Marked && !l.Sent && p.noPerson(l.Name) {
			continue // nobody: a place or a firm that is held; it can be marked as somebody else all the same
		}
		part.Rows = append(part.Rows, personRow{p.Page, p.Report.ID, l})
	}
	return part
}

// noPerson reports whether every link at a name is to something held that is no
// person; what somebody refuted is no link.
func (p reportPart) noPerson(name string) bool {
	other := false
	for _, m := range p.Report.Marks {
		if m.Holding.IsZero() || m.State == record.LinkRefuted || m.Start < 0 || m.End > len(p.Report.Text) || p.Report.Text[m.Start:m.End] != name {
			continue
		}
		if m.What == record.HoldingPerson.String() {
			return false
		}
		other = true
	}
	return other
}

// Back is where a mark leads back to.
func (p peoplePart) Back() string { return p.Page.AsOf.Path() }

// Roles and Ages are what somebody can be marked as.
func (peoplePart) Roles() []record.Role { return personRoles() }

// Ages are how old somebody can be said to be.
func (peoplePart) Ages() []record.AgeMark { return personAges() }

func personRoles() []record.Role {
	return []record.Role{record.RoleSubject, record.RoleWitness, record.RoleVictim, record.RoleReporter, record.RoleMentioned}
}

func personAges() []record.AgeMark {
	return []record.AgeMark{record.AgeUnder10, record.AgeUnder18, record.AgeAdult}
}

// personRow is somebody in a report.
type personRow struct {
	Page   *base
	Report record.ID
	Person desk.PersonLine
}

// Back is where a mark leads back to.
func (p personRow) Back() string { return p.Page.AsOf.Path() }

// Asks says that nobody has said yet what they are: a question, no verdict.
func (p personRow) Asks() bool { return p.Person.Role == record.RoleUnstated }

// SaidText is what the sender says of them; "" for nothing.
func (p personRow) SaidText() string {
	l := p.Person
	switch {
	case !l.Sent:
		return ""
	case l.SaidRole == record.RoleUnstated:
		return "the sender names them, and does not say what they are"
	case l.SaidRole == record.RoleMentioned:
		return "the sender mentions them"
	}
	return "the sender calls them " + article(l.SaidRole)
}

// article is the role with its article.
func article(r record.Role) string {
	if r == record.RoleReporter || r == record.RoleSubject {
		return "the " + r.String()
	}
	return "a " + r.String()
}

// OutText says what follows from the mark.
func (p personRow) OutText() string {
	switch {
	case p.Person.KeptOut:
		return "kept out: no list, chart or link tells of them"
	case (p.Person.SaidRole.KeptOut() || p.Person.SaidAge == record.AgeUnder10) && !p.Person.Marked:
		return "not looked for among what is held, until somebody confirms or corrects it"
	}
	return ""
}

// mark is one thing that can be said of somebody, and its key.
type mark struct {
	Key   int
	Value string
	Text  string
	Set   bool // it stands
}

// Marks are what can be said of them at a keystroke.
func (p personRow) Marks() []mark {
	if p.Page.Past() || p.Person.Covered || p.Person.Name == "" {
		return nil
	}
	var out []mark
	for _, r := range personRoles() {
		out = append(out, mark{len(out) + 1, r.String(), r.String(), p.Person.Role == r})
	}
	for _, a := range personAges() {
		out = append(out, mark{len(out) + 1, a.String(), a.String(), p.Person.Age == a})
	}
	return out
}

// Roles and Ages are what somebody can be marked as, with words.
func (personRow) Roles() []record.Role { return personRoles() }

// Ages are how old somebody can be said to be.
func (personRow) Ages() []record.AgeMark { return personAges() }

// readMark reads what somebody is marked as: a choice says one of role and age,
// the other stays as the form has it.
func readMark(f url.Values, choice string, d *desk.Decision) error {
	var badRole, badAge error
	d.Name = f.Get("name")
	d.Role, badRole = record.ParseRole(orElse(f.Get("role"), record.RoleUnstated.String()))
	d.Age, badAge = record.ParseAgeMark(orElse(f.Get("age"), record.AgeUnknown.String()))
	if err := errors.Join(badRole, badAge); err != nil || choice == "" {
		return err
	}
	if role, err := record.ParseRole(choice); err == nil {
		d.Role = role
		return nil
	}
	var err error
	d.Age, err = record.ParseAgeMark(choice)
	return err
}

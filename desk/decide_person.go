package desk

import (
	"slices"
	"strings"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/resolve"
)

// PeopleNow is a report as it stands when somebody marks a person in it.
type PeopleNow struct {
	Labels record.Labels
	Lead   record.ID
	People
	Links   []HeldLink // that the viewer may read
	Covered bool       // people under 18 in it are covered for the viewer
	Opened  bool       // the viewer opened its lead
}

// HeldLink is where a report is linked to a holding, and how that is called.
type HeldLink struct {
	record.Named
	Names []string
}

// markPerson records a person's word on somebody in a report: what they are in it
// and how old. It is about every place where the report has that name, and about
// the number or title by which it was linked to a holding of that name.
func markPerson(r Leads, v lawful.Viewer, d Decision) ([]record.Draft, record.ID, error) {
	now, err := r.PeopleNow(v, d.Report)
	if err != nil {
		return nil, d.Lead, err
	}
	old, err := now.named(d.Name)
	if err != nil {
		return nil, now.Lead, err
	}
	if err := old.MayBecome(d.Role, d.Age, d.Words); err != nil {
		return nil, now.Lead, err
	}
	body := &record.PersonMarked{Report: d.Report, Role: d.Role, Age: d.Age, Places: now.places(old, d.Name)}
	draft := v.Draft(d.Report, body)
	draft.Labels = now.Labels
	if strings.TrimSpace(d.Words) != "" {
		draft.Contents = []record.Content{{ID: record.NewID(), Key: d.Report, Class: record.ClassNote, Bytes: []byte(d.Words)}}
	}
	return []record.Draft{draft}, now.Lead, nil
}

// named finds whom a name means in the report.
func (n PeopleNow) named(name string) (PersonLine, error) {
	const nobody = Cannot("nobody of that name stands in this report: write the name as the report does")
	key := SameName(name)
	if key == "" {
		return PersonLine{}, Cannot("say who is meant: write the name as the report does")
	}
	for _, l := range n.Lines() {
		if SameName(l.Name) == key {
			if n.Covered && l.AgeOf().Under18() {
				return l, nobody
			}
			return l, nil
		}
	}
	if len(everywhere(n.Text, name)) == 0 {
		return PersonLine{}, nobody
	}
	return PersonLine{Name: name}, nil
}

// places are all that a mark of the person is about, each once, in order.
func (n PeopleNow) places(p PersonLine, name string) []record.Named {
	all := slices.Clone(p.places)
	for _, at := range everywhere(n.Text, name) {
		if !slices.ContainsFunc(all, at.Meets) {
			all = append(all, at)
		}
	}
	for _, l := range n.Links {
		if !slices.ContainsFunc(all, l.Named.Meets) && resolve.Fits(name, l.Names) {
			all = append(all, l.Named)
		}
	}
	slices.SortFunc(all, func(a, b record.Named) int {
		return slices.Compare([]int64{a.Mention, a.Start, a.End}, []int64{b.Mention, b.Start, b.End})
	})
	return slices.Compact(all)
}

// MayBecome says why somebody in a report cannot be marked so. What keeps a
// person out of lists is taken back only with words: otherwise a witness would
// become a subject in two steps that nobody explains.
func (p PersonLine) MayBecome(role record.Role, age record.AgeMark, words string) error {
	after := p
	after.Role, after.Age = role, age
	said := strings.TrimSpace(words) != ""
	switch {
	case role == record.RoleSubject && after.AgeOf() == record.AgeUnder10 && age != record.AgeUnder10:
		return Cannot("the report says that they are under 10, and somebody under 10 cannot be a subject: say how old they are as well, and why")
	case role == record.RoleSubject && after.AgeOf() == record.AgeUnder10:
		return Cannot("somebody under 10 cannot be a subject: choose what else they are, or correct their age, with words why")
	case p.AgeOf() == record.AgeUnder10 && after.AgeOf() == record.AgeUnknown:
		return Cannot("they count as under 10: say how old they are instead, under 18 or adult, and why")
	case p.Role.KeptOut() && !role.KeptOut() && !said:
		return Cannot("they were marked as " + p.Role.String() + " and would come back into lists: write why")
	case older(p.AgeOf(), after.AgeOf()) && !said:
		return Cannot("they count as " + p.AgeOf().String() + " and would lose what protects them: write why")
	case p.Marked && p.Role == role && p.Age == age && !p.Age.Under18():
		return Cannot("that is what they are marked as already")
	case !p.Marked && role == record.RoleUnstated && age == record.AgeUnknown:
		return Cannot("choose what they are, or how old they are")
	}
	return nil
}

// older reports whether a mark protects less than the one before.
func older(before, after record.AgeMark) bool {
	return before == record.AgeUnder10 && after != record.AgeUnder10 || before == record.AgeUnder18 && !after.Under18()
}

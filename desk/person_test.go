package desk_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
)

var allRoles = []record.Role{record.RoleUnstated, record.RoleSubject, record.RoleWitness, record.RoleVictim, record.RoleReporter, record.RoleMentioned}
var allAges = []record.AgeMark{record.AgeUnknown, record.AgeUnder10, record.AgeUnder18, record.AgeAdult}

// named is a report in which one name stands twice, and the sender says how old.
func named(said record.AgeMark) desk.PeopleNow {
	text := "Rhian Ashgrove ran. They shouted: rhian ashgrove!"
	return desk.PeopleNow{Lead: open, Opened: true, People: desk.People{Text: text, Mentions: []desk.PersonMention{
		{Named: record.Named{Mention: 0}, Name: "Rhian Ashgrove", Age: said, Own: true},
	}}}
}

// folded is the report after a mark.
func folded(now desk.PeopleNow, b *record.PersonMarked, at record.Time) desk.PeopleNow {
	now.Marks = nil
	for _, p := range b.Places {
		now.Marks = append(now.Marks, desk.PersonMark{Named: p, Role: b.Role, Age: b.Age, At: at})
	}
	return now
}

func markIn(now desk.PeopleNow, role record.Role, age record.AgeMark, words string) (*record.PersonMarked, error) {
	b := aBoard()
	b.people = map[record.ID]desk.PeopleNow{{11}: now}
	drafts, _, err := desk.Decide(b, lawful.Viewer{Actor: me, Roles: lawful.Every}, desk.Decision{Act: desk.MarkPerson, Report: record.ID{11},
		Name: "Rhian Ashgrove", Role: role, Age: age, Words: words})
	if err != nil {
		return nil, err
	}
	return drafts[0].Body.(*record.PersonMarked), nil
}

// TestR5R19EveryRoleAndAge walks every state and every next one: what protects is
// given freely, and taken back only with words.
func TestR5R19EveryRoleAndAge(t *testing.T) {
	for _, role := range allRoles {
		for _, age := range allAges {
			if role == record.RoleSubject && age == record.AgeUnder10 {
				continue // no such state
			}
			for _, next := range allRoles {
				for _, nextAge := range allAges {
					p := desk.PersonLine{Name: "Rhian Ashgrove", Marked: true, Role: role, Age: age}
					want := !(next == record.RoleSubject && nextAge == record.AgeUnder10) &&
						!(age == record.AgeUnder10 && nextAge == record.AgeUnknown) && (role != next || age != nextAge || age.Under18())
					if err := p.MayBecome(next, nextAge, "because"); (err == nil) != want {
						t.Errorf("%s, %s → %s, %s with words: %v", role, age, next, nextAge, err)
					}
					loses := role.KeptOut() && !next.KeptOut() || age == record.AgeUnder10 && nextAge != age || age == record.AgeUnder18 && !nextAge.Under18()
					err := p.MayBecome(next, nextAge, " ")
					if (err == nil) != (want && !loses) {
						t.Errorf("%s, %s → %s, %s without words: %v", role, age, next, nextAge, err)
					}
					var cannot desk.Cannot
					if err != nil && (!errors.As(err, &cannot) || len(err.Error()) < 20) {
						t.Errorf("%s, %s → %s, %s: an error that says nothing: %v", role, age, next, nextAge, err)
					}
				}
			}
		}
	}
}

func TestR19NoSequenceOfActsMakesAnUnder10ASubject(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 1))
	for range 400 {
		now := named(allAges[r.IntN(4)])
		for step := range 12 {
			words := []string{"", "because"}[r.IntN(2)]
			b, err := markIn(now, allRoles[r.IntN(6)], allAges[r.IntN(4)], words)
			if err != nil {
				continue
			}
			now = folded(now, b, noon+record.Time(step))
			for _, l := range now.Lines() {
				if l.Role == record.RoleSubject && l.AgeOf() == record.AgeUnder10 {
					t.Fatalf("somebody under 10 is a subject: %+v", l)
				}
			}
		}
	}
}

func TestAMarkIsAboutEveryPlaceWhereTheNameStands(t *testing.T) {
	now := named(record.AgeUnknown)
	now.Links = []desk.HeldLink{{Named: record.Named{Mention: 4, Start: 30, End: 33}, Names: []string{"Ashgrove, Rhian"}}, {Named: record.Named{Mention: 5}, Names: []string{"Tomas Quill"}}}
	b, err := markIn(now, record.RoleVictim, record.AgeUnknown, "")
	if err != nil {
		t.Fatal(err)
	}
	want := []record.Named{{Mention: -1, Start: 0, End: 14}, {Mention: -1, Start: 34, End: 48}, {Mention: 0}, {Mention: 4, Start: 30, End: 33}}
	if len(b.Places) != len(want) {
		t.Fatalf("marked %v, not %v", b.Places, want)
	}
	for i := range want {
		if b.Places[i] != want[i] {
			t.Errorf("marked %v, not %v", b.Places[i], want[i])
		}
	}
}

func TestTheMachinesDefaultIsAQuestionAndNeverASubject(t *testing.T) {
	l := named(record.AgeUnknown).Lines()[0]
	if l.Role != record.RoleUnstated || l.Marked || l.KeptOut {
		t.Errorf("nobody said anything, and the line says %+v", l)
	}
	now := named(record.AgeUnknown)
	now.Mentions[0].Role = record.RoleSubject
	if l := now.Lines()[0]; l.Role == record.RoleSubject || l.SaidRole != record.RoleSubject {
		t.Errorf("what the sender says became a confirmation: %+v", l)
	}
}

func TestSayingWhyTakesAnOpenedLeadADeciderAndWords(t *testing.T) {
	ask := func(change func(*desk.PeopleNow), roles lawful.Roles, words string) error {
		now := named(record.AgeUnder18)
		change(&now)
		b := aBoard()
		b.people = map[record.ID]desk.PeopleNow{{11}: now}
		drafts, _, err := desk.Decide(b, lawful.Viewer{Actor: me, Roles: roles}, desk.Decision{Act: desk.SayWhy, Report: record.ID{11}, Words: words})
		if err == nil && drafts[0].Body.(*record.PurposeStated).Until != noon+desk.Young {
			t.Errorf("it does not end with a shift: %+v", drafts[0].Body)
		}
		return err
	}
	same := func(*desk.PeopleNow) {}
	if err := ask(same, lawful.Every, "I ring the school"); err != nil {
		t.Error(err)
	}
	for what, err := range map[string]error{
		"without words":        ask(same, lawful.Every, " "),
		"without the lead":     ask(func(n *desk.PeopleNow) { n.Opened = false }, lawful.Every, "why"),
		"who may decide not":   ask(same, lawful.Roles{record.RoleAuthoriser}, "why"),
		"where nobody is that": ask(func(n *desk.PeopleNow) { n.Mentions[0].Age = record.AgeAdult }, lawful.Every, "why"),
	} {
		var cannot desk.Cannot
		if !errors.As(err, &cannot) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestAVeilKeepsEveryPlaceOfTheText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"Rhian Ashgrove", "Rhian ASHGROVE's aunt, Mrs Ashgrove, rang.", "______________'s aunt, Mrs ________, rang."},
		{"王小明", "昨天王小明在门口。", "昨天_________在门口。"},
		{"Li Wei", "Li Wei met Li.", "______ met Li."},
		{"", "Nobody.", "Nobody."},
	} {
		now := desk.People{Text: c.text, Mentions: []desk.PersonMention{{Named: record.Named{}, Name: c.name, Age: record.AgeUnder18, Own: true}}}
		got := desk.NewVeil(now.Lines()).Text(c.text)
		if got != c.want || len(got) != len(c.text) {
			t.Errorf("%q became %q, not %q", c.text, got, c.want)
		}
	}
	if desk.NewVeil(named(record.AgeAdult).Lines()) != nil {
		t.Error("an adult is covered")
	}
	if said := desk.NewVeil(named(record.AgeUnder18).Lines()).Words("about Rhian Ashgrove"); strings.Contains(said, "Rhian") {
		t.Error(said)
	}
}

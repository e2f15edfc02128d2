package resolve_test

import (
	"slices"
	"testing"

	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/resolve"
)

func namesIn(values []string) []string {
	var out []string
	for _, v := range values {
		if name, ok := resolve.NameOf(v); ok {
			out = append(out, name)
		}
	}
	return out
}

func TestEveryMentionOfANameHasItsWords(t *testing.T) {
	s := newShelf()
	held := s.hold(record.HoldingPerson, 0, nil, "BERGSTRAND, Annelie")
	e := s.report(t, intake.Report{Title: "About Halvor Tromsengen", Text: "Annelie  Bergstrant met Jorun Tveitsund. Ring 07700 900123.",
		People: []intake.Person{{Name: "Kjersti Qvale"}}}, nil)
	found, values, links := s.read(t, e)
	if want := []string{"Annelie Bergstrant", "Jorun Tveitsund", "Halvor Tromsengen", "Kjersti Qvale"}; !slices.Equal(namesIn(values), want) {
		t.Errorf("names %q, want %q", namesIn(values), want)
	}
	if len(values) != len(found.Mentions) || slices.Contains(values, "") {
		t.Errorf("values %q for %d mentions", values, len(found.Mentions))
	}
	if len(links) != 1 || links[0].Holding != held {
		t.Errorf("links %+v", links)
	}
}

func TestWhoIsKeptOutIsNoMentionInTheText(t *testing.T) {
	s := newShelf()
	s.hold(record.HoldingPerson, 0, nil, "Kjersti Qvale")
	s.hold(record.HoldingPerson, 0, nil, "Oddvar Myrdalen")
	e := s.report(t, intake.Report{Text: "I am Oddvar Myrdalen. Mr Halvor Tromsengen hit Kjersti Qvale, and Ms Qvale cried. Little Sindre Haugsvold saw it.",
		People: []intake.Person{{Name: "Kjersti Qvale", Role: record.RoleVictim}, {Name: "Sindre Haugsvold", Age: "7"}}}, &intake.Reporter{Name: "Oddvar Myrdalen"})
	_, values, links := s.read(t, e)
	if got := namesIn(values); !slices.Equal(got, []string{"Halvor Tromsengen"}) {
		t.Errorf("names %q, want that of the man alone", got)
	}
	if len(links) != 0 {
		t.Errorf("links to those who are kept out: %+v", links)
	}
}

// What is held under labels that the report does not have changes nothing in its
// mentions, whether its name is found in the text or not.
func TestARestrictedHoldingShowsInNoMention(t *testing.T) {
	open, closed := newShelf(), newShelf()
	closed.hold(record.HoldingPerson, 1<<2, nil, "Jorun Tveitsund")
	closed.hold(record.HoldingPerson, 1<<2, nil, "Lindvik Marigold")
	said := intake.Report{Text: "Jorun Tveitsund and lindvik marigold went. Halvor Tromsengen stayed."}
	_, without, _ := open.read(t, open.report(t, said, nil))
	_, with, links := closed.read(t, closed.report(t, said, nil))
	if !slices.Equal(without, with) {
		t.Errorf("mentions %q with the holding, %q without", with, without)
	}
	if len(links) != 2 {
		t.Errorf("%d links, want 2", len(links))
	}
}

package resolve_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"watchfloor/internal/material"
	"watchfloor/record"
	"watchfloor/resolve"
)

// TestTwoOccasionsShareNoOrigin takes five real reports of two occasions.
func TestTwoOccasionsShareNoOrigin(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(material.Dir(t, "reports"), "*.txt"))
	if err != nil || len(files) != 5 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	m := newMemory(t)
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		m.take(resolve.Telling{Text: string(b)})
	}
	r := m.reports
	if r[0].told.Origin != r[1].told.Origin || r[1].told.Arrival != record.ArrivalExcerpt && r[0].told.Arrival != record.ArrivalExcerpt {
		t.Errorf("000 and 001 share prose, but are %v and %v", r[0].told, r[1].told)
	}
	for i, j := range map[int]int{0: 2, 1: 3, 2: 3, 3: 4, 4: 0} {
		if r[i].told.Origin == r[j].told.Origin {
			t.Errorf("%d and %d trace to the same origin", i, j)
		}
	}
	if len(m.quotes) != 1 || m.quotes[0].Report != r[4].told.Report || m.quotes[0].Origin != r[3].told.Origin {
		t.Errorf("quotations %v, want one: of 004, of the statement that 003 has too", m.quotes)
	}
}

// TestAnOriginalThatComesLateTakesItsPlace: two excerpts share nothing until the
// story comes that both were taken from; what quotes one of them follows.
func TestAnOriginalThatComesLateTakesItsPlace(t *testing.T) {
	story := strings.Fields(story)
	m := newMemory(t)
	part := func(from, to int) string { return strings.Join(story[from:to], " ") }
	quoter := "In the tavern old Marrick laughed about it. “" + part(62, 72) + "” he read aloud, and nobody believed a word of what had been printed there in the morning."
	one := m.take(resolve.Telling{Text: part(0, 40), Source: "Quay Radio", At: 30})
	other := m.take(resolve.Telling{Text: "As Marrick wrote: " + part(60, 100), Source: "Vellmouth Post", At: 40})
	quotes := m.take(resolve.Telling{Text: quoter, Source: "Evening Lamp", At: 50})
	if one.told.Origin == other.told.Origin || len(m.quotes) != 1 || m.quotes[0].Report != quotes.told.Report {
		t.Fatalf("before the story: origins %v and %v, quotations %v", one.told.Origin, other.told.Origin, m.quotes)
	}
	whole := m.take(resolve.Telling{Text: strings.Join(story, " "), Source: "Harbour Wire", At: 10})
	if whole.told.Arrival != record.ArrivalNew || whole.told.Origin != one.told.Origin || whole.told.Origin != other.told.Origin {
		t.Errorf("the story is %v of %v, its parts trace to %v and %v", whole.told.Arrival, whole.told.Origin, one.told.Origin, other.told.Origin)
	}
	for _, k := range []*kept{one, other} {
		if k.told.Of != whole.told.Report || k.told.Arrival != record.ArrivalExcerpt {
			t.Errorf("a part is %v of %v, want an excerpt of the story", k.told.Arrival, k.told.Of)
		}
	}
	if len(m.quotes) != 1 || m.quotes[0].Origin != whole.told.Origin {
		t.Errorf("what is quoted stands at %v, want the origin of the story", m.quotes)
	}
	if one.lead != other.lead && whole.lead != one.lead {
		t.Error("the story stands in a lead of its own")
	}
}

// TestADigestJoinsNoStories: two stories in one later report stay two.
func TestADigestJoinsNoStories(t *testing.T) {
	words := strings.Fields(story)
	m := newMemory(t)
	a, b := strings.Join(words[:50], " "), strings.Join(words[50:], " ")
	one, other := m.take(resolve.Telling{Text: a, Source: "Harbour Wire", At: 10}), m.take(resolve.Telling{Text: b, Source: "Quay Radio", At: 20})
	digest := m.take(resolve.Telling{Text: a + "\n\n" + b, Source: "Evening Lamp", At: 90})
	if one.told.Origin == other.told.Origin {
		t.Error("both stories trace to one origin")
	}
	if len(m.quotes) == 0 {
		t.Errorf("the digest is %v and carries nothing", digest.told.Arrival)
	}
}

// TestARestrictedCopyShowsItselfToNobody: what is said of it carries its labels,
// whichever came first, and the open report stays what it was.
func TestARestrictedCopyShowsItselfToNobody(t *testing.T) {
	for _, restrictedFirst := range []bool{false, true} {
		m := newMemory(t)
		open, restricted := resolve.Telling{Text: story, Source: "Harbour Wire"}, resolve.Telling{Text: story, Source: "Partner", Labels: 1}
		var a, b *kept
		if restrictedFirst {
			b, a = m.take(restricted), m.take(open)
		} else {
			a, b = m.take(open), m.take(restricted)
		}
		if a.told.Arrival != record.ArrivalNew || a.told.Origin != a.told.Report || !a.told.Of.IsZero() {
			t.Errorf("restricted first %v: the open report is %v of %v", restrictedFirst, a.told.Arrival, a.told.Of)
		}
		if b.told.Of != a.told.Report || b.told.Origin != a.told.Origin {
			t.Errorf("restricted first %v: the restricted report is %v of %v", restrictedFirst, b.told.Arrival, b.told.Of)
		}
	}
}

const story = `A container on the north quay was opened during the night and several drums of solvent were taken the port company
	said on Monday. Guards noticed the broken seal shortly before five in the morning when they walked their second round. The drums
	weigh more than two hundred kilograms each and cannot be carried by hand so that a lorry with a lifting platform must have been
	used by whoever came. A spokesman said that nobody had been hurt and that the cameras above the gate had been covered with paint
	from a ladder which was found in the water below the crane on the following afternoon by two divers of the fire service.`

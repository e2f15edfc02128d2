package names

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"watchfloor/record"
)

// villages is an index of invented people of whom more is known than the name.
func villages() *Index {
	x := New()
	for _, e := range []Entity{
		{Ref: 1, Type: Person, Names: []string{"Annelie BERGSTRAND"}, DOB: []string{"1971-04-09"}, Places: []string{"12 Canal Street, Northport, Norway"}, TiedNames: []string{"Halvard Tromseng"}},
		{Ref: 2, Type: Person, Names: []string{"Annelie BERGSTRAND"}, DOB: []string{"1993-11-30"}, Places: []string{"London"}},
		{Ref: 3, Type: Person, Names: []string{"Wilhelm Orsgaard"}, DOB: []string{"the 1960s"}, Identifiers: []string{"phone:+46700000001"}, TiedTo: []uint32{4}},
		{Ref: 4, Type: Person, Names: []string{"Tomos VALE"}, Labels: 1},
	} {
		x.Put(e)
	}
	return x
}

func reasonOf(c Candidate, f Feature) (Reason, bool) {
	i := slices.IndexFunc(c.Why, func(r Reason) bool { return r.Feature == f })
	if i < 0 {
		return Reason{}, false
	}
	return c.Why[i], true
}

func TestEachThingBesideTheNameHasALineForOrAgainst(t *testing.T) {
	x := villages()
	at := record.At(mustTime(t, "2026-06-01"))
	for _, c := range []struct {
		what string
		q    Query
		want uint32 // 0: whoever is asked for by name 3
		line Feature
		good bool
	}{
		{"the same birth date", Query{DOB: "9 Apr 1971"}, 1, BirthSame, true},
		{"day and month exchanged", Query{DOB: "1971-09-04"}, 1, BirthSwapped, true},
		{"the year after", Query{DOB: "1972-04-09"}, 1, BirthNear, true},
		{"the same year only", Query{DOB: "1971"}, 1, BirthYear, true},
		{"circa the year", Query{DOB: "circa 1972"}, 1, BirthNear, true},
		{"a span of years", Query{DOB: "1969 to 1972"}, 1, BirthYear, true},
		{"the decade", Query{DOB: "the 1990s"}, 2, BirthYear, true},
		{"the age", Query{Age: 55, At: at}, 1, AgeFits, true},
		{"an age guessed by two years", Query{Age: 30, At: at}, 2, AgeOther, true},
		{"a place", Query{Places: []string{"Northport"}}, 1, PlaceSame, true},
		{"a large city", Query{Places: []string{"Baker Street, London"}}, 2, PlaceSame, true},
		{"somebody tied", Query{Beside: []string{"TROMSENG Halvard"}}, 1, TieSame, true},
		{"nobody tied", Query{Beside: []string{"Igor Pleshnev"}, DOB: "1971-04-09"}, 1, TieOther, false},
		{"another place", Query{Places: []string{"Southhaven"}, DOB: "1971-04-09"}, 1, PlaceOther, false},
		{"a date years apart", Query{DOB: "1935-01-17"}, 1, BirthFar, false},
		{"an age years apart", Query{Age: 91, At: at}, 1, AgeOther, false},
	} {
		q := c.q
		q.Name, q.Type = "Annelie Bergstrand", Person
		all := x.Match(q)
		i := slices.IndexFunc(all, func(m Candidate) bool { return m.Ref == c.want })
		if i < 0 {
			t.Errorf("%s: %d is not among the answers", c.what, c.want)
			continue
		}
		if c.good && i != 0 {
			t.Errorf("%s: %d comes first, want %d", c.what, all[0].Ref, c.want)
		}
		if r, ok := reasonOf(all[i], c.line); !ok || r.Weight > 0 != c.good {
			t.Errorf("%s: line %q is %+v, want one of sign %v; all: %+v", c.what, c.line, r, c.good, all[i].Why)
		}
	}
}

func TestACountryIsNoPlace(t *testing.T) {
	for _, s := range []string{"Norway", "Kabul, Afghanistan", "P.O. Box 17, Damascus, Syria", "Россия, Москва"} {
		for _, part := range placeKeys([]string{s}) {
			if slices.Contains(placeKeys([]string{"Norway; Afghanistan; Syria; Россия"}), part) {
				t.Errorf("%q: its country is compared", s)
			}
		}
	}
	if len(placeKeys([]string{"Norway", "the United States", "Iran"})) != 0 {
		t.Error("a country alone is compared")
	}
}

func TestATieToSomethingThatMayNotBeReadDoesNotAct(t *testing.T) {
	x, without := villages(), villages()
	without.Remove(4)
	q := Query{Name: "Wilhelm Orsgaard", Type: Person, Beside: []string{"Tomos Vale"}}
	open := x.Match(q)[0]
	if bare := without.Match(q)[0]; open.P != bare.P || len(open.Why) != len(bare.Why) {
		t.Errorf("with %+v, without %+v", open, bare)
	}
	q.Readable = 1
	if got := x.Match(q)[0]; got.P <= open.P {
		t.Errorf("who may read both gets %v, others %v", got.P, open.P)
	}
}

func TestTheNumberOfOthersFallsWithWhatAgrees(t *testing.T) {
	x := New()
	x.Put(Entity{Ref: 1, Type: Person, Names: []string{"Michael SMITH"}, DOB: []string{"1971-06-30"}, Places: []string{"Northport"}})
	x.Put(Entity{Ref: 2, Type: Person, Names: []string{"Quillon ZAVRENDIL"}})
	name := first(t, x, Query{Name: "Michael Smith", Type: Person})
	if name.Others < 100 || name.Rule != RuleCommon {
		t.Errorf("name alone: %d others, %s", name.Others, name.Rule)
	}
	place := first(t, x, Query{Name: "Michael Smith", Type: Person, Places: []string{"Northport"}})
	born := first(t, x, Query{Name: "Michael Smith", Type: Person, DOB: "1971-06-30"})
	if !(place.Others < name.Others && born.Others < place.Others && born.Rule == RuleLikely) {
		t.Errorf("others: %d by name, %d with the place, %d with the date (%s)", name.Others, place.Others, born.Others, born.Rule)
	}
	small := first(t, x, Query{Name: "Michael Smith", Type: Person, Population: 60_000})
	if small.Others*100 > name.Others || small.P != name.P {
		t.Errorf("of a thousandth of the people %d of %d others, p %v and %v", small.Others, name.Others, small.P, name.P)
	}
	if rare := first(t, x, Query{Name: "Quillon Zavrendil", Type: Person}); rare.Others > 1 || rare.Rule != RuleLikely {
		t.Errorf("a rare name: %d others, %s", rare.Others, rare.Rule)
	}
}

func TestNotEnoughToConnectIsAnAnswer(t *testing.T) {
	x := villages()
	for _, c := range []struct {
		q    Query
		want Rule
	}{
		{Query{Name: "Annelie Bergstrand"}, RuleLikely},
		{Query{Name: "Bergstrand"}, RuleOneWord},
		{Query{Name: "Bergstrand", Places: []string{"Northport"}}, RuleLikely},
		{Query{Name: "Annelie Somebody"}, RuleUnlikely},
		{Query{Name: "Annelie Bergstrand", DOB: "1935-01-17"}, RuleBirth},
		{Query{Name: "Someone", Identifiers: []string{"phone:+46700000001"}}, RuleLikely},
	} {
		c.q.Type = Person
		if got := first(t, x, c.q); got.Rule != c.want {
			t.Errorf("%+v: %s with p %v, want %s", c.q, got.Rule, got.P, c.want)
		}
	}
	for r := RuleNone; r < rulesEnd; r++ {
		if got, err := ParseRule(r.String()); err != nil || got != r || r.Text() == "" {
			t.Errorf("rule %d: %v, %v", r, got, err)
		}
	}
}

// A name tells a religion, an origin or a sex to whoever wants to see it; the
// engine has no place for any of them.
func TestReligionOriginAndSexAreNoFeatures(t *testing.T) {
	for f := Feature(1); f < featuresEnd; f++ {
		for _, word := range []string{"religi", "ethni", "national", "sex", "gender", "language", "script", "countr"} {
			if containsFold(f.String(), word) || containsFold(Reason{Feature: f, Count: 2}.Text(), word) {
				t.Errorf("feature %s speaks of %q", f, word)
			}
		}
	}
	for _, typ := range [][]string{fieldsOf(Entity{}), fieldsOf(Query{}), fieldsOf(evidence{}), fieldsOf(comparison{})} {
		for _, field := range typ {
			for _, word := range []string{"Religion", "Ethni", "National", "Citizen", "Sex", "Gender", "Language", "Country"} {
				if containsFold(field, word) {
					t.Errorf("there is a field %s", field)
				}
			}
		}
	}
}

func fieldsOf(v any) (out []string) {
	t := reflect.TypeOf(v)
	for i := range t.NumField() {
		out = append(out, t.Field(i).Name)
	}
	return out
}

func containsFold(s, part string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(part))
}

func mustTime(t *testing.T, day string) time.Time {
	t.Helper()
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

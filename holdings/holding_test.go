package holdings_test

import (
	"reflect"
	"testing"

	"watchfloor/holdings"
	"watchfloor/holdings/holdingstest"
	"watchfloor/record"
)

func TestAHoldingIsTheSameAfterItWasKept(t *testing.T) {
	h := holdings.Holding{
		ListID: "7", List: "north", Type: record.HoldingPerson,
		Names: []holdings.Name{{Text: "Rhian Ashgrove", Listed: "ASHGROVE, Rhian"}, {Text: "Рианна", Kind: holdings.OriginalScript, Lang: "ru"},
			{Text: "R", Kind: holdings.Weak}, {Text: "Vale", Kind: holdings.Former}, {Text: "A", Kind: holdings.Alias}},
		Born:        []string{"1970-03-12", "circa 1971"},
		Identifiers: []holdings.Identifier{{Kind: record.MentionPhone, Value: "+44 7700 900123", Note: "mobile"}},
		Places:      []holdings.Place{{Kind: holdings.PlaceOfBirth, Text: "Quay 4, Northport", City: "Northport", Country: "Utopia", Note: "as of 2020"}},
		Notes:       "<b>\n\u2028", Labels: []string{"north"}, House: "exercise", Handling: "C A1", Keys: []string{"phone:+447700900123"},
		Links: []holdings.Link{{To: "8", Name: "Tomos Vale", Kind: "linked to"}}, Role: record.RoleWitness, Status: record.HoldingClosed, ReviewBy: 1_800_000_000_000_000,
	}
	for i, v := 0, reflect.ValueOf(h); i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("the test leaves %s out", v.Type().Field(i).Name)
		}
	}
	holdingstest.Returns(t, h)
	holdingstest.Returns(t, holdings.Holding{})
}

func TestEveryKindHasAWordThatIsReadBack(t *testing.T) {
	for k := holdings.Primary; k <= holdings.OriginalScript; k++ {
		if got, err := holdings.ParseNameKind(k.String()); got != k || err != nil {
			t.Errorf("%s is read back as %s (%v)", k, got, err)
		}
	}
	for k := holdings.PlaceUnstated; k <= holdings.PlaceOfBirth; k++ {
		if got, err := holdings.ParsePlaceKind(k.String()); got != k || err != nil {
			t.Errorf("%s is read back as %s (%v)", k, got, err)
		}
	}
	beyond := holdings.OriginalScript + 1
	if _, err := beyond.MarshalText(); err == nil {
		t.Errorf("%s has no word and must not be kept", beyond)
	}
	if _, err := holdings.ParseNameKind(beyond.String()); err == nil {
		t.Errorf("%s must not be read", beyond)
	}
}

func TestDatesOfBirthHaveOneForm(t *testing.T) {
	for listed, want := range map[string]string{
		"12 Mar 1970": "1970-03-12", "2 March 1970": "1970-03-02", "1970-03-12": "1970-03-12", "Mar 1970": "1970-03", "Nov. 1973": "1973-11",
		"1970": "1970", "1970.": "1970", "circa 1970": "circa 1970", "Circa 12 Mar 1970": "circa 1970-03-12", "approximately  1970": "circa 1970",
		"1951 to 1953": "1951 to 1953", "01 Jan 1961 to 31 Dec 1963": "1961-01-01 to 1963-12-31", "circa 1979-1982": "circa 1979 to 1982",
		" 24/06/1402 (Hijri) ": "24/06/1402 (Hijri)", "circa": "circa", "": "", "31 Feb 1970": "31 Feb 1970", "30 to 35 years old": "30 to 35 years old",
	} {
		if got := holdings.Born(listed); got != want {
			t.Errorf("%q: got %q, want %q", listed, got, want)
		}
		if got := holdings.Born(want); got != want {
			t.Errorf("%q, written in its form, becomes %q", want, got)
		}
	}
}

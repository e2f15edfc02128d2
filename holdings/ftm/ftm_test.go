package ftm_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/holdings"
	"watchfloor/holdings/ftm"
	"watchfloor/holdings/holdingstest"
	"watchfloor/record"
)

func read(t *testing.T, in string) ([]holdings.Holding, []string) {
	t.Helper()
	var all []holdings.Holding
	var refusals []string
	for h, refused := range ftm.Read(strings.NewReader(in), holdings.Options{}) {
		holdingstest.Check(t, h, refused)
		if refused != nil {
			refusals = append(refusals, refused.String())
			continue
		}
		all = append(all, h)
	}
	return all, refusals
}

func TestAPersonHasNamesDatesAndIdentifiers(t *testing.T) {
	got, refusals := read(t, strings.ReplaceAll(person, "\n", ""))
	want := []holdings.Holding{{
		ListID: "x-1", List: "ftm", Type: record.HoldingPerson,
		Names: []holdings.Name{{Text: "Rhian Ashgrove"}, {Text: "Рианна Ашгроув", Kind: holdings.OriginalScript}, {Text: "R. Ashgrove", Kind: holdings.Alias},
			{Text: "Ri", Kind: holdings.Weak}, {Text: "Rhian Vale", Kind: holdings.Former}},
		Born: []string{"1970-03-12"},
		Identifiers: []holdings.Identifier{{Kind: record.MentionPhone, Value: "+44 7700 900123", Note: "phone"},
			{Kind: record.MentionEmail, Value: "r@example.org", Note: "email"}, {Kind: record.MentionDocument, Value: "Z1", Note: "passportNumber"}},
		Places: []holdings.Place{{Kind: holdings.PlaceOfBirth, Text: "Northport"}, {Kind: holdings.PlaceAddress, Text: "Quay 4"}, {Kind: holdings.PlaceAddress, Text: "Quay 5, Northport"}},
		Notes:  "nationality: ut\nownershipOwner: percentage 50\nsanctions: authority Council",
		Links:  []holdings.Link{{To: "c-1", Name: "Vale Boats", Kind: "ownershipOwner"}, {To: "p-2", Name: "Tomos Vale", Kind: "parents"}},
	}}
	if diff := cmp.Diff(want, got); diff != "" || refusals != nil {
		t.Errorf("-want +got:\n%s%q", diff, refusals)
	}
}

const person = `{"id":"x-1","schema":"Person","caption":"Rhian Ashgrove","datasets":["d"],"properties":{
"name":["Рианна Ашгроув","Rhian Ashgrove","R. Ashgrove"],"weakAlias":["Ri"],"previousName":["Rhian Vale"],"birthDate":["1970-03-12"],"birthPlace":["Northport"],
"phone":["+44 7700 900123"],"email":["r@example.org"],"passportNumber":["Z1"],"nationality":["ut"],"address":["Quay 4"],
"addressEntity":[{"id":"a-1","schema":"Address","properties":{"full":["Quay 5, Northport"]}}],
"ownershipOwner":[{"id":"o-1","schema":"Ownership","properties":{"percentage":["50"],"asset":[{"id":"c-1","schema":"Company","caption":"Vale Boats"}]}}],
"parents":[{"id":"p-2","schema":"Person","caption":"Tomos Vale","properties":{"addressEntity":[{"id":"a-9","schema":"Address"}]}}],
"sanctions":[{"id":"s-1","schema":"Sanction","properties":{"authority":["Council"]}}]}}`

func TestOtherThingsAreHeldAsWhatTheyAre(t *testing.T) {
	for line, want := range map[string]holdings.Holding{
		`{"id":"1","schema":"Company","properties":{"name":"Vale Boats"}}`:   {Type: record.HoldingOrganisation, Names: []holdings.Name{{Text: "Vale Boats"}}},
		`{"id":"1","schema":"LegalEntity","caption":"Vale","properties":{}}`: {Names: []holdings.Name{{Text: "Vale"}}},
		`{"id":"1","schema":"Vessel","properties":{"name":["Gull"],"imoNumber":["IMO 0000001"]}}`: {Type: record.HoldingVessel, Names: []holdings.Name{{Text: "Gull"}},
			Identifiers: []holdings.Identifier{{Kind: record.MentionDocument, Value: "IMO 0000001", Note: "imoNumber"}}},
		`{"id":"1","schema":"Airplane","properties":{"registrationNumber":["ZZ-000"]}}`: {Type: record.HoldingAircraft,
			Identifiers: []holdings.Identifier{{Kind: record.MentionPlate, Value: "ZZ-000", Note: "registrationNumber"}}},
		`{"id":"1","schema":"CryptoWallet","properties":{"publicKey":["0xabc"],"holder":["x-1"]}}`: {Type: record.HoldingAccount,
			Identifiers: []holdings.Identifier{{Kind: record.MentionWallet, Value: "0xabc", Note: "publicKey"}}, Links: []holdings.Link{{To: "x-1", Kind: "holder"}}},
	} {
		want.ListID, want.List = "1", "ftm"
		got, refusals := read(t, line)
		if diff := cmp.Diff([]holdings.Holding{want}, got); diff != "" || refusals != nil {
			t.Errorf("%s: -want +got:\n%s%q", line, diff, refusals)
		}
	}
}

func TestWhatIsNoThingIsRefusedByItsLine(t *testing.T) {
	got, refusals := read(t, "{\"id\":\"1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"A\"]}}\n\n"+
		`{"id":"2","schema":"Ownership","properties":{}}`+"\n[]\n{\"id\":3,\"schema\":\"Person\"}\n{\"id\":\"4\",\"schema\":\"Person\"}\nnull,\n"+strings.Repeat("[", 10_000))
	if len(got) != 1 {
		t.Errorf("got %+v", got)
	}
	for i, want := range []string{`line 3: bad field: schema: "Ownership"`, "line 4: unreadable", "line 5: bad field: id and schema must be text", "line 6: no text", "line 7: unreadable", "line 8: too deep"} {
		if i >= len(refusals) || !strings.HasPrefix(refusals[i], want) {
			t.Errorf("got %q, want %q", refusals, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(strings.ReplaceAll(person, "\n", "")))
	f.Add([]byte(`{"id":"1","schema":"Passport","properties":{"a":[{"schema":"Identification","properties":{"number":["\ud83d"]}}]}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		for h, refused := range ftm.Read(bytes.NewReader(b), holdings.Options{}) {
			holdingstest.Check(t, h, refused)
		}
	})
}

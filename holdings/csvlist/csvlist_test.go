package csvlist_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/holdings"
	"watchfloor/holdings/csvlist"
	"watchfloor/holdings/holdingstest"
	"watchfloor/record"
)

func read(t *testing.T, in string) ([]holdings.Holding, []string) {
	t.Helper()
	var all []holdings.Holding
	var refusals []string
	for h, refused := range csvlist.Read(strings.NewReader(in), holdings.Options{List: "north"}) {
		holdingstest.Check(t, h, refused)
		if refused != nil {
			refusals = append(refusals, refused.String())
			continue
		}
		all = append(all, h)
	}
	return all, refusals
}

func TestEveryColumnFindsItsPlace(t *testing.T) {
	want := []holdings.Holding{{
		ListID: "P1", List: "north", Type: record.HoldingPerson,
		Names: []holdings.Name{{Text: "Rhian Ashgrove"}, {Text: "Ri", Kind: holdings.Alias}, {Text: "Ashgrove, R.", Kind: holdings.Alias}},
		Born:  []string{"1970-03-12", "1971"},
		Identifiers: []holdings.Identifier{{Kind: record.MentionPhone, Value: "+44 7700 900123"}, {Kind: record.MentionPhone, Value: "555-0100"},
			{Kind: record.MentionEmail, Value: "r@example.org"}, {Kind: record.MentionHandle, Value: "@ri"},
			{Kind: record.MentionPlate, Value: "XX00 XXX"}, {Kind: record.MentionDocument, Value: "Z-1"}},
		Places: []holdings.Place{{Kind: holdings.PlaceAddress, Text: "Quay 4"}},
		Notes:  "seen twice\nshoes: 39", Labels: []string{"north", "harbour"},
	}, {ListID: "Tomos Vale 1990", List: "north", Names: []holdings.Name{{Text: "Tomos Vale"}}, Born: []string{"1990"}}}
	const head = "\ufeffAliases,list_id,type,name,dob,phones,emails,handles,plates,documents,places,notes,labels,shoes\r\n"
	got, refusals := read(t, head+"\"Ri;Ashgrove, R.\",P1,Person,Rhian Ashgrove,12 Mar 1970; 1971,+44 7700 900123;555-0100,r@example.org,@ri,XX00 XXX,Z-1,Quay 4,seen twice,north;harbour,39\r\n,,,Tomos Vale,1990\r\n")
	if diff := cmp.Diff(want, got); diff != "" || refusals != nil {
		t.Errorf("-want +got:\n%s%q", diff, refusals)
	}
}

func TestSemicolonsAndTabsSeparateToo(t *testing.T) {
	for _, in := range []string{"list_id;name;aliases\n1;A;\"B;C\"\n", "list_id\tname\taliases\n1\tA\tB;C\n", "\xff\xfen\x00a\x00m\x00e\x00,\x00a\x00l\x00i\x00a\x00s\x00e\x00s\x00\n\x00A\x00,\x00B\x00;\x00C\x00\n\x00"} {
		got, refusals := read(t, in)
		if len(got) != 1 || len(got[0].Names) != 3 || refusals != nil {
			t.Errorf("%q: got %+v %q", in, got, refusals)
		}
	}
}

func TestABadLineIsRefusedByNumberAndTheOthersAreTaken(t *testing.T) {
	got, refusals := read(t, "name,type\nA,ghost\nB,person,C\n\"D,person\nE,person\n,person\n")
	if len(got) != 1 || got[0].Names[0].Text != "E" {
		t.Errorf("got %+v", got)
	}
	for i, want := range []string{`line 2: bad field: type: "ghost" is not one of`, "line 3: bad field: 3 fields below 2 columns", "line 4: unreadable", "line 6: no text"} {
		if i >= len(refusals) || !strings.HasPrefix(refusals[i], want) {
			t.Errorf("got %q, want %q", refusals, want)
		}
	}
	for in, want := range map[string]string{"a,b\nc,d\n": "line 1: unreadable: the first line must name the columns", "name,type\nA,\nA,person\n": `line 3: bad field: list_id: "A" stands in line 2 already`,
		"name,name\nA,B\n": `line 1: bad field: two columns are called "name"`} {
		if got, refusals := read(t, in); len(got) > 1 || len(refusals) != 1 || !strings.HasPrefix(refusals[0], want) {
			t.Errorf("%q: got %+v %q", in, got, refusals)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("list_id,type,name,aliases,dob,phones,labels,x\n1,person,A,B;C,1970,555-0100,n,y\n\"\n"))
	f.Add([]byte("\xff\xfen\x00a\x00m\x00e\x00\n\x00A\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for h, refused := range csvlist.Read(bytes.NewReader(b), holdings.Options{}) {
			holdingstest.Check(t, h, refused)
		}
	})
}

func TestR17AListSaysWhatIsClosedAndWhenItIsReviewed(t *testing.T) {
	got, refusals := read(t, "name,status,review_by\nA,Closed,2027-01-31\nB,suspended,\nC,open,\nD,,\nE,Dissolved,\nF,closed,soon\n")
	want := []struct {
		status record.HoldingStatus
		notes  string
	}{{record.HoldingClosed, ""}, {record.HoldingSuspended, ""}, {}, {}, {record.HoldingOpen, "its status: Dissolved"}}
	if len(got) != len(want) || len(refusals) != 1 {
		t.Fatalf("got %+v, refused %q", got, refusals)
	}
	for i, w := range want {
		if got[i].Status != w.status || got[i].Notes != w.notes {
			t.Errorf("%s: %s, notes %q", got[i].Names[0].Text, got[i].Status, got[i].Notes)
		}
	}
	if got[0].ReviewBy.String() != "2027-01-31T00:00:00Z" {
		t.Errorf("reviewed by %s", got[0].ReviewBy)
	}
}

package ofac_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/holdings"
	"watchfloor/holdings/holdingstest"
	"watchfloor/holdings/ofac"
	"watchfloor/internal/material"
	"watchfloor/record"
)

const (
	sdn = `7,"ASHGROVE, Rhian","individual","NORTH","Harbour Master",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 12 Mar 1970; alt. DOB circa 1971; POB Northport, Utopia, North; a.k.a. 'VALE, Ri'; f.k.a. 'O'HARA'; nationality Utopia; Gender Female; Passport Z1 (Utopia) issued 01 Jan 2001 expires 31 Dec 2010; alt. Phone Number 555-0100; Email Address r@example.org; Website www.example.org; Digital Currency Address - XBT 1abc; Linked To: VALE BOATS, S.A.; Linked To: NOBO"
8,"VALE BOATS, S.A.",-0- ,"NORTH",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Linked To: ASHGROVE, Rhian."
9,"GULL","vessel","NORTH",-0- ,"ZZ0A","Ferry","10","20","Utopia","Vale Boats",-0- ` + "\r\n" + `10,"ZZ-000","aircraft","NORTH",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Aircraft Tail Number ZZ-000."
` + "\x1a"
	alt     = "7,1,\"aka\",\"ASHGROVE, R.\",-0- \r\n7,2,\"fka\",\"VALE, Rhian\",-0- \r\n8,3,\"nka\",\"NEW BOATS, S.A.\",-0- \r\n\x1a"
	add     = "7,1,\"Quay 4\",\"Northport N1\",\"Utopia\",-0- \n7,2,-0- ,-0- ,\"Utopia\",\"since 2001\"\n7,3,-0- ,-0- ,-0- ,-0- \n"
	comment = "7,\"DY KNOWS; alt. Passport Z2 (Utopia).\"\n"
)

// read gives the files to the reader in the order of their names.
func read(t *testing.T, files ...string) ([]holdings.Holding, []string) {
	t.Helper()
	var list []holdings.File
	for i, f := range files {
		list = append(list, holdings.File{Name: fmt.Sprintf("f%d", i), Reader: strings.NewReader(f)})
	}
	var all []holdings.Holding
	var refusals []string
	for h, refused := range ofac.Read(list, holdings.Options{}) {
		holdingstest.Check(t, h, refused)
		if refused != nil {
			refusals = append(refusals, refused.String())
			continue
		}
		all = append(all, h)
	}
	return all, refusals
}

func TestAnEntryIsJoinedFromAllFilesInAnyOrder(t *testing.T) {
	const doc = record.MentionDocument
	want := holdings.Holding{
		ListID: "7", List: "ofac", Type: record.HoldingPerson,
		Names: []holdings.Name{
			{Text: "Rhian ASHGROVE", Listed: "ASHGROVE, Rhian"}, {Text: "R. ASHGROVE", Listed: "ASHGROVE, R.", Kind: holdings.Alias},
			{Text: "Rhian VALE", Listed: "VALE, Rhian", Kind: holdings.Former},
			{Text: "Ri VALE", Listed: "VALE, Ri", Kind: holdings.Weak}, {Text: "O'HARA", Kind: holdings.Former}},
		Born: []string{"1970-03-12", "circa 1971"},
		Identifiers: []holdings.Identifier{
			{Kind: doc, Value: "Z1", Note: "Passport (Utopia) issued 01 Jan 2001 expires 31 Dec 2010"},
			{Kind: record.MentionPhone, Value: "555-0100", Note: "Phone Number"}, {Kind: record.MentionEmail, Value: "r@example.org", Note: "Email Address"},
			{Kind: record.MentionURL, Value: "www.example.org", Note: "Website"}, {Kind: record.MentionWallet, Value: "1abc", Note: "Digital Currency Address XBT"},
			{Kind: doc, Value: "Z2", Note: "Passport (Utopia)"}},
		Places: []holdings.Place{
			{Kind: holdings.PlaceAddress, Text: "Quay 4, Northport N1, Utopia", City: "Northport N1", Country: "Utopia"},
			{Kind: holdings.PlaceAddress, Text: "Utopia", Country: "Utopia", Note: "since 2001"},
			{Kind: holdings.PlaceOfBirth, Text: "Northport, Utopia, North", Country: "Utopia, North"}},
		Links: []holdings.Link{{To: "8", Name: "VALE BOATS, S.A.", Kind: "linked to"}, {Name: "NOBODY KNOWS", Kind: "linked to"}},
	}
	want.Notes = "Program: NORTH\nTitle: Harbour Master\nRemarks: " + strings.Split(strings.SplitN(sdn, "-0- ,\"", 2)[1], "\"\n")[0] + "DY KNOWS; alt. Passport Z2 (Utopia)."
	for _, files := range [][]string{{sdn, alt, add, comment}, {comment, add, alt, sdn}, {alt + add, sdn + comment}} {
		all, refusals := read(t, files...)
		if len(all) != 4 || refusals != nil {
			t.Fatalf("got %d holdings, %q", len(all), refusals)
		}
		i := slices.IndexFunc(all, func(h holdings.Holding) bool { return h.ListID == "7" })
		if diff := cmp.Diff(want, all[i]); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}

func TestOrganisationsVesselsAndAircraftAreTold(t *testing.T) {
	all, _ := read(t, sdn, alt)
	for i, want := range []record.HoldingType{record.HoldingPerson, record.HoldingOrganisation, record.HoldingVessel, record.HoldingAircraft} {
		if all[i].Type != want {
			t.Errorf("%s is a %s, want %s", all[i].ListID, all[i].Type, want)
		}
	}
	if n := all[1].Names; n[0].Text != "VALE BOATS, S.A." || n[1].Text != "NEW BOATS, S.A." {
		t.Errorf("the name of an organisation was turned round: %+v", n)
	}
	if l := all[1].Links; len(l) != 1 || l[0].To != "7" {
		t.Errorf("a full stop at the end hides the link: %+v", l)
	}
	for i, want := range map[int]holdings.Identifier{2: {Kind: record.MentionDocument, Value: "ZZ0A", Note: "Call Sign"}, 3: {Kind: record.MentionPlate, Value: "ZZ-000", Note: "Aircraft Tail Number"}} {
		if diff := cmp.Diff([]holdings.Identifier{want}, all[i].Identifiers); diff != "" {
			t.Error(diff)
		}
	}
}

func TestRowsThatBelongNowhereAreRefusedByFileAndLine(t *testing.T) {
	_, refusals := read(t, sdn+"7,\"AGAIN\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n11,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n", "7,1,2\nx,1,\"aka\",\"B\",-0- \n99,1,\"aka\",\"B\",-0- \n7,\"open\n")
	want := []string{"f0: line 5: bad field: entry 7 stands twice", "f1: line 1: unreadable: 3 fields", "f1: line 2: bad field: an entry number is missing",
		"f1: line 4: unreadable", "line 6: no text: entry 11 has no name", "line 3: bad field: names, addresses or comments belong to entry 99"}
	if len(refusals) != len(want) {
		t.Fatalf("got %q", refusals)
	}
	for i := range want {
		if !strings.HasPrefix(refusals[i], want[i]) {
			t.Errorf("got %q, want %q", refusals[i], want[i])
		}
	}
}

func TestAListBeyondTheLimitIsNotTakenInPart(t *testing.T) {
	n, refusals := 0, 0
	for _, refused := range ofac.Read([]holdings.File{{Name: "sdn.csv", Reader: strings.NewReader(sdn)}}, holdings.Options{Limits: holdings.Limits{List: 300}}) {
		if refused != nil {
			refusals++
		} else {
			n++
		}
	}
	if n != 0 || refusals != 1 {
		t.Errorf("got %d holdings and %d refusals, want none and one", n, refusals)
	}
}

// opened returns the real files in an awkward order.
func opened(t *testing.T, names ...string) []holdings.File {
	t.Helper()
	var files []holdings.File
	for _, n := range names {
		b, err := os.ReadFile(filepath.Join(material.Dir(t, "lists", "ofac_sdn_2021"), n))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, holdings.File{Name: n, Reader: bytes.NewReader(b)})
	}
	return files
}

func TestTheRealListIsReadWhole(t *testing.T) {
	types := map[record.HoldingType]int{}
	names, links, linked := 0, 0, 0
	count := func(files []holdings.File) {
		names = 0
		clear(types)
		for h, refused := range ofac.Read(files, holdings.Options{}) {
			holdingstest.Check(t, h, refused)
			if refused != nil {
				t.Error(refused)
				continue
			}
			types[h.Type]++
			names += len(h.Names)
			links += len(h.Links)
			for _, l := range h.Links {
				if l.To != "" {
					linked++
				}
			}
		}
	}
	count(opened(t, "sdn_comments.csv", "add.csv", "sdn.csv"))
	without := names
	links, linked = 0, 0
	count(opened(t, "sdn_comments.csv", "alt.csv", "add.csv", "sdn.csv"))
	want := map[record.HoldingType]int{record.HoldingPerson: 4620, record.HoldingOrganisation: 3673, record.HoldingVessel: 406, record.HoldingAircraft: 277}
	if diff := cmp.Diff(want, types); diff != "" {
		t.Error(diff)
	}
	if got := names - without; got != 11_910 {
		t.Errorf("alt.csv added %d names, want 11,910", got)
	}
	t.Logf("%d of %d links lead to an entry", linked, links)
	if linked*100 < links*99 {
		t.Errorf("only %d of %d links lead to an entry", linked, links)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sdn), []byte(alt+add+comment))
	f.Add([]byte(comment), []byte("1,2,,,\n"))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		files := []holdings.File{{Name: "a", Reader: bytes.NewReader(a)}, {Name: "b", Reader: bytes.NewReader(b)}}
		for h, refused := range ofac.Read(files, holdings.Options{}) {
			holdingstest.Check(t, h, refused)
		}
	})
}

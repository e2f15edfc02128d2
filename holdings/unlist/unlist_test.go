package unlist_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/holdings"
	"watchfloor/holdings/holdingstest"
	"watchfloor/holdings/unlist"
	"watchfloor/internal/material"
	"watchfloor/record"
)

func read(t *testing.T, in string, opt holdings.Options) ([]holdings.Holding, []string) {
	t.Helper()
	var all []holdings.Holding
	var refusals []string
	for h, refused := range unlist.Read(strings.NewReader(in), opt) {
		holdingstest.Check(t, h, refused)
		if refused != nil {
			refusals = append(refusals, refused.String())
			continue
		}
		all = append(all, h)
	}
	return all, refusals
}

const list = `<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>
<DATAID> 7 </DATAID><FIRST_NAME>RHIAN</FIRST_NAME><SECOND_NAME>MAI
</SECOND_NAME><FOURTH_NAME>ASHGROVE</FOURTH_NAME><NAME_ORIGINAL_SCRIPT>Рианна</NAME_ORIGINAL_SCRIPT>
<UN_LIST_TYPE>North</UN_LIST_TYPE><REFERENCE_NUMBER>NOi.007</REFERENCE_NUMBER><LISTED_ON>2020-01-02</LISTED_ON><GENDER>Female</GENDER>
<COMMENTS1>Seen in Northport.</COMMENTS1><DESIGNATION><VALUE>Harbour Master</VALUE><VALUE>Pilot</VALUE></DESIGNATION><NATIONALITY><VALUE>Utopia</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>R. Ashgrove; Rhian Vale</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Ri (original script: Ри)</ALIAS_NAME><DATE_OF_BIRTH>1971-01-01</DATE_OF_BIRTH></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ADDRESS><STREET>Quay 4</STREET><CITY>Northport</CITY><COUNTRY>Utopia</COUNTRY><NOTE>as of 2020</NOTE></INDIVIDUAL_ADDRESS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1970-03-12</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1969</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1967</FROM_YEAR><TO_YEAR>1969</TO_YEAR><NOTE>Approximately </NOTE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973 </NOTE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_PLACE_OF_BIRTH><CITY>Southport</CITY><COUNTRY>Utopia</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>Z1</NUMBER><ISSUING_COUNTRY>Utopia</ISSUING_COUNTRY><DATE_OF_ISSUE>2001-01-01</DATE_OF_ISSUE><NOTE>expired</NOTE></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Permit</TYPE_OF_DOCUMENT><NOTE>no. P2</NOTE></INDIVIDUAL_DOCUMENT><INDIVIDUAL_DOCUMENT/>
</INDIVIDUAL>
<INDIVIDUAL><FIRST_NAME>NOBODY</FIRST_NAME></INDIVIDUAL>
</INDIVIDUALS><ENTITIES><ENTITY><DATAID>8</DATAID><FIRST_NAME>VALE BOATS</FIRST_NAME>
<ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Old Boats (OB)</ALIAS_NAME></ENTITY_ALIAS><ENTITY_ADDRESS><NOTE>Tel.: 555-0100</NOTE></ENTITY_ADDRESS>
</ENTITY><ENTITY><DATAID>9</DATAID></ENTITY></ENTITIES></CONSOLIDATED_LIST>`

func TestAnEntryKeepsWhatTheListSays(t *testing.T) {
	want := []holdings.Holding{{
		ListID: "UN-7", List: "un", Type: record.HoldingPerson,
		Names: []holdings.Name{{Text: "RHIAN MAI ASHGROVE"}, {Text: "Рианна", Kind: holdings.OriginalScript},
			{Text: "R. Ashgrove", Kind: holdings.Alias}, {Text: "Rhian Vale", Kind: holdings.Alias},
			{Text: "Ri", Kind: holdings.Weak, Listed: "Ri (original script: Ри)"}, {Text: "Ри", Kind: holdings.OriginalScript}},
		Born:        []string{"1971-01-01", "1970-03-12", "circa 1969", "circa 1967 to 1969", "1973-11"},
		Identifiers: []holdings.Identifier{{Kind: record.MentionDocument, Value: "Z1", Note: "Passport (Utopia) issued 2001-01-01; expired"}},
		Places: []holdings.Place{{Kind: holdings.PlaceOfBirth, Text: "Southport, Utopia", City: "Southport", Country: "Utopia"},
			{Kind: holdings.PlaceAddress, Text: "Quay 4, Northport, Utopia", City: "Northport", Country: "Utopia", Note: "as of 2020"}},
		Notes: "Reference: NOi.007 North listed on 2020-01-02\nDesignation: Harbour Master; Pilot\nNationality: Utopia\nGender: Female\nComments: Seen in Northport.\n" +
			"Date of birth circa 1967 to 1969: Approximately\nDate of birth 1973-11: Nov. 1973\nDocument: Permit; no. P2",
	}, {
		ListID: "UN-8", List: "un", Type: record.HoldingOrganisation,
		Names:  []holdings.Name{{Text: "VALE BOATS"}, {Text: "Old Boats", Kind: holdings.Former, Listed: "Old Boats (OB)"}, {Text: "OB", Kind: holdings.Former}},
		Places: []holdings.Place{{Kind: holdings.PlaceAddress, Text: "Tel.: 555-0100"}},
	}}
	got, refusals := read(t, list, holdings.Options{})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{`line 18: bad field: the entry "NOBODY" has no DATAID`, "line 21: no text: entry 9 has no name"}, refusals); diff != "" {
		t.Error(diff)
	}
}

func TestAnAliasFieldIsTakenApart(t *testing.T) {
	for field, want := range map[string]string{
		"A; B b) C":        "A|B|C",
		"Ann (Анна)":       "Ann|Анна*",
		"Анна (Ann; Anna)": "Анна*|Ann|Anna",
		"Free Harbour (FH) (Гавань (original script); Harbour)": "Free Harbour|FH|Гавань*|Harbour",
		"Ann (birth name)":           "Ann",
		"Ann, born 1 Jan. 1970 (Z1)": "Ann",
		"Ann (see NOe.018),":         "Ann",
		"(Captain) Ann":              "(Captain) Ann",
		"(Ann)":                      "(Ann)",
		"Boats (North) Limited":      "Boats (North) Limited",
		"Ann (a":                     "Ann (a",
		"; ;":                        "",
	} {
		in := "<X><ENTITY><DATAID>1</DATAID><FIRST_NAME>x</FIRST_NAME><ENTITY_ALIAS><ALIAS_NAME>" + field + "</ALIAS_NAME></ENTITY_ALIAS></ENTITY></X>"
		all, _ := read(t, in, holdings.Options{})
		var got []string
		for _, n := range all[0].Names[1:] {
			if n.Kind == holdings.OriginalScript {
				n.Text += "*"
			}
			got = append(got, n.Text)
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%s: got %s, want %s", field, s, want)
		}
	}
}

func TestAListThatBreaksOffGivesWhatWasWhole(t *testing.T) {
	got, refusals := read(t, list[:strings.Index(list, "<ENTITIES>")+40], holdings.Options{})
	if len(got) != 1 || len(refusals) != 2 || !strings.Contains(refusals[1], "broke off") {
		t.Errorf("got %d holdings and %q", len(got), refusals)
	}
	if _, refusals := read(t, "<a></a>", holdings.Options{}); len(refusals) != 1 || !strings.Contains(refusals[0], "empty") {
		t.Errorf("another XML file: %q", refusals)
	}
	long := strings.Replace(list, "Seen in", strings.Repeat("x", 1<<20), 1)
	if _, refusals := read(t, long, holdings.Options{Limits: holdings.Limits{Report: 1 << 16}}); len(refusals) != 1 || !strings.Contains(refusals[0], "too long") {
		t.Errorf("an entry beyond the limit: %q", refusals)
	}
}

func TestTheRealListIsReadWhole(t *testing.T) {
	b, err := os.ReadFile(material.Dir(t, "lists", "un_consolidated_2026", "UN_consolidated.xml"))
	if err != nil {
		t.Fatal(err)
	}
	all, refusals := read(t, string(b), holdings.Options{})
	types := map[record.HoldingType]int{}
	for _, h := range all {
		types[h.Type]++
	}
	want := map[record.HoldingType]int{record.HoldingPerson: 730, record.HoldingOrganisation: 273}
	if diff := cmp.Diff(want, types); diff != "" || refusals != nil {
		t.Errorf("%s%q", diff, refusals)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(list))
	f.Add([]byte("<ENTITY><DATAID>1</DATAID><FIRST_NAME>a</FIRST_NAME><ENTITY_ALIAS><ALIAS_NAME>((;)))</ALIAS_NAME></ENTITY_ALIAS></ENTITY>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for h, refused := range unlist.Read(bytes.NewReader(b), holdings.Options{}) {
			holdingstest.Check(t, h, refused)
		}
	})
}

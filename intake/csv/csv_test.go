package csv_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"watchfloor/intake"
	"watchfloor/intake/csv"
	"watchfloor/intake/intaketest"
	"watchfloor/internal/material"
	"watchfloor/record"
)

// read returns what a table makes: a line for each report or refusal.
func read(t *testing.T, in string) (got []string) {
	t.Helper()
	for rep, refused := range csv.Read(strings.NewReader(in), intake.Options{}) {
		intaketest.Check(t, rep, refused)
		if refused != nil {
			got = append(got, fmt.Sprintf("%d refused %s", refused.Line, refused.Reason))
			continue
		}
		got = append(got, fmt.Sprintf("%d %s: %s", rep.Line, rep.Title, rep.Text))
	}
	return got
}

// accepted returns the one report of a table.
func accepted(t *testing.T, in string) intake.Report {
	t.Helper()
	var reports []intake.Report
	for rep, refused := range csv.Read(strings.NewReader(in), intake.Options{Source: "partner"}) {
		if intaketest.Check(t, rep, refused); refused != nil {
			t.Fatalf("%q: %s", in, refused)
		}
		reports = append(reports, rep)
	}
	if len(reports) != 1 {
		t.Fatalf("%q made %d reports", in, len(reports))
	}
	return reports[0]
}

func TestColumnsMeanTheFieldsOfAReport(t *testing.T) {
	lat, lon := 51.5, -0.25
	rep := accepted(t, "Ref.;Agency;Date received;occurred_at;Subject;Message;Link;Language;Grade;Grade scheme;TLP;Labels;Person;Role;Age;Plates;identifiers;Location;Lat;Lon;Caller name;Caller phone;Caller mood;E-Mail;Taken by;Shoe size\r\n"+
		" R-1 ;North desk;2026-01-05 10:15;2026-01-04;The quay;\"A boat; \"\"without\"\"\r\nlights \";https://example.org/r1;en;B2;Admiralty;C;north;Rhian Ashgrove;Witness;about 40;AB12 CDE;\"x1 ; x2\";Quay 4;51.5;-0.25;Tomos Vale;020 7946 0018;calm;t@example.org;officer 4;44\r\n")
	want := intake.Report{
		SentID: "R-1", Source: "North desk", Format: record.FormatCSV, Title: "The quay", Text: "A boat; \"without\"\r\nlights ",
		URL: "https://example.org/r1", Lang: "en", Handling: "C", Labels: []string{"north"}, WrittenBy: "officer 4", Line: 2,
		ReceivedAt: 1767608100000000, HappenedAt: 1767484800000000,
		Grade:       intake.Grade{Scheme: record.Admiralty, Code: "B2", Source: 2, Information: 2},
		People:      []intake.Person{{Name: "Rhian Ashgrove", Role: record.RoleWitness, Age: "about 40"}},
		Identifiers: []intake.Identifier{{Kind: "plate", Value: "AB12 CDE"}, {Value: "x1"}, {Value: "x2"}},
		Place:       &intake.Place{Name: "Quay 4", Lat: &lat, Lon: &lon},
		Reporter: &intake.Reporter{Name: "Tomos Vale", Phone: "020 7946 0018", Email: "t@example.org",
			Other: []intake.Field{{Name: "Caller mood", Value: `"calm"`}}},
		Written: []intake.Field{{Name: "received_at", Value: "2026-01-05 10:15"}, {Name: "happened_at", Value: "2026-01-04"}},
		Unknown: []intake.Field{{Name: "Shoe size", Value: `"44"`}},
	}
	if diff := cmp.Diff(want, rep); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestWhoReportedStandsInTheReporterAlone(t *testing.T) {
	rep := accepted(t, "name,phone,email,contact,Reporter shoe size,ip,message\nTomos Vale,020 7946 0018,t@example.org,by post,44,192.0.2.7,A boat.\n")
	said, err := rep.Said()
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Tomos", "7946", "t@example", "post", "44", "192.0"} {
		if strings.Contains(string(said)+rep.Text, secret) {
			t.Errorf("%q stands in %s %s", secret, said, rep.Text)
		}
	}
}

func TestACellThatCannotMeanItsColumnIsKept(t *testing.T) {
	rep := accepted(t, "text,received_at,channel,lat,grade,scheme,role,person,dob\nA boat.,05/01/2026 10:15,pigeon,51°30',Z9,admiralty,Suspect,a;b,1990\n")
	var kept []string
	for _, f := range rep.Unknown {
		kept = append(kept, f.Name+"="+f.Value)
	}
	want := []string{`received_at="05/01/2026 10:15"`, `channel="pigeon"`, `lat="51°30'"`, `role="Suspect"`, `dob="1990"`, `grade="Z9"`}
	if !slices.Equal(kept, want) || len(rep.Warnings) != len(want) || rep.ReceivedAt != 0 || rep.Text != "A boat." {
		t.Errorf("got %q and %q, want %q", kept, rep.Warnings, want)
	}
}

func TestARowThatCannotBeReadCostsItself(t *testing.T) {
	for in, want := range map[string][]string{
		"":                                      {"1 refused empty"},
		"\n\n":                                  {"1 refused empty"},
		"a,b\n1,2\n":                            {"1 refused unreadable"},
		"\"text\na\n":                           {"1 refused unreadable"},
		"text,text\na,b\n":                      {"1 refused unreadable"},
		"text,id\na,1,2\nb\nc,3\n":              {"2 refused bad field", "3 refused bad field", "4 : c"},
		"text,id\na,1,,\n":                      {"2 : a"},
		"text,id\n\"a,1\nb,2\n":                 {"2 refused unreadable", "3 : b"},
		"text,id\nfive\" of rope,1\nb,2\n":      {"2 refused unreadable", "3 : b"},
		"text,id\n ,1\nb,2\n":                   {"2 refused no text", "3 : b"},
		"title,id\nA boat,1\n":                  {"2 A boat: A boat"},
		"id,summary,details\n1,short,at length": {"2 : short\n\nat length"},
		"text\n\"\n\"\nb\n":                     {"2 refused no text", "4 : b"},
		"\ufefftext\na\n\x1a":                   {"2 : a"},
		"sep=|\ntext|id\na,b|1\n":               {"3 : a,b"},
		"text\r\n\"a\r\nb\"\r\nc\r\n":           {"2 : a\r\nb", "4 : c"},
		"text\na,b\n":                           {"2 refused bad field"},
	} {
		if got := read(t, in); !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", in, got, want)
		}
	}
}

// wide is a text in UTF-16.
func wide(s string, order binary.AppendByteOrder) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

func TestSeparatorsAndCharsetsAreRecognised(t *testing.T) {
	for _, comma := range []string{",", ";", "\t", "|"} {
		in := strings.Join([]string{"id", "text, or words; as said", "message"}, comma)
		if comma != "\t" && comma != "|" {
			in = strings.Join([]string{"id", `"text, or words; as said"`, "message"}, comma)
		}
		in += "\r\n1" + comma + "x" + comma + "Männer – 20:15\r\n"
		for name, b := range map[string]string{
			"utf-8": in, "utf-8 with mark": "\ufeff" + in, "windows-1252": strings.NewReplacer("ä", "\xe4", "–", "\x96").Replace(in),
			"utf-16": wide("\ufeff"+in, binary.LittleEndian), "utf-16 big": wide("\ufeff"+in, binary.BigEndian),
			"utf-16 no mark": wide(in, binary.LittleEndian), "utf-16 big, no mark": wide(in, binary.BigEndian),
		} {
			rep := accepted(t, b)
			if rep.Text != "Männer – 20:15" || rep.SentID != "1" || strings.HasPrefix(name, "utf-8") != (rep.Charset == record.UTF8) {
				t.Errorf("%s by %q: got %q, id %q as %s", name, comma, rep.Text, rep.SentID, rep.Charset)
			}
			if (rep.Original != nil) != (name == "windows-1252") {
				t.Errorf("%s: original %q", name, rep.Original)
			}
		}
	}
}

func TestNaughtyStringsComeBackByteForByte(t *testing.T) {
	b, err := os.ReadFile(material.Dir(t, "naughty-strings") + "/blns.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	taken := 0
	for i, s := range all {
		for _, comma := range ",;\t|" {
			quoted := strings.ReplaceAll(s, `"`, `""`)
			row := fmt.Sprintf("id%[1]ctext%[1]cend\r\n%[2]d%[1]c\"%[3]s\"%[1]cx\r\n", comma, i, quoted)
			for rep, refused := range csv.Read(strings.NewReader(row), intake.Options{}) {
				intaketest.Check(t, rep, refused)
				switch {
				case refused == nil && rep.Text == s:
					taken++
				case refused == nil && rep.Original != nil && bytes.Contains(rep.Original, []byte(quoted)):
					taken++
				case refused == nil || strings.TrimSpace(s) != "":
					t.Errorf("%q by %q came back as %q, %v", s, comma, rep.Text, refused)
				}
			}
		}
	}
	t.Logf("%d strings taken byte for byte, 4 times each", taken/4)
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("text,id\r\n\"a\r\nb\",1\r\nc\r\n"))
	f.Add([]byte("sep=;\nmessage;phone;received;grade;scheme\n\"x\"\"\";1;2026-01-05;B2;admiralty\n"))
	f.Add([]byte(wide("\ufefftext\tlat\na\t91\n", binary.LittleEndian)))
	f.Add([]byte("caf\xe9|text|text \n\x00|\xff|b\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		last := 0
		for rep, refused := range csv.Read(bytes.NewReader(b), intake.Options{Limits: intake.Limits{Line: 500}}) {
			intaketest.Check(t, rep, refused)
			line := rep.Line
			if refused != nil {
				line = refused.Line
			}
			if line <= last {
				t.Fatalf("line %d after %d", line, last)
			}
			if last = line; refused == nil && rep.Original == nil && !bytes.Contains(bytes.ReplaceAll(b, []byte(`""`), []byte(`"`)), []byte(strings.ReplaceAll(rep.Text, `""`, `"`))) && rep.Charset == record.UTF8 {
				t.Errorf("%q stands nowhere in %q", rep.Text, b)
			}
		}
	})
}

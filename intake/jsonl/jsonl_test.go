package jsonl_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/intake"
	"watchfloor/intake/intaketest"
	"watchfloor/intake/jsonl"
	"watchfloor/record"
)

// read returns reports and refusals, in words.
func read(t *testing.T, in string, opt intake.Options) ([]intake.Report, []string) {
	t.Helper()
	var reps []intake.Report
	var refusals []string
	for rep, refused := range jsonl.Read(strings.NewReader(in), opt) {
		intaketest.Check(t, rep, refused)
		if refused != nil {
			refusals = append(refusals, refused.String())
			continue
		}
		reps = append(reps, rep)
	}
	return reps, refusals
}

// only returns the one report that a line makes.
func only(t *testing.T, line string) intake.Report {
	t.Helper()
	reps, refusals := read(t, line, intake.Options{})
	if len(reps) != 1 || refusals != nil {
		t.Fatalf("%s: got %d reports and %q", line, len(reps), refusals)
	}
	return reps[0]
}

func TestALineHoldsAllThatAReportSays(t *testing.T) {
	got := only(t, strings.ReplaceAll(`{"id":7,"source":"Harbour office","channel":"partner","received_at":"2026-01-05T21:10:00+01:00",
"happened_at":"2026-01-05","title":"Boat","text":"A boat without lights.","url":"https://example.org/7","lang":"en",
"grade":{"scheme":"Admiralty","code":"B2","by":"desk"},"handling":"C","labels":["north"],"written_by":"clerk 4",
"people":[{"name":"Rhian Ashgrove","role":"witness","dob":"1990","age":35,"hat":"red"}],
"identifiers":["07700 900123",{"kind":"plate","value":"XX00 XXX"}],"place":{"name":"Quay 4","lat":51.5,"lon":-3e0},
"reporter":{"name":"Tomos Vale","phone":447700900456,"email":"t@example.org","via":["desk"]},"weather":{"rain" : true}}`, "\n", ""))
	lat, lon := 51.5, -3.0
	at := func(s string) record.Time {
		tm, err := record.ParseTime(s)
		if err != nil {
			t.Fatal(err)
		}
		return tm
	}
	want := intake.Report{
		SentID: "7", Source: "Harbour office", Channel: record.ChannelPartner, Format: record.FormatJSONL, Title: "Boat",
		Text: "A boat without lights.", ReceivedAt: at("2026-01-05T20:10:00Z"), HappenedAt: at("2026-01-05"),
		URL: "https://example.org/7", Lang: "en", Handling: "C", Labels: []string{"north"}, WrittenBy: "clerk 4",
		Grade:       intake.Grade{Scheme: record.Admiralty, Code: "B2", Source: 2, Information: 2},
		People:      []intake.Person{{Name: "Rhian Ashgrove", Role: record.RoleWitness, DOB: "1990", Age: "35"}},
		Identifiers: []intake.Identifier{{Value: "07700 900123"}, {Kind: "plate", Value: "XX00 XXX"}},
		Place:       &intake.Place{Name: "Quay 4", Lat: &lat, Lon: &lon},
		Reporter: &intake.Reporter{Name: "Tomos Vale", Phone: "447700900456", Email: "t@example.org",
			Other: []intake.Field{{Name: "via", Value: `["desk"]`}}},
		Written: []intake.Field{{Name: "received_at", Value: "2026-01-05T21:10:00+01:00"}, {Name: "happened_at", Value: "2026-01-05"}},
		Unknown: []intake.Field{{Name: "grade.by", Value: `"desk"`}, {Name: "people[0].hat", Value: `"red"`}, {Name: "weather", Value: `{"rain" : true}`}},
		Line:    1,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestABadLineIsRefusedByNumberAndTheOthersAreTaken(t *testing.T) {
	in := "\ufeff{\"text\":\"one\"}\r\n\n  \t\r\n{\"text\":\"two\"\n[\"no\"]\n\"no\"\n12\n{\"text\":\"three\"}"
	reps, refusals := read(t, in, intake.Options{Source: "S", Channel: record.ChannelOwn})
	var got []string
	for _, r := range reps {
		got = append(got, fmt.Sprint(r.Line, r.Text, r.Source, r.Channel))
	}
	if diff := cmp.Diff([]string{"1oneSown", "8threeSown"}, got); diff != "" {
		t.Error(diff)
	}
	want := []string{
		"line 4: unreadable: this is no JSON from byte 14 on: want ',' or '}', found the end",
		`line 5: unreadable: a report is an object such as {"text":"…"}; this is ["no"]`,
		`line 6: unreadable: a report is an object such as {"text":"…"}; this is "no"`,
		`line 7: unreadable: a report is an object such as {"text":"…"}; this is 12`,
	}
	if diff := cmp.Diff(want, refusals); diff != "" {
		t.Error(diff)
	}
}

func TestAFieldThatCannotMeanWhatItHoldsIsNamed(t *testing.T) {
	for line, want := range map[string]string{
		`{"text":5}`:                                             "bad field: text: want text in quotes, found 5",
		`{"text":"x","text":"y"}`:                                "bad field: text: stands twice",
		`{"text":"x","id":true}`:                                 "bad field: id: want text in quotes, found true",
		`{"text":"x","channel":"phone"}`:                         `bad field: channel: "phone" is not one of`,
		`{"text":"x","received_at":5}`:                           "bad field: received_at: want text",
		`{"text":"x","received_at":"soon"}`:                      `bad field: received_at: "soon" is not a time`,
		`{"text":"x","happened_at":"9999-12-31T23:59:59-10:00"}`: "bad field: happened_at",
		`{"text":"x","labels":"north"}`:                          "bad field: labels: want a list",
		`{"text":"x","labels":[1]}`:                              "bad field: labels[0]: want text",
		`{"text":"x","people":{}}`:                               "bad field: people: want a list",
		`{"text":"x","people":[{},{"role":"suspect"}]}`:          `bad field: people[1].role: "suspect" is not one of`,
		`{"text":"x","people":["A"]}`:                            "bad field: people[0]: want an object",
		`{"text":"x","identifiers":[[]]}`:                        "bad field: identifiers[0]: want an object",
		`{"text":"x","place":{"lat":"51"}}`:                      `bad field: place.lat: want degrees, a number from -90 to 90, found "51"`,
		`{"text":"x","place":{"lon":1e999}}`:                     "bad field: place.lon: want degrees",
		`{"text":"x","grade":{"scheme":"stars","code":"5"}}`:     `bad field: grade.scheme: "stars" is not one of`,
		`{"text":"x","grade":{"scheme":"admiralty","code":"Z"}}`: `bad field: grade.code: "Z" is no grade of the scheme admiralty`,
		`{"text":"x","reporter":"me"}`:                           "bad field: reporter: want an object",
		`{"Text":"x"}`:                                           `no text: the field "text" is missing`,
		`{"text":" \n"}`:                                         "no text",
		`{"text":null}`:                                          "no text",
	} {
		reps, refusals := read(t, line, intake.Options{})
		if len(reps) != 0 || len(refusals) != 1 || !strings.HasPrefix(refusals[0], "line 1: "+want) {
			t.Errorf("%s\n got %q\nwant %q", line, refusals, want)
		}
	}
}

func TestNullIsAsGoodAsLeftOut(t *testing.T) {
	got := only(t, `{"text":"x","id":null,"people":null,"place":null,"reporter":null,"grade":null,"labels":null,"received_at":null}`)
	if diff := cmp.Diff(intake.Report{Text: "x", Format: record.FormatJSONL, Line: 1}, got); diff != "" {
		t.Error(diff)
	}
}

func TestTextComesBackByteForByte(t *testing.T) {
	for _, text := range []string{"a", "\u2028<b>&amp;\t\r\n\"\\/", "😀 \ufffd", "e\u0301é", "\u202eabc", strings.Repeat("x", 1<<20)} {
		line, err := json.Marshal(map[string]string{"text": text})
		if err != nil {
			t.Fatal(err)
		}
		if got := only(t, string(line)); got.Text != text || got.Original != nil {
			t.Errorf("%.40q came back as %.40q with original %.40q", text, got.Text, got.Original)
		}
	}
}

func TestWhereTextIsNotWholeTheLineIsKept(t *testing.T) {
	for line, want := range map[string]string{
		`{"text":"half \ud83d pair"}`:           "half \ufffd pair",
		`{"text":"swapped \ude00\ud83d"}`:       "swapped \ufffd\ufffd",
		`{"text":"nul \u0000"}`:                 "nul \u2400",
		`{"text":"x","\udead":1}`:               "x",
		`{"text":"x","title":"\udead"}`:         "x",
		"{\"text\":\"M\xc3\xbc \xff\"}":         "Mü \ufffd",
		"{\"text\":\"caf\xe9 in the harbour\"}": "café in the harbour",
	} {
		got := only(t, line)
		if got.Text != want || string(got.Original) != line || got.Charset == record.UTF8 {
			t.Errorf("%q: got %q in %s, original %q", line, got.Text, got.Charset, got.Original)
		}
	}
}

func TestUTF16WithMarkIsRead(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("\xff\xfe")
	for _, r := range "{\"text\":\"Größe\"}\r\n{\"text\":\"two\"}\n" {
		b.Write([]byte{byte(r), byte(r >> 8)})
	}
	reps, refusals := read(t, b.String(), intake.Options{})
	if len(reps) != 2 || refusals != nil || reps[0].Text != "Größe" || reps[0].Charset != record.UTF16LE || reps[1].Line != 2 {
		t.Errorf("got %+v, %q", reps, refusals)
	}
}

func TestDepthAndWidthAreLimited(t *testing.T) {
	deep := func(n int) string {
		return `{"text":"x","y":` + strings.Repeat(`{"a":`, n) + "1" + strings.Repeat("}", n) + "}"
	}
	only(t, deep(63))
	for line, want := range map[string]string{
		deep(64):                       "too deep",
		deep(10_000):                   "too deep",
		strings.Repeat("[", 1_000_000): "too deep",
		`{"text":"x"` + strings.Repeat(`,"y":1`, 200) + "}":                 "too long",
		`{"text":"x","labels":[` + strings.Repeat(`"a",`, 10_000) + `"a"]}`: "too long",
		`{"text":"` + strings.Repeat("x", 8<<20) + `"}`:                     "too long",
	} {
		reps, refusals := read(t, line, intake.Options{})
		if len(reps) != 0 || len(refusals) != 1 || !strings.HasPrefix(refusals[0], "line 1: "+want) {
			t.Errorf("%.40s: got %d reports, %.200q, want %s", line, len(reps), refusals, want)
		}
	}
}

package intake_test

import (
	"math"
	"reflect"
	"testing"

	"watchfloor/intake"
	"watchfloor/intake/intaketest"
	"watchfloor/record"
)

func whole() intake.Report {
	lat, lon := 51.5, math.Copysign(0, -1)
	return intake.Report{
		SentID: "12", Source: "Night desk <b>&", Channel: record.ChannelPartner, Format: record.FormatJSONL, Charset: record.Mixed,
		Title: "  two\nlines\u2028", Text: "words", Original: []byte("w\xffrds"), ReceivedAt: 1_767_323_045_000_001, HappenedAt: -5,
		Grade: intake.Grade{Scheme: record.Admiralty, Code: "b-2", Source: 2, Information: 2},
		House: "exercise", Handling: "C", Labels: []string{"north", "north"}, URL: "https://example.org/a?b=c&d", Lang: "cy",
		People:      []intake.Person{{Name: "Rhian Ashgrove", Role: record.RoleWitness, DOB: "about 1990", Age: "34"}, {}},
		Identifiers: []intake.Identifier{{Kind: "phone", Value: "07700 900123"}, {Value: "x"}},
		Place:       &intake.Place{Name: "Quay 4", Lat: &lat, Lon: &lon},
		Attachments: []intake.Attachment{{Name: "a.jpg", Type: "image/jpeg", Size: 12}},
		WrittenBy:   "desk officer 4", WrittenAt: 1_767_326_645_000_000, Written: []intake.Field{{Name: "received_at", Value: " 2026-01-02"}},
		Unknown:  []intake.Field{{Name: "x", Value: "{\"a\" :\t1e999}"}},
		Warnings: []string{"odd"}, Line: 7, Amid: true, Call: "c1", Asked: []intake.Span{{Start: 1, End: 3}},
		Reporter: &intake.Reporter{Name: "Tomos Vale", Phone: "+44 7700 900456", Email: "t@example.org", Back: "01632 960018"},
	}
}

func TestWhatAReportSaysOfItselfComesBack(t *testing.T) {
	intaketest.Returns(t, intake.Report{})
	rep := whole()
	for i, v := 0, reflect.ValueOf(rep); i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("the test leaves %s out", v.Type().Field(i).Name)
		}
	}
	intaketest.Returns(t, rep)
}

func TestNeitherTextNorReporterStandsInWhatIsSaid(t *testing.T) {
	rep := whole()
	said, err := rep.Said()
	if err != nil {
		t.Fatal(err)
	}
	back, err := intake.ReadSaid(said)
	if err != nil {
		t.Fatal(err)
	}
	if back.Text != "" || back.Original != nil || back.Reporter != nil {
		t.Errorf("text, bytes and reporter are stored apart, yet stand in %s", said)
	}
	if string(rep.Bytes()) != "w\xffrds" {
		t.Errorf("got %q, want the bytes as they came", rep.Bytes())
	}
}

func TestGradesAreReadInTheirOwnScheme(t *testing.T) {
	for _, c := range []struct {
		scheme record.Scheme
		code   string
		want   [3]uint8
	}{
		{record.Admiralty, "B2", [3]uint8{2, 2, 0}},
		{record.Admiralty, "b-2", [3]uint8{2, 2, 0}},
		{record.Admiralty, "F6", [3]uint8{}},
		{record.Admiralty, "C", [3]uint8{3, 0, 0}},
		{record.Admiralty, "4", [3]uint8{0, 4, 0}},
		{record.Admiralty, "", [3]uint8{}},
		{record.ThreeByFive, "1AP", [3]uint8{1, 1, 1}},
		{record.ThreeByFive, "3/E/C", [3]uint8{3, 5, 2}},
		{record.ThreeByFive, "2DC", [3]uint8{0, 0, 2}},
		{record.FiveByFive, "B23", [3]uint8{2, 2, 3}},
		{record.FiveByFive, "E41", [3]uint8{0, 0, 1}},
		{record.Ungraded, "good", [3]uint8{}},
	} {
		g, err := intake.ParseGrade(c.scheme, c.code)
		if got := [3]uint8{g.Source, g.Information, g.Handling}; err != nil || got != c.want || g.Code != c.code {
			t.Errorf("%s %q: got %v and code %q (%v), want %v", c.scheme, c.code, got, g.Code, err, c.want)
		}
	}
	for scheme, code := range map[record.Scheme]string{record.Admiralty: "B7", record.ThreeByFive: "1AX", record.FiveByFive: "2B"} {
		if g, err := intake.ParseGrade(scheme, code); err == nil {
			t.Errorf("%s knows no %q, yet reads it as %+v", scheme, code, g)
		}
	}
}

func TestFormatsAreToldByNameThenByContent(t *testing.T) {
	for _, c := range []struct {
		name, head string
		want       record.Format
	}{
		{"a/b.EML", "", record.FormatEML}, {`c:\in\x.jsonl`, "", record.FormatJSONL}, {"x.csv", "", record.FormatCSV},
		{"note.txt", "From: x\nDate: y\n\n", record.FormatText},
		{"-", "\ufeff {\"text\":1}", record.FormatJSONL},
		{"-", "From vale@example.org Mon Jan  5\n", record.FormatMbox},
		{"-", "Received: by x\n\tfor y\nSubject: z\n\nHello", record.FormatEML},
		{"-", "From: the night shift\nPlease look at this.\n", record.FormatText},
		{"-", "<?xml version=\"1.0\"?><rss>", record.FormatRSS},
		{"x.tsv", "", record.FormatCSV}, {"x.xml", "<?xml version=\"1.0\"?>\n<a:feed xmlns:a=\"x\">", record.FormatRSS},
		{"-", "ID;Date;Message\n1;2;3\n", record.FormatCSV}, {"-", "source,text\n", record.FormatCSV},
		{"-", "text, id", record.FormatText}, {"-", "I have a message, a name, and no time.\n", record.FormatText},
		{"-", "<p>words</p>", record.FormatText}, {"-", "", record.FormatText},
	} {
		if got := intake.Detect(c.name, []byte(c.head)); got != c.want {
			t.Errorf("%s beginning %q: got %s, want %s", c.name, c.head, got, c.want)
		}
	}
}

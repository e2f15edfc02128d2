package record_test

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"watchfloor/record"
)

var update = flag.Bool("update", false, "write the golden files that are missing; those that are there never change")

// TestBytesOfOldEntriesStayReadable holds the form of version 1: what it wrote
// is read, and written again as the very same bytes. A golden file is never
// changed; a new field that is left out when empty does not touch them.
func TestBytesOfOldEntriesStayReadable(t *testing.T) {
	for _, k := range record.Kinds() {
		t.Run(k.String(), func(t *testing.T) {
			b := golden(t, k)
			e, err := record.Decode(b)
			if err != nil {
				t.Fatalf("%v\nThe form of this kind has changed. Entries of this form are stored: "+
					"give the change a new version, or make the new field one that is left out when empty.", err)
			}
			if e.Kind != k {
				t.Errorf("read as %q", e.Kind)
			}
		})
	}
}

func golden(t *testing.T, k record.Kind) []byte {
	t.Helper()
	path := filepath.Join("testdata", "golden", strings.ReplaceAll(k.String(), " ", "-")+".json")
	b, err := os.ReadFile(path)
	if os.IsNotExist(err) && *update {
		b, err = randomEntry(rand.New(rand.NewPCG(uint64(k), 1)), k).Encode()
		if err == nil {
			err = os.WriteFile(path, append(b, '\n'), 0o644)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return bytes.TrimSuffix(b, []byte("\n"))
}

// TestTheCanonicalFormIsWrittenOut spells one entry out, so that a reader of
// stored bytes can see what each part means.
func TestTheCanonicalFormIsWrittenOut(t *testing.T) {
	id := func(n byte) record.ID { return record.ID{0: 1, 15: n} }
	e := record.Entry{House: 7, Seq: 41, Kind: record.KindReportTaken, RecordedAt: 1_700_000_000_000_001, HistoryAt: record.Second,
		Actor: id(1), Basis: record.BasisDuty, Purpose: record.PurposeTriage, About: id(2), Labels: 5,
		Contents: []record.ContentRef{{ID: id(3), Key: id(2), Class: record.ClassText, Digest: record.Digest{0: 0xab}}},
		Body:     &record.ReportTaken{Report: id(2), Channel: record.ChannelPublic, Format: record.FormatText, Reliability: 2}}
	want := `{"v":1,"house":7,"seq":41,"kind":"report taken","recorded":"2023-11-14T22:13:20.000001Z",` +
		`"history":"1970-01-01T00:00:01Z","actor":"01000000-0000-0000-0000-000000000001","basis":"duty","purpose":"triage",` +
		`"about":"01000000-0000-0000-0000-000000000002","labels":5,"contents":[{"id":"01000000-0000-0000-0000-000000000003",` +
		`"key":"01000000-0000-0000-0000-000000000002","class":2,"digest":"ab` + strings.Repeat("0", 62) + `"}],` +
		`"body":{"report":"01000000-0000-0000-0000-000000000002","channel":"public","format":"text","charset":"utf-8","reliability":2}}`
	b, err := e.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(b)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestEveryEntryIsReadAsItWasWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		for _, k := range record.Kinds() {
			e := randomEntry(r, k)
			b, err := e.Encode()
			if err != nil {
				t.Fatal(err)
			}
			for _, read := range []func([]byte) (record.Entry, error){record.Decode, record.DecodeTrusted} {
				got, err := read(b)
				if err != nil {
					t.Fatalf("%v\n%s", err, b)
				}
				if diff := cmp.Diff(e, got, cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("-written +read:\n%s\n%s", diff, b)
				}
			}
		}
	}
}

func TestAnEntryThatCouldNotBeReadAgainIsNotWritten(t *testing.T) {
	for name, e := range map[string]record.Entry{
		"year beyond 9999":      {Kind: record.KindLeadHeldUntil, Body: &record.LeadHeldUntil{Until: 1 << 62}},
		"recorded before 1000":  {Kind: record.KindLeadRead, RecordedAt: -1 << 62, Body: &record.LeadRead{}},
		"code without a word":   {Kind: record.KindLeadRejected, Body: &record.LeadRejected{Reason: 200}},
		"body of another kind":  {Kind: record.KindLeadRead, Body: &record.LeadOpened{}},
		"no body":               {Kind: record.KindLeadRead},
		"basis without a word":  {Kind: record.KindLeadRead, Basis: 200, Body: &record.LeadRead{}},
		"purpose without words": {Kind: record.KindLeadRead, Purpose: 200, Body: &record.LeadRead{}},
	} {
		if b, err := e.Encode(); err == nil {
			t.Errorf("%s: written as %s", name, b)
		}
	}
}

func TestOnlyTheCanonicalFormIsRead(t *testing.T) {
	b, err := record.Entry{Kind: record.KindLeadRead, RecordedAt: record.Second, Body: &record.LeadRead{Lead: record.ID{1}}}.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"space":           {`{"v":1`, `{ "v":1`},
		"other version":   {`"v":1`, `"v":2`},
		"unknown field":   {`"seq"`, `"x":1,"seq"`},
		"unknown in body": {`"body":{`, `"body":{"x":1,`},
		"unknown kind":    {"lead read", "lead eaten"},
		"other order":     {`"house":0,"seq":0`, `"seq":0,"house":0`},
		"escaped letter":  {"lead read", `lead \u0072ead`},
		"zero written":    {`"basis"`, `"labels":0,"basis"`},
		"other time form": {"00:00:01Z", "00:00:01.0Z"},
		"capital in id":   {`"lead":"01`, `"lead":"{01`},
		"more behind":     {`}}`, `}} `},
	} {
		changed := strings.Replace(string(b), change[0], change[1], 1)
		if changed == string(b) {
			t.Fatalf("%s: nothing to change in %s", name, b)
		}
		if _, err := record.Decode([]byte(changed)); err == nil {
			t.Errorf("%s: read %s", name, changed)
		}
	}
}

func FuzzDecode(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("testdata", "golden", "*.json"))
	if err != nil || len(files) == 0 {
		f.Fatal("no golden files: ", err)
	}
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(bytes.TrimSuffix(b, []byte("\n")))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := record.Decode(b)
		if err != nil {
			return
		}
		again, err := e.Encode()
		if err != nil || !bytes.Equal(b, again) {
			t.Errorf("read but written differently (%v):\n%s\n%s", err, b, again)
		}
	})
}

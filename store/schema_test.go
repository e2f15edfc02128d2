package store

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"watchfloor/record"
	schema "watchfloor/store/sql"
)

// floor are the tables that nothing else gives.
var floor = []string{"entry", "tree", "content", "content_key", "head", "stage", "request"}

// passing are the tables whose rows are meant to be lost: the draft of a running
// call is in no backup and gone when the call ends; how a house was folded is
// written again when it is opened.
var passing = []string{"call_draft", "folded", "session_secret", "credential_used", "token_used"}

// TestEveryTableIsKnown: a table that is neither rebuilt nor saved would be lost.
func TestEveryTableIsKnown(t *testing.T) {
	text := migrations(t)
	table := regexp.MustCompile(`CREATE TABLE (\w+) \((?s:.*)PRIMARY KEY \(house, ([\w, ]+)\)`)
	keys := map[string]string{"head": "", "run_state": "", "folded": ""}
	for statement := range strings.SplitSeq(text, ";\n") {
		if m := table.FindStringSubmatch(statement); m != nil {
			keys[m[1]] = m[2]
		}
	}
	if n := strings.Count(text, "CREATE TABLE "); n != len(keys) {
		t.Fatalf("%d tables in the schema, %d with a key that begins with the house", n, len(keys))
	}
	for _, p := range projections {
		if got, want := strings.Join(p.key, ", "), keys[p.name]; got != want {
			t.Errorf("the key of %s is (%s), not (%s)", p.name, want, got)
		}
		if slices.Contains(floor, p.name) {
			t.Errorf("%s is both written and rebuilt", p.name)
		}
		delete(keys, p.name)
	}
	for _, name := range slices.Concat(floor, runTables, passing) {
		delete(keys, name)
	}
	for name := range keys {
		t.Errorf("%s is neither a projection nor part of the floor: nobody rebuilds or saves it", name)
	}
}

// TestProjectionsHoldNoFreeWords: numbers and bytes of ids and keys only.
func TestProjectionsHoldNoFreeWords(t *testing.T) {
	if found := regexp.MustCompile(`(?i)\b(text|varchar|char|json|jsonb|real|float|double|numeric|timestamp|boolean|serial)\b[^,]*NOT NULL`).
		FindAllString(regexp.MustCompile(`\w+ BYTEA NOT NULL|\w+ BIGINT NOT NULL`).ReplaceAllString(migrations(t), ""), -1); found != nil {
		t.Errorf("columns of other types: %q", found)
	}
}

func migrations(t *testing.T) string {
	t.Helper()
	files, err := schema.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range files {
		b, err := schema.Files.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		all.Write(b)
	}
	return all.String()
}

// TestEveryKindIsFolded: each kind has a line in the folder. A fold of an empty
// body may fail for want of a row, but not for want of a line.
func TestEveryKindIsFolded(t *testing.T) {
	for _, k := range record.Kinds() {
		e := record.Entry{Kind: k, Body: record.NewBody(k)}
		if id, change := leadChange(e); change != nil {
			_ = id
			continue
		}
		if !folds(e) {
			t.Errorf("%q has no fold", k)
		}
	}
}

// folds runs the fold of an entry into nothing: it is there if it asks for
// anything, or does nothing on purpose.
func folds(e record.Entry) (there bool) {
	defer func() {
		if recover() != nil {
			there = true // it has asked the database that is not there
		}
	}()
	err := folder{}.foldBody(e)
	return err == nil || !strings.HasPrefix(err.Error(), "no fold")
}

func TestWordsAreMadeAlike(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "",
		" -- !":                     "",
		"Straße, CAFÉ; naïve!":      "straße cafe naive",
		"مُحَمَّد الســاحل":         "محمد الساحل",
		"דָּוִד":                    "דוד",
		"O'Neill 555-0142":          "o neill 555 0142",
		"ﬁle №5 ① K":                "file no5 1 k",
		"a\u200cb soft\u00adhyphen": "ab softhyphen",
		"हिन्दी":                    "हिन्दी",
		"İstanbul":                  "istanbul",
		strings.Repeat("x", 500):    strings.Repeat("x", maxWord),
		"\x00\xff":                  "",
	} {
		if got := strings.Join(Words(text), " "); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

func FuzzWordsStayTheSame(f *testing.F) {
	f.Add("Straße, CAFÉ; naïve! مُحَمَّد O'Neill ﬁ")
	f.Fuzz(func(t *testing.T, text string) {
		once := strings.Join(Words(text), " ")
		if again := strings.Join(Words(once), " "); again != once {
			t.Errorf("%q, then %q", once, again)
		}
	})
}

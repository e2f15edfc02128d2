package sqlite_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/sqlite"
	"watchfloor/store/storetest"
)

var opened = store.Options{Now: time.Now, Found: &record.HouseFounded{Class: record.Exercise}}

// TestDisposedWordsAreNowhereInTheFiles looks for words byte by byte in every
// file of the data folder: after a disposal, and after an older backup was
// restored with the list of newer disposals.
func TestDisposedWordsAreNowhereInTheFiles(t *testing.T) {
	dir := t.TempDir()
	db := open(t, dir, opened)
	gone, kept := take(t, db, "zanzibarish lanternfish"), take(t, db, "ordinary quayside")
	for range 50 {
		take(t, db, "filling material")
	}
	secret := secretOf(t, dir, gone)
	within(t, dir, map[string]bool{"zanzibarish": true, "quayside": true, "Zanzibarish": false, string(secret): true})
	var entries, keys, list bytes.Buffer
	if err := db.Backup(t.Context(), &entries, &keys); err != nil {
		t.Fatal(err)
	}
	if err := db.Dispose(t.Context(), lawful.House, record.DisposalOrder, gone); err != nil {
		t.Fatal(err)
	}
	after := map[string]bool{"zanzibarish": false, "lanternfish": false, "quayside": true, string(secret): false, string(secretOf(t, dir, kept)): true}
	within(t, dir, after)
	if err := db.Destroyed(t.Context(), &list); err != nil {
		t.Fatal(err)
	}

	other := t.TempDir()
	back := open(t, other, store.Options{Now: time.Now, Restore: &store.Saved{Entries: &entries, Keys: &keys, Destroyed: &list}})
	within(t, other, after)
	if err := back.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	within(t, other, after)
}

// within wants each word in the files of a folder, or in none of them.
func within(t *testing.T, dir string, words map[string]bool) {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		for word := range words {
			if bytes.Contains(b, []byte(word)) {
				found[word] = path
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range words {
		if (found[word] != "") != want {
			t.Errorf("%q is in %q, wanted: %v", word, found[word], want)
		}
	}
}

func open(t testing.TB, dir string, o store.Options) *store.DB {
	t.Helper()
	db, err := sqlite.Open(t.Context(), dir, sqlite.Durable, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// report is a draft of a report with a text.
func report(text string) record.Draft {
	id := record.NewID()
	d := lawful.House.Draft(id, &record.ReportTaken{Report: id})
	d.Contents = []record.Content{{ID: record.NewID(), Key: id, Class: record.ClassText, Bytes: []byte(text)},
		{ID: record.NewID(), Key: id, Class: record.ClassSaid, Bytes: []byte("{}")}}
	return d
}

func take(t testing.TB, db *store.DB, text string) record.ID {
	t.Helper()
	d := report(text)
	err := db.Write(t.Context(), store.Interactive, func(tx *store.Tx) error {
		_, err := tx.Append(d)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return d.About
}

func secretOf(t testing.TB, dir string, owner record.ID) []byte {
	t.Helper()
	var b []byte
	if err := plain(t, dir).QueryRow(`SELECT secret FROM content_key WHERE key_id = $1`, owner[:]).Scan(&b); err != nil || len(b) == 0 {
		t.Fatal(b, err)
	}
	return b
}

// TestADamagedWordIndexIsFoundAndRebuilt changes a byte of every block of the
// full-text index in turn.
func TestADamagedWordIndexIsFoundAndRebuilt(t *testing.T) {
	storetest.InTurn(t)
	dir := t.TempDir()
	db := open(t, dir, opened)
	for i := range 30 {
		take(t, db, strings.Repeat("lantern quay ", i)+"van")
	}
	sql := plain(t, dir)
	want, found := finds(t, db), 0
	for i := range 12 {
		// Blocks up to 10 count rows and segments.
		blocks := ints(t, dir, `SELECT id FROM report_words_data WHERE id > 10 ORDER BY id`)
		id := blocks[i%len(blocks)]
		var b []byte
		if err := sql.QueryRow(`SELECT block FROM report_words_data WHERE id = $1`, id).Scan(&b); err != nil {
			t.Fatal(err)
		}
		b[(7*i+len(b)/2)%len(b)] ^= 1
		if _, err := sql.Exec(`UPDATE report_words_data SET block = $2 WHERE id = $1`, id, b); err != nil {
			t.Fatal(err)
		}
		got, err := db.Verify(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if now := finds(t, db); len(got.Problems) == 0 && now != want {
			t.Errorf("block %d of %d bytes: nothing found, and searches give\n%s, gave\n%s", id, len(b), now, want)
		}
		found += min(1, len(got.Problems))
		if err := db.Rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got, err = db.Verify(t.Context(), nil); err != nil || len(got.Problems) > 0 {
			t.Fatalf("rebuilt: %v, %v", got.Problems, err)
		}
	}
	if found < 8 {
		t.Errorf("%d of 12 changed bytes were found", found)
	}
}

// finds lists what searches find; an index too damaged to be searched finds an error.
func finds(t *testing.T, db *store.DB) string {
	var out strings.Builder
	err := db.Write(t.Context(), store.Interactive, func(tx *store.Tx) error {
		for _, words := range [][]string{{"lantern"}, {"quay"}, {"van"}, {"quay van"}, {"quay lantern"}} {
			es, err := tx.ReportsNaming(words, record.Forever, 100)
			fmt.Fprint(&out, words, err)
			for _, e := range es {
				fmt.Fprint(&out, " ", e.Seq)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func ints(t testing.TB, dir, query string) (all []int64) {
	t.Helper()
	rows, err := plain(t, dir).Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			t.Fatal(err)
		}
		all = append(all, n)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestAChangedByteInTheFileIsNeverReadAsTrue changes bytes of the file of a
// closed house, all over it. The house does not open, or verify says so; where
// neither does, the byte meant nothing: a backup is still the same.
func TestAChangedByteInTheFileIsNeverReadAsTrue(t *testing.T) {
	storetest.InTurn(t)
	dir := t.TempDir()
	db, err := sqlite.Open(t.Context(), dir, sqlite.Durable, opened)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		take(t, db, "lantern quay van")
	}
	var want bytes.Buffer
	if err := db.Backup(t.Context(), &want, &want); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(filepath.Join(dir, sqlite.FileName))
	if err != nil {
		t.Fatal(err)
	}
	const changes = 60
	harmless, noHouse := 0, 0
	for i := range changes {
		b := bytes.Clone(whole)
		b[i*len(b)/changes+i*37%(len(b)/changes)] ^= 1 << (i % 8)
		switch err := noticed(t, b, want.Bytes()); {
		case err == nil:
			harmless++
		case errors.Is(err, store.ErrNoHouse):
			noHouse++
		}
	}
	t.Logf("%d of %d changed bytes meant nothing", harmless, changes)
	if harmless == changes || noHouse > 2 {
		t.Errorf("%d of %d files had no house at all: nothing was tested", noHouse, changes)
	}
}

// noticed returns what shows that a file is damaged, nil for nothing.
func noticed(t *testing.T, file, want []byte) error {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, sqlite.FileName), file, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sqlite.Open(t.Context(), dir, sqlite.ThrowAway, store.Options{Now: time.Now})
	if err != nil {
		return err
	}
	defer db.Close()
	if got, err := db.Verify(t.Context(), nil); err != nil || len(got.Problems) > 0 {
		return errors.Join(fmt.Errorf("found %v", got.Problems), err)
	}
	var again bytes.Buffer
	if err := db.Backup(t.Context(), &again, &again); err != nil || !bytes.Equal(again.Bytes(), want) {
		t.Errorf("verify found nothing, and the record is another one: %v", err)
	}
	return nil
}

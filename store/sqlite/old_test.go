package sqlite_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"watchfloor/store"
	"watchfloor/store/sqlite"
	"watchfloor/store/storetest"
)

// TestHousesOfOldSchemasOpen opens a house of every schema that there ever was:
// testdata/schema-N.db.gz is one after N migrations.
func TestHousesOfOldSchemasOpen(t *testing.T) {
	for _, golden := range []string{filepath.Join("testdata", "schema-2.db.gz")} {
		root := golden + ".root"
		if _, err := os.Stat(golden); os.IsNotExist(err) && *storetest.Update {
			makeOld(t, golden, root)
		}
		packed, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		r, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		file, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, sqlite.FileName), file, 0o600); err != nil {
			t.Fatal(err)
		}
		storetest.OldOpens(t, durable(t, dir), root)
	}
}

func makeOld(t *testing.T, golden, root string) {
	t.Helper()
	dir := t.TempDir()
	storetest.MakeOld(t, func(o store.Options) (*store.DB, error) { return sqlite.Open(t.Context(), dir, sqlite.Durable, o) }, root)
	file, err := os.ReadFile(filepath.Join(dir, sqlite.FileName))
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(file); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(golden, packed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

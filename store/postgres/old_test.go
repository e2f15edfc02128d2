package postgres_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"watchfloor/internal/pgtest"
	"watchfloor/store"
	"watchfloor/store/postgres"
	"watchfloor/store/storetest"
)

// TestHousesOfOldSchemasOpen opens a house of every schema that there ever was:
// testdata/schema-N.sql is what pg_dump made of one after N migrations.
func TestHousesOfOldSchemasOpen(t *testing.T) {
	for _, golden := range []string{filepath.Join("testdata", "schema-2.sql")} {
		root := golden + ".root"
		if _, err := os.Stat(golden); os.IsNotExist(err) && *storetest.Update {
			makeOld(t, golden, root)
		}
		dump, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		dsn := pgtest.Start(t)
		sql := plain(t, dsn)
		if _, err := sql.Exec(string(dump)); err != nil {
			t.Fatal(err)
		}
		storetest.OldOpens(t, storetest.Place{
			Open: func(o store.Options) (*store.DB, error) { return postgres.Open(t.Context(), dsn, o) },
			SQL:  sql, Engine: "postgres",
		}, root)
	}
}

// settings are lines of a dump for psql, and those that set up its session.
var settings = regexp.MustCompile(`(?m)^(\\|SET |SELECT pg_catalog\.set_config|--).*\n`)

func makeOld(t *testing.T, golden, root string) {
	t.Helper()
	dsn := pgtest.Start(t)
	storetest.MakeOld(t, func(o store.Options) (*store.DB, error) { return postgres.Open(t.Context(), dsn, o) }, root)
	path, err := exec.LookPath("pg_dump")
	if err != nil {
		found, globErr := filepath.Glob("/usr/lib/postgresql/*/bin/pg_dump")
		if globErr != nil || len(found) == 0 {
			t.Fatal(err)
		}
		path = found[0]
	}
	dump, err := exec.Command(path, "--inserts", "--no-owner", "--no-privileges", "--dbname", dsn).Output()
	if err != nil {
		t.Fatal(err)
	}
	dump = bytes.ReplaceAll(settings.ReplaceAll(dump, nil), []byte("\n\n\n"), []byte("\n"))
	if err := os.WriteFile(golden, dump, 0o644); err != nil {
		t.Fatal(err)
	}
}

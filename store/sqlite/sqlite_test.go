package sqlite_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"watchfloor/store"
	"watchfloor/store/sqlite"
	"watchfloor/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Place {
		dir := t.TempDir()
		return storetest.Place{
			Open:   func(o store.Options) (*store.DB, error) { return sqlite.Open(t.Context(), dir, sqlite.ThrowAway, o) },
			SQL:    plain(t, dir),
			Engine: "sqlite",
		}
	})
}

// plain is a connection to the file of a house, past the store.
func plain(t testing.TB, dir string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, sqlite.FileName)+"?_pragma=busy_timeout(20000)")
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

// durable is a folder for houses that wait for the disk.
func durable(t testing.TB, dir string) storetest.Place {
	return storetest.Place{
		Open:   func(o store.Options) (*store.DB, error) { return sqlite.Open(t.Context(), dir, sqlite.Durable, o) },
		SQL:    plain(t, dir),
		Engine: "sqlite",
	}
}

package storetest

import (
	"flag"
	"os"
	"strings"
	"testing"

	"watchfloor/record"
	"watchfloor/store"
)

// Update says that golden files that are missing are to be written. Those that
// are there never change: they are houses of people.
var Update = flag.Bool("update", false, "write the golden files that are missing")

// MakeOld makes a house for a golden file and writes the root of its log to a
// file beside it.
func MakeOld(t *testing.T, open func(o store.Options) (*store.DB, error), root string) {
	t.Helper()
	c := newClock()
	db, err := open(store.Options{Now: c.Now, Found: &record.HouseFounded{Class: record.Exercise}})
	if err != nil {
		t.Fatal(err)
	}
	newHistory(t, db, c, 71).live(60)
	found := whole(t, db)
	if err := os.WriteFile(root, []byte(found.Root.String()+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// OldOpens opens a house of an old schema, which brings its schema up to date:
// its record is still the same, its projections are those of today, and it goes
// on.
func OldOpens(t *testing.T, p Place, root string) {
	t.Helper()
	want, err := os.ReadFile(root)
	if err != nil {
		t.Fatal(err)
	}
	c := newClock()
	c.move(1000 * 3600 * 1e9)
	db, err := p.Open(store.Options{Now: c.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	if got := whole(t, db); got.Root.String() != strings.TrimSpace(string(want)) {
		t.Errorf("the root of the log is %s, was %s", got.Root, want)
	}
	if t.Failed() {
		t.Error("A schema that people have is brought up to date by a new migration. Before the first release only: remove the golden files and run with -update.")
	}
	appended(t, db, noted("goes on"))
	whole(t, db)
}

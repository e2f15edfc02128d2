package sqlite_test

import (
	"fmt"
	"testing"
	"time"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
)

// TestDisposedRunsAreNowhereInTheFiles: when the reports are disposed of, no
// file holds a stretch of the blocks and filters that told of them.
func TestDisposedRunsAreNowhereInTheFiles(t *testing.T) {
	dir := t.TempDir()
	keys := func(_, text string, _ record.Time) []uint64 {
		var n uint64
		if _, err := fmt.Sscan(text, &n); err != nil {
			t.Error(err)
		}
		var keys []uint64
		for i := range uint64(80) {
			keys = append(keys, n<<8+i)
		}
		return keys
	}
	db := open(t, dir, store.Options{Now: time.Now, Found: &record.HouseFounded{Class: record.Exercise}, Runs: store.RunsOf{Version: 1, Keys: keys}})
	var all []record.ID
	for step := range 12 {
		err := db.Write(t.Context(), store.Bulk, func(tx *store.Tx) error {
			for i := range 40 {
				text := fmt.Sprint(40*step + i)
				es, err := tx.Append(report(text))
				if err != nil {
					return err
				}
				if err := tx.AddRuns(es[0].Seq, 0, keys("", text, 0)); err != nil {
					return err
				}
				all = append(all, es[0].About)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	stretches := map[string]bool{}
	for _, query := range []string{`SELECT bytes FROM run_block`, `SELECT filter FROM run_part`} {
		for _, b := range blobs(t, dir, query) {
			stretches[string(b[20:60])], stretches[string(b[len(b)-60:len(b)-20])] = true, true
		}
	}
	if len(stretches) < 80 {
		t.Fatalf("only %d stretches to look for", len(stretches))
	}
	within(t, dir, stretches)
	if err := db.Dispose(t.Context(), lawful.House, record.DisposalOrder, all...); err != nil {
		t.Fatal(err)
	}
	for s := range stretches {
		stretches[s] = false
	}
	within(t, dir, stretches)
}

func blobs(t *testing.T, dir, query string) (all [][]byte) {
	t.Helper()
	rows, err := plain(t, dir).QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			t.Fatal(err)
		}
		all = append(all, b)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

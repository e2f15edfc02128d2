package main

import (
	"database/sql"
	"encoding/binary"
	"path/filepath"
	"testing"

	"watchfloor/desk"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/sqlite"
)

// BenchmarkCalibration is what a page of a lead reads of 100,000 closed leads, of which
// the newest 2,000 count.
func BenchmarkCalibration(b *testing.B) {
	dir := b.TempDir()
	h := newTested(b, record.HouseFounded{}, inFolder(b, dir, sqlite.ThrowAway))
	q, err := sql.Open("sqlite", "file:"+filepath.Join(dir, sqlite.FileName)+"?_pragma=busy_timeout(20000)")
	if err != nil {
		b.Fatal(err)
	}
	defer q.Close() //nolint:errcheck // a benchmark
	tx, err := q.Begin()
	if err != nil {
		b.Fatal(err)
	}
	for i := range int64(100_000) {
		lead := make([]byte, 16)
		binary.BigEndian.PutUint64(lead, uint64(i))
		_, err := tx.Exec(`INSERT INTO outcome (house, lead, since, until, labels, decided, at, state, reason, came, p) SELECT house, $1, 0, $2, 0, 0 - $3, 0, 2, 1, 0, $4 FROM entry LIMIT 1`,
			lead, int64(record.Forever), i, 1+i*7919%999_983)
		if err != nil {
			b.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c, err := asked(b.Context(), h.house, h.viewer(), 0, func(a *store.Asked) (desk.Calibration, error) { return a.Calibration() })
		if err != nil || c.Outcomes != 2_000 {
			b.Fatal(c.Outcomes, err)
		}
	}
}

package sqlite_test

import (
	"fmt"
	"strings"
	"testing"

	"watchfloor/record"
	"watchfloor/store"
)

// text is a report of about a kilobyte whose words differ from report to report.
func text(n int) string {
	var b strings.Builder
	for i := range 130 {
		fmt.Fprintf(&b, "w%d ", (n*7919+i*i*104729)%20011)
	}
	return b.String()
}

// BenchmarkDurableCommit takes one report a commit, with a lead of its own.
func BenchmarkDurableCommit(b *testing.B) {
	db := open(b, b.TempDir(), opened)
	for n := 0; b.Loop(); n++ {
		takeMany(b, db, n, 1)
	}
}

// BenchmarkBatch takes a hundred reports a commit.
func BenchmarkBatch(b *testing.B) {
	db := open(b, b.TempDir(), opened)
	n := 0
	for b.Loop() {
		takeMany(b, db, n, 100)
		n += 100
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "reports/s")
}

func takeMany(b *testing.B, db *store.DB, first, n int) {
	b.Helper()
	err := db.Write(b.Context(), store.Bulk, func(tx *store.Tx) error {
		for i := range n {
			d := report(text(first + i))
			lead := record.Draft{About: d.About, Body: &record.ReportGrouped{Report: d.About, Lead: record.NewID(), Opens: true}}
			if _, err := tx.Append(d, lead); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

// of10k is a house of 10,000 entries, half of them reports.
func of10k(b *testing.B) *store.DB {
	b.Helper()
	db := open(b, b.TempDir(), opened)
	for n := 0; n < 5000; n += 100 {
		takeMany(b, db, n, 100)
	}
	return db
}

func BenchmarkVerify10k(b *testing.B) {
	db := of10k(b)
	for b.Loop() {
		if got, err := db.Verify(b.Context(), nil); err != nil || len(got.Problems) > 0 {
			b.Fatal(got.Problems, err)
		}
	}
}

func BenchmarkRebuild10k(b *testing.B) {
	db := of10k(b)
	for b.Loop() {
		if err := db.Rebuild(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

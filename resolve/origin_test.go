package resolve_test

import (
	"os"
	"path/filepath"
	"testing"

	"watchfloor/internal/material"
	"watchfloor/record"
	"watchfloor/resolve"
)

// TestTwoOccasionsShareNoOrigin takes five real reports of two occasions.
func TestTwoOccasionsShareNoOrigin(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(material.Dir(t, "reports"), "*.txt"))
	if err != nil || len(files) != 5 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	m := newMemory(t)
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		m.take(resolve.Telling{Text: string(b)})
	}
	r := m.reports
	if r[0].told.Origin != r[1].told.Origin || r[1].told.Arrival != record.ArrivalExcerpt && r[0].told.Arrival != record.ArrivalExcerpt {
		t.Errorf("000 and 001 share prose, but are %v and %v", r[0].told, r[1].told)
	}
	for i, j := range map[int]int{0: 2, 1: 3, 2: 3, 3: 4, 4: 0} {
		if r[i].told.Origin == r[j].told.Origin {
			t.Errorf("%d and %d trace to the same origin", i, j)
		}
	}
	if len(m.quotes) != 1 || m.quotes[0].Report != r[4].told.Report || m.quotes[0].Origin != r[3].told.Origin {
		t.Errorf("quotations %v, want one: of 004, of the statement that 003 has too", m.quotes)
	}
}

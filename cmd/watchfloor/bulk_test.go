package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fireIn makes lines that tell of one fire, with the times that stamp gives.
func fireIn(n int, stamp func(i int) string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"sent_id":"f%d","source":"mast %d"%s,"text":"Number %d: flames and black smoke over Quenby arcade, people are running out of the pavilion"}`+"\n", i, i, stamp(i), i)
	}
	return b.String()
}

// TestAFileWithoutTimesIsNoEvening: reports of one file that state no time were not told
// at one moment, so words that many of them share connect nothing; the same words
// minutes apart do.
func TestAFileWithoutTimesIsNoEvening(t *testing.T) {
	undated := func(int) string { return "" }
	minutes := func(i int) string { return fmt.Sprintf(`,"received_at":"2026-06-09T19:%02d:00Z"`, i) }
	for _, c := range []struct {
		name    string
		text    string
		largest func(int) bool
	}{
		{"forty without times", fireIn(40, undated), func(n int) bool { return n < 20 }},
		{"forty within an hour", fireIn(40, minutes), func(n int) bool { return n >= 35 }},
		{"a few that come by themselves", fireIn(8, undated), func(n int) bool { return n >= 6 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "reports.jsonl")
			if err := os.WriteFile(file, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			data := filepath.Join(dir, "house")
			ran(t, "", "take", "--data", data, file)
			out, _ := ran(t, "", "board", "--data", data, "--json")
			largest := 0
			for _, row := range read[struct{ Reports []string }](t, out) {
				largest = max(largest, len(row.Reports))
			}
			if !c.largest(largest) {
				t.Errorf("the largest lead has %d reports", largest)
			}
		})
	}
}

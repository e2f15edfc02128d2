package origintest

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"watchfloor/internal/material"
)

// TestAnAnswerFromOutside prints the figures of the answer in the file
// WATCHFLOOR_ORIGINS, lines as origins --json prints them, to the corpus that
// WATCHFLOOR_CORPUS_OUT writes down at the same size.
func TestAnAnswerFromOutside(t *testing.T) {
	f, err := os.Open(material.Named(t, "WATCHFLOOR_ORIGINS", "file with an answer"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var groups []Group
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<28)
	for lines.Scan() {
		var g Group
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatalf("%s: %v", lines.Bytes(), err)
		}
		groups = append(groups, g)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	figures := Score(Make(1, size(3000)).Truth, groups)
	t.Logf("\n%v\n%s", figures, figures.Worst(20))
}

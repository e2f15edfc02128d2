package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"watchfloor/intake/origin/origintest"
)

// TestOriginsOfACorpusWithKnownTruth takes a corpus through the built house and
// holds what origins prints against the truth. WATCHFLOOR_BENCH_REPORTS asks for
// another size (the documented figures are of 30,000), WATCHFLOOR_CORPUS_OUT
// names a folder for the corpus, the truth, the answer and the misses.
func TestOriginsOfACorpusWithKnownTruth(t *testing.T) {
	inTurn(t)
	n := 3000
	if s := os.Getenv("WATCHFLOOR_BENCH_REPORTS"); s != "" {
		fmt.Sscan(s, &n)
	}
	data, dir := t.TempDir(), corpusFolder(t)
	c := origintest.Make(1, n)
	var corpus bytes.Buffer
	if err := c.WriteReports(&corpus); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "corpus.jsonl")
	keep(t, file, corpus.String())
	if _, errs := ran(t, "", "take", "--data", data, "--json", "--format", "jsonl", file); errs != "" {
		t.Errorf("take says %s", errs)
	}
	out, _ := ran(t, "", "origins", "--data", data, "--json")
	keep(t, filepath.Join(dir, "origins.jsonl"), out)
	f := origintest.Score(c.Truth, read[origintest.Group](t, out))
	keep(t, filepath.Join(dir, "figures.txt"), f.String()+"\n"+f.Worst(40))
	t.Logf("%d reports\n%v\n%s", len(c.Reports), f, f.Worst(8))
	meets(t, f)
}

// meets holds the figures against what is asked of the house.
func meets(t *testing.T, f origintest.Figures) {
	t.Helper()
	for _, c := range []struct {
		what  string
		rate  origintest.Rate
		floor float64
	}{
		{"pair recall of copies", f.RecallCopy, 0.98},
		{"pair recall of excerpts", f.RecallExcerpt, 0.98},
		{"pair precision", f.Precision, 0.98},
		{"recall of all pairs in a group", f.AllRecall, 0.98},
		{"precision of all pairs in a group", f.AllPrecision, 0.98},
		{"direction", f.Direction, 0.97},
		{"recall of quotations", f.QuoteRecall, 0.95},
		{"precision of quotations", f.QuotePrecision, 0.95},
	} {
		if c.rate.Share() < c.floor {
			t.Errorf("%s is %v, want %.2f", c.what, c.rate, c.floor)
		}
		if c.rate.Of == 0 {
			t.Errorf("%s was measured on nothing", c.what)
		}
	}
}

// corpusFolder is where the corpus is written down.
func corpusFolder(t *testing.T) string {
	if dir := os.Getenv("WATCHFLOOR_CORPUS_OUT"); dir != "" {
		return dir
	}
	return t.TempDir()
}

func keep(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

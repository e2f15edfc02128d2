package origintest

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"watchfloor/internal/material"
)

// size is how many reports a corpus has in a test, unless
// WATCHFLOOR_BENCH_REPORTS asks for another number.
func size(n int) int {
	if s := os.Getenv("WATCHFLOOR_BENCH_REPORTS"); s != "" {
		fmt.Sscan(s, &n)
	}
	return n
}

// TestTheCorpusIsWrittenDown writes corpus.jsonl and truth.jsonl into the folder
// WATCHFLOOR_CORPUS_OUT, so that a program can be measured from outside.
func TestTheCorpusIsWrittenDown(t *testing.T) {
	dir := material.Named(t, "WATCHFLOOR_CORPUS_OUT", "folder for corpus.jsonl and truth.jsonl")
	c := Make(1, size(3000))
	for name, write := range map[string]func(io.Writer) error{"corpus.jsonl": c.WriteReports, "truth.jsonl": c.WriteTruth} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheSameArgumentsGiveTheSameCorpus(t *testing.T) {
	var once, again bytes.Buffer
	for _, b := range []*bytes.Buffer{&once, &again} {
		c := Make(7, 900)
		if err := c.WriteReports(b); err != nil {
			t.Fatal(err)
		}
		if err := c.WriteTruth(b); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(once.Bytes(), again.Bytes()) {
		t.Error("two corpora of one seed differ")
	}
}

// texts are the words of every report, with and without what its sender adds.
type texts struct{ raw, core map[string]map[string]bool }

func textsOf(c Corpus) texts {
	t := texts{map[string]map[string]bool{}, map[string]map[string]bool{}}
	for _, r := range c.Reports {
		t.raw[r.SentID] = runs(Words(r.Text))
		t.core[r.SentID] = runs(Words(c.Truth.Made[r.SentID].Core))
	}
	return t
}

func TestCopiesAndExcerptsHoldEnoughOfTheWordsOfTheirOriginal(t *testing.T) {
	c := Make(3, size(1200))
	words := textsOf(c)
	pairs := 0
	for _, g := range c.Truth.Groups {
		first := g.First
		if first == "" {
			first = g.Reports[0].SentID
		}
		for _, x := range g.Reports {
			if x.SentID == first {
				continue
			}
			pairs++
			raw, core := shared(words.raw[first], words.raw[x.SentID]), shared(words.core[first], words.core[x.SentID])
			if raw < 0.5 || core < 0.55 {
				t.Errorf("%s of %s (%s): %.2f of the words, %.2f without boilerplate", x.SentID, first, c.Truth.Made[x.SentID].Note, raw, core)
			}
		}
	}
	if pairs < len(c.Reports)/4 {
		t.Errorf("%d pairs among %d reports", pairs, len(c.Reports))
	}
}

func TestReportsThatShareNothingHoldFewOfEachOthersWords(t *testing.T) {
	c := Make(3, size(1200))
	words := textsOf(c)
	rel := relationsOf(c.Truth)
	holders := map[string][]string{} // of a run: few are held by several
	for _, r := range c.Reports {
		for k := range words.core[r.SentID] {
			if len(holders[k]) < 200 {
				holders[k] = append(holders[k], r.SentID)
			}
		}
	}
	pairs := map[pair]bool{}
	for _, list := range holders {
		for i := range list {
			for j := range i {
				pairs[pairOf(list[i], list[j])] = true
			}
		}
	}
	worst := 0.0
	for p := range pairs {
		if p = pairOf(rel.name(p.a), rel.name(p.b)); p.a == p.b || rel.share(p) || rel.grey[p] {
			continue
		}
		s := shared(words.core[p.a], words.core[p.b])
		worst = max(worst, s)
		if s >= 0.3 {
			t.Errorf("%s and %s hold %.2f of each other's words: %q %q", p.a, p.b, s, c.Truth.Made[p.a].Note, c.Truth.Made[p.b].Note)
		}
	}
	t.Logf("%d pairs have a run in common; the most among those that share nothing is %.2f", len(pairs), worst)
}

func TestQuotationsShareARunOfSevenWords(t *testing.T) {
	c := Make(3, size(1200))
	text := map[string]string{}
	for _, r := range c.Reports {
		text[r.SentID] = r.Text
	}
	r := rand.New(rand.NewPCG(1, 1))
	for _, s := range c.Truth.Statements {
		of := s.Speech
		if of == "" {
			of = s.Quoters[0]
		}
		for _, q := range s.Quoters {
			if q == of || r.IntN(4) == 0 {
				continue
			}
			if n := LongestRun(text[q], text[of]); n < 7 {
				t.Errorf("%s quotes %d words in a row of %s", q, n, of)
			}
			if share := Containment(c.Truth.Made[q].Core, c.Truth.Made[of].Core); share >= 0.3 {
				t.Errorf("%s holds %.2f of %s, too much for a quotation", q, share, of)
			}
		}
	}
	if n := len(c.Truth.Statements); n < len(c.Reports)/100 {
		t.Errorf("%d statements among %d reports", n, len(c.Reports))
	}
}

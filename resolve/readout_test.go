package resolve_test

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"watchfloor/intake"
	"watchfloor/internal/material"
	"watchfloor/record"
	"watchfloor/resolve"
)

// TestWritesDownWhatIsRead writes what recognition makes of 20,000 letters of a
// town and of every text below testdata of these rooms, a line a report, to the
// file that WATCHFLOOR_READ_OUT names: whoever makes reading faster compares the
// files of before and after.
func TestWritesDownWhatIsRead(t *testing.T) {
	f, err := os.Create(material.Named(t, "WATCHFLOOR_READ_OUT", "file"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	defer w.Flush()
	s, reports := holdTown(t, 100_000, 20_000)
	number := map[record.ID]int{}
	for i, h := range s.held {
		number[h.ID] = i
	}
	texts := 0
	err = filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.Contains(path, "testdata") && !strings.HasSuffix(path, "_test.go") {
			return err
		}
		b, err := os.ReadFile(path)
		for text := range strings.SplitSeq(string(b), "\n") {
			if text = strings.ToValidUTF8(text, ""); len(text) > 3 {
				reports = append(reports, s.report(t, intake.Report{Title: text[len(text)/2:], Text: text}, nil))
				reports = append(reports, s.report(t, intake.Report{Text: strings.ToUpper(text) + "\n" + text + text}, nil))
				texts++
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	g := &resolve.Recogniser{Known: resolve.NewKnown(), Region: "GB"}
	for _, e := range reports {
		drafts, err := g.Recognise(s, []record.Entry{e})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(w, readOut(t, drafts, number))
	}
	t.Logf("%d letters and %d lines of test data", 20_000, texts)
}

// readOut writes what was found of one report, holdings by their number.
func readOut(t *testing.T, drafts []record.Draft, number map[record.ID]int) string {
	var b strings.Builder
	var links []string
	for _, d := range drafts {
		switch found := d.Body.(type) {
		case *record.MentionsFound:
			one := *found
			one.Report = record.ID{}
			raw, err := json.Marshal(one)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(raw)
			for _, c := range d.Contents {
				b.Write(c.Bytes)
			}
		case *record.LinksProposed:
			for _, l := range found.Links {
				links = append(links, fmt.Sprint(number[l.Holding], l.Mention, l.Start, l.End, l.P, l.Why))
			}
		}
	}
	slices.SortFunc(links, func(a, b string) int { return cmp.Compare(a, b) })
	return b.String() + strings.Join(links, "; ")
}

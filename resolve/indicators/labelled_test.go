package indicators

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"watchfloor/record"
)

// told is a report of the labelled set: invented, with the behaviours that it tells of.
type told struct {
	codes map[Code]bool
	text  string
	line  int
}

// labelled reads one part of the set. Tune was read while the lexicon was changed;
// held was written at the same time, by the same hand, and only measured; fresh was
// written when version 3 was done, and registers just before the lines of version 4:
// both were read while those were made. Unread was written when version 4 was done, in
// other words than its lines on purpose: less than that is read of no report.
func labelled(t testing.TB, half string) (all []told) {
	t.Helper()
	b, err := os.ReadFile("testdata/labelled/" + half + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		codes, text, ok := strings.Cut(line, " | ")
		if !ok {
			t.Fatalf("%s:%d: want codes | text", half, n+1)
		}
		r := told{codes: map[Code]bool{}, text: text, line: n + 1}
		for _, w := range strings.Fields(codes) {
			if w == "-" {
				continue
			}
			c, err := ParseCode(w)
			if err != nil {
				t.Fatalf("%s:%d: %v", half, n+1, err)
			}
			r.codes[c] = true
		}
		all = append(all, r)
	}
	return all
}

// tally counts what was read right, wrongly and not at all.
type tally struct{ right, wrong, missed int }

func (c tally) precision() float64 { return share(c.right, c.wrong) }
func (c tally) recall() float64    { return share(c.right, c.missed) }

func share(a, b int) float64 {
	if a+b == 0 {
		return 1
	}
	return float64(a) / float64(a+b)
}

// behaviours are the codes that are labelled; when and against what say more about one.
func behaviours() (all []Code) {
	for c := Intrusion; c <= ThreatToLife; c++ {
		all = append(all, c)
	}
	return all
}

// measure reads a half and counts by code, and what is read into reports of nothing.
func measure(t testing.TB, half string, show bool) (by [Codes]tally, all, nothing tally) {
	t.Helper()
	at := record.Time(now)
	for _, r := range labelled(t, half) {
		got := map[Code]bool{}
		for _, i := range Find(r.text, at).Indicators {
			got[i.Code] = true
		}
		bad := ""
		for _, c := range behaviours() {
			n := &by[c]
			switch {
			case got[c] && r.codes[c]:
				n.right++
			case got[c]:
				n.wrong++
				bad += " +" + c.String()
			case r.codes[c]:
				n.missed++
				bad += " -" + c.String()
			}
		}
		if len(r.codes) == 0 {
			if strings.Contains(bad, "+") {
				nothing.wrong++
			} else {
				nothing.right++
			}
		}
		if show && bad != "" {
			t.Logf("%s:%d:%s  %s", half, r.line, bad, r.text)
		}
	}
	for _, n := range by {
		all.right, all.wrong, all.missed = all.right+n.right, all.wrong+n.wrong, all.missed+n.missed
	}
	return by, all, nothing
}

// TestTheLexiconHoldsItsFloors: how well the lexicon reads reports that it was not
// written from. -v prints the table of docs/benchmarks.md.
func TestTheLexiconHoldsItsFloors(t *testing.T) {
	for half, floor := range map[string]struct {
		precision, recall float64
		nothing           int // into how many reports of nothing something may be read
	}{"tune": {0.97, 0.95, 0}, "held": {0.92, 0.93, 1}, "fresh": {0.94, 0.90, 0}, "registers": {0.94, 0.90, 0}, "unread": {0.75, 0.05, 0}} {
		by, all, nothing := measure(t, half, os.Getenv("SHOW") != "")
		if all.precision() < floor.precision || all.recall() < floor.recall || nothing.wrong > floor.nothing {
			t.Errorf("%s: precision %.3f recall %.3f, %d of nothing read wrongly: below the floors %v", half, all.precision(), all.recall(), nothing.wrong, floor)
		}
		for c, n := range by {
			if (half == "tune" || half == "held") && (n.precision() < 0.75 || n.recall() < 0.74) {
				t.Errorf("%s: %v has precision %.2f and recall %.2f", half, Code(c), n.precision(), n.recall())
			}
		}
		var table strings.Builder
		for _, c := range behaviours() {
			fmt.Fprintf(&table, "\n| %s | %d | %.2f | %.2f |", c, by[c].right+by[c].missed, by[c].precision(), by[c].recall())
		}
		t.Logf("%s: precision %.3f recall %.3f, nothing read into nothing %d of %d%s", half, all.precision(), all.recall(),
			nothing.right, nothing.right+nothing.wrong, table.String())
	}
}

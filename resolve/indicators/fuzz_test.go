package indicators

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/record"
)

func FuzzSignsHoldForAnyText(f *testing.F) {
	for _, s := range []string{
		"He'll kill her tomorrow night at 5.30pm, “no bomb” — in three days!", "There is a bomb under the bridge. It goes off at 17:00 on 14 March",
		"I’m going to blow up the \"song\" on 14/03/2026 within hours next Friday by noon", "\xff’t ' '' in the next few 31 June o'clock 99th",
		"will will will .. kill kill kill everyone everyone in a couple of months before the day after tomorrow",
	} {
		f.Add(s, int64(1773328800_000000))
		f.Add(s, int64(0))
	}
	f.Fuzz(holds)
}

func TestSignsHoldForShuffledFragments(t *testing.T) {
	fragments := strings.Fields("he will 'll not kill her everyone bomb the under bridge no gun with tonight tomorrow night on Friday next in three days within hours " +
		"at 5 5pm 17:30 5.30pm 14 March 31st 2026 14/03/2026 noon midnight by before the day after week month few couple o'clock right now any minute " +
		". ! , “ ” \" ’t it is going to happen blow up shoot said yesterday film \xff é 李 99 0 31 February am pm hrs")
	r := rand.New(rand.NewPCG(5, 6))
	for range 20_000 {
		words := make([]string, 2+r.IntN(16))
		for i := range words {
			words[i] = fragments[r.IntN(len(fragments))]
		}
		holds(t, strings.Join(words, []string{" ", "", " "}[r.IntN(3)]), []int64{0, 1773328800_000000, r.Int64()}[r.IntN(3)])
	}
}

// holds checks the invariants of the package for one text.
func holds(t *testing.T, text string, when int64) {
	at := record.Time(when % (1 << 57))
	s := Find(text, at)
	if d := cmp.Diff(s, Find(text, at)); d != "" {
		t.Fatalf("two readings differ: %s", d)
	}
	begin := map[int]bool{len(text): true}
	for i := range text {
		begin[i] = true
	}
	span := func(start, end int) {
		if start < 0 || end <= start || end > len(text) || !begin[start] || !begin[end] {
			t.Fatalf("span [%d, %d) of %q", start, end, text)
		}
	}
	for k, i := range s.Indicators {
		span(i.Start, i.End)
		if i.Code >= Codes || k > 0 && (s.Indicators[k-1].Start > i.Start || s.Indicators[k-1] == i) {
			t.Fatalf("indicators out of order: %v", s.Indicators)
		}
	}
	if w := s.Window; !w.IsZero() {
		span(w.Start, w.End)
		if w.From > w.Until || w.From < at || w.Until-at > furthest {
			t.Fatalf("window [%v, %v] of a report of %v in %q", w.From, w.Until, at, text)
		}
	}
	if s.Severity >= Severities {
		t.Fatalf("severity %d", s.Severity)
	}
}

package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/resolve"
	"watchfloor/store"
	"watchfloor/store/sqlite"
)

// borne are names that so many reports of the benchmark mention and nobody holds.
var borne = map[string]int{"Zorvel Quandish": 10, "Ilvane Trostrup": 100, "Oskerin Vlamedal": 1000}

// BenchmarkAddedName measures how long it takes from the moment at which a person
// adds a name to a holding until the last link to an earlier report is stored, with
// as many mentions of names as WATCHFLOOR_BENCH_MENTIONS says (default 10,000), two a
// report; beyond 100,000 they stand in the index of what is mentioned alone. The name
// stands in 10, 100 and 1,000 of the reports. The house is kept in
// WATCHFLOOR_BENCH_DIR, which is made on the first run. "fill-s" is how long the index
// of what is mentioned takes to be filled, as when a house starts.
func BenchmarkAddedName(b *testing.B) {
	n := 10_000
	if s := os.Getenv("WATCHFLOOR_BENCH_MENTIONS"); s != "" {
		fmt.Sscan(s, &n)
	}
	dir := os.Getenv("WATCHFLOOR_BENCH_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	h := houseIn(b, inFolder(b, dir, sqlite.Durable), store.Options{Now: time.Now, Found: &record.HouseFounded{}})
	if head, _ := h.db.Head(b.Context()); head == 0 {
		takeMentions(b, h, min(n/2, mostReports))
	}
	start := time.Now()
	if err := h.backward.Mentioned.CatchUp(moreMentions(n-2*mostReports), 0, true); err != nil {
		b.Fatal(err)
	}
	nameOne(b, h, "Nobody Whosoever")
	filled := time.Since(start)
	for _, name := range []string{"Zorvel Quandish", "Ilvane Trostrup", "Oskerin Vlamedal"} {
		b.Run(fmt.Sprint("links-", borne[name]), func(b *testing.B) {
			var worst time.Duration
			cpu := time.Duration(0)
			for b.Loop() {
				before, used := time.Now(), userTime(b)
				id := nameOne(b, h, name)
				worst = max(worst, time.Since(before))
				cpu += userTime(b) - used
				if got := linksTo(b, h, id); got < borne[name]*9/10 {
					b.Fatalf("%d links, want about %d", got, borne[name])
				}
			}
			b.ReportMetric(float64(worst.Milliseconds()), "worst-ms")
			b.ReportMetric(float64(cpu.Milliseconds())/float64(b.N), "user-ms/op")
			b.ReportMetric(filled.Seconds(), "fill-s")
		})
	}
}

// nameOne holds somebody and adds a name to them.
func nameOne(b *testing.B, h *house, name string) record.ID {
	b.Helper()
	who := fmt.Sprintf("Unheard %x", time.Now().UnixNano())
	ids, err := h.hold(b.Context(), []holdings.Holding{{ListID: who, List: "bench", Type: record.HoldingPerson, Names: []holdings.Name{{Text: who}}}}, "", 0)
	if err != nil {
		b.Fatal(err)
	}
	err = h.NameHolding(b.Context(), h.sitter(), desk.NameDecision{Request: record.NewID(), Holding: ids[0], Text: name})
	if err != nil {
		b.Fatal(err)
	}
	return ids[0]
}

func linksTo(b *testing.B, h *house, holding record.ID) (n int) {
	b.Helper()
	err := h.db.Write(b.Context(), store.Bulk, func(tx *store.Tx) error {
		linked, err := tx.LinkedTo(holding)
		n = len(linked)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// mostReports bounds how many reports are taken in.
const mostReports = 50_000

// moreMentions are so many mentions of names that no report has.
type moreMentions int

func (n moreMentions) NamesAfter(record.Seq, int) (resolve.MentionNews, error) {
	r, out := rand.New(rand.NewPCG(9, 9)), resolve.MentionNews{}
	for i := range int(n) {
		out.Named = append(out.Named, resolve.NameMention{Report: record.Seq(1<<40 + i/2), N: int64(i % 2), Name: benchName(r) + benchName(r)[1:3]})
	}
	return out, nil
}

// takeMentions takes in reports that mention two people each.
func takeMentions(b *testing.B, h *house, reports int) {
	r := rand.New(rand.NewPCG(7, uint64(reports)))
	words := make([]string, 20_000)
	for i := range words {
		words[i] = benchName(r)
	}
	at := map[int]string{}
	for name, n := range borne {
		for k := range n {
			i := (k*2 + 1) * reports / (2 * n)
			for at[i] != "" {
				i++
			}
			at[i] = name
		}
	}
	pick := func() string { return words[int(math.Pow(float64(len(words)), r.Float64()))-1] }
	start := time.Now()
	for from := 0; from < reports; from += fillAtOnce {
		all := make([]intake.Report, min(fillAtOnce, reports-from))
		for i := range all {
			one := at[from+i]
			if one == "" {
				one = pick()
			}
			all[i] = intake.Report{SentID: fmt.Sprint("m", from+i), Source: fmt.Sprint("source ", i%50), Channel: record.ChannelPublic,
				Text: benchText(r, 120) + "There was " + one + " who spoke with " + pick() + " for long."}
		}
		takeMany(b, h, all)
	}
	b.Logf("%d reports taken through all stages in %v", reports, time.Since(start))
}

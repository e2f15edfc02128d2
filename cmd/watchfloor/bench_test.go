package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/sqlite"
)

// The benchmarks of docs/benchmarks.md: a house on SQLite, synced at every
// commit, with 20,000 holdings and as many reports as WATCHFLOOR_BENCH_REPORTS
// says (default 10,000; the documented figures are of 100,000 and 1,000,000).

var benchWords = strings.Fields(`parcel gate station evening van driver blue coat phone call letter neighbour street corner window
	light square market bridge river boat crate box delivery meeting message photo camera fence roof stairs school library bakery
	garden workshop garage ticket bus tram line platform bench crowd concert hall door key lock alarm engine noise smoke smell
	money cash account transfer website forum post video name nickname account order chemical drum bag backpack uniform badge`)

func benchText(r *rand.Rand, size int) string {
	var b strings.Builder
	for b.Len() < size {
		b.WriteString(benchWords[r.IntN(len(benchWords))])
		b.WriteByte(' ')
		if r.IntN(12) == 0 {
			b.WriteString(". ")
		}
	}
	return b.String()
}

var (
	benchGiven  = strings.Fields("Arvo Belka Corin Delph Edrik Fenna Garo Hild Ishko Jorun Kaleb Lirio Maren Nadja Orsin Petko Quill Rasmin Selda Tovik Ulla Varda Wendel Xanti Yoran Zelda")
	benchFamily = strings.Fields("Abenroth Brisko Caldwyn Dorvath Elmund Farrowby Grelling Hastavik Iverlan Jostrand Kalvert Lorimond Mestrov Nordahl Ostrander Pellavin Quernby Rostvik Sandrell Tollivar Umbray Vestergard Wolmar Yarrowick Zandvik")
)

func benchName(r *rand.Rand) string {
	syllables := []string{"ka", "lo", "mi", "ren", "to", "vas", "du", "sel", "bor", "ni", "fa", "gri"}
	family := benchFamily[r.IntN(len(benchFamily))] + syllables[r.IntN(len(syllables))] + syllables[r.IntN(len(syllables))]
	return benchGiven[r.IntN(len(benchGiven))] + " " + family
}

func benchHoldings(n int) []holdings.Holding {
	r := rand.New(rand.NewPCG(1, 1))
	out := make([]holdings.Holding, n)
	for i := range out {
		out[i] = holdings.Holding{ListID: fmt.Sprint(i), List: "bench", Type: record.HoldingPerson,
			Names:       []holdings.Name{{Text: benchName(r)}, {Text: benchName(r), Kind: holdings.Alias}},
			Identifiers: []holdings.Identifier{{Kind: record.MentionPhone, Value: fmt.Sprintf("+44 7700 9%05d", r.IntN(100000))}}}
	}
	return out
}

// benchReport is a report of about 1 kB; one in five names a held person, one in
// four has a telephone number, one in ten says something grave.
func benchReport(r *rand.Rand, i int, held []holdings.Holding) intake.Report {
	text := benchText(r, 900)
	if r.IntN(5) == 0 && len(held) > 0 {
		text += " I think it was " + held[r.IntN(len(held))].Names[0].Text + "."
	}
	if r.IntN(4) == 0 {
		text += fmt.Sprintf(" Call 07700 9%05d.", r.IntN(100000))
	}
	if r.IntN(10) == 0 {
		text += " He said he will kill them all with a bomb tomorrow night."
	}
	rep := intake.Report{SentID: fmt.Sprint("b", i), Source: fmt.Sprint("source ", i%50), Channel: record.ChannelPublic, Text: text, Title: fmt.Sprint("report ", i)}
	if r.IntN(3) == 0 {
		rep.Grade, _ = intake.ParseGrade(record.Admiralty, string("ABCDEF"[r.IntN(6)])+string("123456"[r.IntN(6)]))
	}
	return rep
}

func benchReports(n int, held []holdings.Holding) []intake.Report {
	r := rand.New(rand.NewPCG(2, uint64(n)))
	out := make([]intake.Report, n)
	for i := range out {
		out[i] = benchReport(r, i, held)
	}
	return out
}

// benchHouse makes (once a process) and opens the house of the benchmarks.
func benchHouse(b *testing.B) (*house, []holdings.Holding) {
	b.Helper()
	n := 10_000
	if s := os.Getenv("WATCHFLOOR_BENCH_REPORTS"); s != "" {
		fmt.Sscan(s, &n)
	}
	held := benchHoldings(20_000)
	dir := os.Getenv("WATCHFLOOR_BENCH_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	h := houseIn(b, inFolder(b, dir, sqlite.Durable), store.Options{Now: time.Now, Found: &record.HouseFounded{}})
	db := h.db
	if head, _ := db.Head(b.Context()); head == 0 {
		fill(b, h, held, n)
	}
	if _, err := db.CatchUp(b.Context(), h.known); err != nil {
		b.Fatal(err)
	}
	return h, held
}

// fillAtOnce is how many reports are made up at a time: a million in memory would
// keep the collector busier than the house.
const fillAtOnce = 10_000

func fill(b *testing.B, h *house, held []holdings.Holding, n int) {
	b.Helper()
	for i := 0; i < len(held); i += holdBatch {
		if _, err := h.hold(b.Context(), held[i:i+holdBatch], "", 0); err != nil {
			b.Fatal(err)
		}
	}
	start := time.Now()
	r := rand.New(rand.NewPCG(2, uint64(n)))
	for from := 0; from < n; from += fillAtOnce {
		reports := make([]intake.Report, min(fillAtOnce, n-from))
		for i := range reports {
			reports[i] = benchReport(r, from+i, held)
		}
		takeMany(b, h, reports)
	}
	b.Logf("%d reports taken through all stages in %v: %.0f/s", n, time.Since(start), float64(n)/time.Since(start).Seconds())
}

func takeMany(tb testing.TB, h *house, reports []intake.Report) {
	tb.Helper()
	ctx := context.Background()
	in := func(yield func(intake.Report, *intake.Refused) bool) {
		for _, r := range reports {
			if !yield(r, nil) {
				return
			}
		}
	}
	for p := range newDelivery(record.DoorFile, record.FormatJSONL).pieces(in) {
		if _, err := h.takeAll(ctx, h.sitter(), store.Bulk, p); err != nil {
			tb.Fatal(err)
		}
		if err := h.follow(ctx, store.Bulk); err != nil {
			tb.Fatal(err)
		}
	}
}

// BenchmarkBulkTake measures 1 kB reports through all stages, 1,000 an operation.
func BenchmarkBulkTake(b *testing.B) {
	h, held := benchHouse(b)
	n := 0
	for b.Loop() {
		n++
		b.StopTimer()
		reports := benchReports(1000+n, held)[:1000]
		for i := range reports {
			reports[i].SentID = fmt.Sprint("bulk", n, "-", i, "-", time.Now().UnixNano())
			reports[i].Text += reports[i].SentID
		}
		b.StartTimer()
		takeMany(b, h, reports)
	}
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

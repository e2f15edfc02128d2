package sqlite_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/sqlite"
)

// BenchmarkRuns looks up and adds the runs of one report after another: 80
// keys, one in twenty of them of an earlier report. Before it, a house is filled
// with as many reports as WATCHFLOOR_BENCH_REPORTS says.
func BenchmarkRuns(b *testing.B) {
	dir := b.TempDir()
	before := heap()
	db := open(b, dir, opened)
	reports := 10_000
	if s := os.Getenv("WATCHFLOOR_BENCH_REPORTS"); s != "" {
		reports, _ = strconv.Atoi(s)
	}
	r := &runner{b: b, db: db, rand: rand.New(rand.NewPCG(3, 3))}
	filling := time.Now()
	for r.reports < reports {
		r.step(32)
	}
	b.ReportMetric(float64(time.Since(filling).Microseconds())/float64(reports), "µs/fill")
	info, err := os.Stat(filepath.Join(dir, sqlite.FileName))
	if err != nil {
		b.Fatal(err)
	}
	for _, size := range []int{1, 32} {
		b.Run(strconv.Itoa(size)+"AStep", func(b *testing.B) {
			r.b = b
			var worst time.Duration
			for b.Loop() {
				start := time.Now()
				r.step(size)
				worst = max(worst, time.Since(start))
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*size), "µs/report")
			b.ReportMetric(float64(worst.Microseconds())/1000, "ms/worst")
		})
	}
	b.Run("LookUp", func(b *testing.B) {
		r.b = b
		for b.Loop() {
			r.lookUp()
		}
	})
	b.Logf("%d reports: %d bytes of file a report, %d MB of memory", r.reports, info.Size()/int64(reports), (heap()-before)>>20)
}

// heap is what is in use.
func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

type runner struct {
	b       *testing.B
	db      *store.DB
	rand    *rand.Rand
	reports int
	found   int
}

const runsEach = 80

// keys are those of a new report.
func (r *runner) keys() []uint64 {
	keys := make([]uint64, runsEach)
	for i := range keys {
		if keys[i] = r.rand.Uint64(); i%20 == 0 && r.reports > 0 {
			keys[i] = keyOf(r.rand.IntN(r.reports))
		}
	}
	keys[runsEach-1] = keyOf(r.reports)
	return keys
}

// keyOf is a key of the nth report.
func keyOf(n int) uint64 { return uint64(n) * 0x9e3779b97f4a7c15 }

func (r *runner) step(n int) {
	r.b.Helper()
	err := r.db.Write(r.b.Context(), store.Bulk, func(tx *store.Tx) error {
		for range n {
			keys := r.keys()
			got, err := tx.RunsShared(0, keys, 50)
			if err != nil {
				return err
			}
			for _, reports := range got {
				r.found += len(reports)
			}
			if err := tx.AddRuns(record.Seq(5*r.reports), 0, keys); err != nil {
				return err
			}
			r.reports++
		}
		return tx.SetRunsAt(record.Seq(5 * r.reports))
	})
	if err != nil {
		r.b.Fatal(err)
	}
}

func (r *runner) lookUp() {
	r.b.Helper()
	err := r.db.Write(r.b.Context(), store.Bulk, func(tx *store.Tx) error {
		_, err := tx.RunsShared(0, r.keys(), 50)
		return err
	})
	if err != nil {
		r.b.Fatal(err)
	}
}

package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"watchfloor/holdings"
	"watchfloor/internal/town"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/sqlite"
)

// townHouse opens a house that holds so many people, and fills it where it is
// empty: in WATCHFLOOR_BENCH_DIR, where that is said, so that it need not be
// filled again. The stages do not run: there are no reports.
func townHouse(b *testing.B, people int) *house {
	b.Helper()
	dir := cmp.Or(os.Getenv("WATCHFLOOR_BENCH_DIR"), b.TempDir())
	dir = filepath.Join(dir, fmt.Sprint("town", people))
	h := houseIn(b, inFolder(b, dir, sqlite.Durable), store.Options{Now: time.Now, Found: &record.HouseFounded{}})
	db := h.db
	if head, _ := db.Head(b.Context()); head < record.Seq(people) {
		t := town.New(people)
		for from := 0; from < people; from += 1000 {
			list := make([]holdings.Holding, min(1000, people-from))
			for i := range list {
				list[i] = holdings.Holding{ListID: fmt.Sprint(from + i), List: "town", Type: record.HoldingPerson,
					Names: []holdings.Name{{Text: t.Name()}}, Born: []string{t.Born()}}
			}
			err := h.db.Write(b.Context(), store.Bulk, func(tx *store.Tx) error {
				_, err := h.holdIn(tx, list, "", 0)
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	return h
}

// BenchmarkReady measures from the first look at the record until the index of
// held names is ready, and what memory it then takes.
func BenchmarkReady(b *testing.B) {
	for _, people := range townSizes(b) {
		b.Run(fmt.Sprint(people), func(b *testing.B) {
			h := townHouse(b, people)
			for b.Loop() {
				h.known.Forget()
				if _, err := h.db.CatchUp(b.Context(), h.known); err != nil {
					b.Fatal(err)
				}
			}
			debug.FreeOSMemory()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.HeapAlloc)/float64(people), "B/person")
		})
	}
}

// townSizes are the numbers of people that the benchmarks of names hold; those in
// WATCHFLOOR_BENCH_PEOPLE, or the smallest.
func townSizes(b *testing.B) (out []int) {
	for _, s := range strings.Split(cmp.Or(os.Getenv("WATCHFLOOR_BENCH_PEOPLE"), "9000"), ",") {
		var n int
		if _, err := fmt.Sscan(s, &n); err != nil {
			b.Fatalf("WATCHFLOOR_BENCH_PEOPLE: %v", err)
		}
		out = append(out, n)
	}
	return out
}

// BenchmarkMatchTown asks POST /api/v1/match from two clients at a time, each on
// one connection, with names of the town and one typing mistake in each.
func BenchmarkMatchTown(b *testing.B) {
	for _, people := range townSizes(b) {
		b.Run(fmt.Sprint(people), func(b *testing.B) {
			h := townHouse(b, people)
			if _, err := h.db.CatchUp(b.Context(), h.known); err != nil {
				b.Fatal(err)
			}
			s := benchServer(b, h)
			asked := townQueries(s.URL, people)
			debug.FreeOSMemory()
			runTown(b, strings.TrimPrefix(s.URL, "http://"), asked)
			b.ReportMetric(resident(), "MB")
		})
	}
}

// townQueries are whole requests.
func townQueries(url string, people int) [][]byte {
	t := town.New(people)
	out := make([][]byte, 20_000)
	for i := range out {
		body, _ := json.Marshal(map[string]any{"name": t.Slip(t.Name()), "type": "person", "limit": 10})
		r, _ := http.NewRequest("POST", url+"/api/v1/match", strings.NewReader(string(body)))
		r.Header.Set("Content-Type", "application/json")
		var raw strings.Builder
		_ = r.Write(&raw)
		out[i] = []byte(raw.String())
	}
	return out
}

func runTown(b *testing.B, addr string, asked [][]byte) {
	var next atomic.Int64
	took := make([][]time.Duration, 2)
	var both sync.WaitGroup
	b.ResetTimer()
	for c := range took {
		both.Go(func() {
			conn, err := net.Dial("tcp", addr)
			if err != nil {
				b.Error(err)
				return
			}
			defer conn.Close()
			in := bufio.NewReader(conn)
			for i := next.Add(1); i <= int64(b.N); i = next.Add(1) {
				start := time.Now()
				_, err := conn.Write(asked[i%int64(len(asked))])
				if err == nil {
					err = answered(in)
				}
				if err != nil {
					b.Error(err)
					return
				}
				took[c] = append(took[c], time.Since(start))
			}
		})
	}
	both.Wait()
	b.StopTimer()
	all := slices.Concat(took...)
	slices.Sort(all)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "queries/s")
	b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
}

func answered(in *bufio.Reader) error {
	resp, err := http.ReadResponse(in, nil)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("status %d", resp.StatusCode)
	}
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

// resident is the memory of this process in MB, clients and test included.
func resident() float64 {
	b, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(b)) {
		var kb float64
		if _, err := fmt.Sscanf(line, "VmRSS: %f kB", &kb); err == nil {
			return kb / 1024
		}
	}
	return 0
}

package main

import (
	"fmt"
	"math"
	"os"
	"slices"
	"testing"
	"time"

	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/sqlite"
	"watchfloor/web"
)

// BenchmarkTimeTellsAnOutsider asks as an outsider what could take longer because
// something is restricted: an id of something restricted and one of nothing, and
// board, search and match in two houses of one open history, one of which has a
// tenth more that is restricted. It reports both medians and the median of the
// differences of pairs asked in turn, with its 95 % interval. Nothing is asserted:
// what it says depends on how quiet the machine is.
func BenchmarkTimeTellsAnOutsider(b *testing.B) {
	n := 2000
	if s := os.Getenv("WATCHFLOOR_BENCH_REPORTS"); s != "" {
		fmt.Sscan(s, &n)
	}
	with, without := leakHouse(b, n, true), leakHouse(b, n, false)
	held := benchHoldings(1)[0].Names[0].Text
	absent := func() string { return "/lead/" + record.NewID().String() }
	i := 0
	restricted := func() string {
		i++
		return "/lead/" + pick(with.sealed.leads, i).String()
	}
	at := func(path string) func() string { return func() string { return path } }
	for _, c := range []struct {
		what         string
		a, b         *walker
		askA, askB   func() string
		body, method string
	}{
		{"id", with, with, restricted, absent, "", "GET"},
		{"board", with, without, at("/api/v1/board"), at("/api/v1/board"), "", "GET"},
		{"page", with, without, at("/"), at("/"), "", "GET"},
		{"search", with, without, at("/search?q=parcel"), at("/search?q=parcel"), "", "GET"},
		{"match", with, without, at("/api/v1/match"), at("/api/v1/match"), fmt.Sprintf(`{"name":%q}`, held), "POST"},
	} {
		b.Run(c.what, func(b *testing.B) {
			for path, w := range map[string]*walker{c.askA(): c.a, c.askB(): c.b} {
				if got := w.do(asking{method: c.method, path: path, body: c.body, kind: "application/json"}).Code; got != 200 && c.what != "id" {
					b.Fatalf("%s is answered with %d", path, got)
				}
			}
			var first, second, apart []float64
			ask := func(w *walker, path string) float64 {
				r := asking{method: c.method, path: path, body: c.body, kind: "application/json"}
				start := time.Now()
				w.do(r)
				return float64(time.Since(start).Nanoseconds()) / 1000
			}
			for turn := 0; b.Loop(); turn++ {
				var x, y float64
				if turn%2 == 0 { // neither is always the one after the other
					x, y = ask(c.a, c.askA()), ask(c.b, c.askB())
				} else {
					y, x = ask(c.b, c.askB()), ask(c.a, c.askA())
				}
				first, second, apart = append(first, x), append(second, y), append(apart, x-y)
			}
			low, mid, high := middle(apart)
			_, m1, _ := middle(first)
			_, m2, _ := middle(second)
			for unit, v := range map[string]float64{"with-µs": m1, "without-µs": m2, "diff-µs": mid, "diff-low-µs": low, "diff-high-µs": high} {
				b.ReportMetric(v, unit)
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

// middle is the median with the order statistics that hold it 95 times in 100.
func middle(all []float64) (low, mid, high float64) {
	slices.Sort(all)
	n := float64(len(all))
	half := .98 * math.Sqrt(n)
	at := func(i float64) float64 { return all[int(min(max(i, 0), n-1))] }
	return at(n/2 - half), at(n / 2), at(n/2 + half)
}

// leakHouse is a house with n open reports and, if asked for, a tenth more that is
// restricted, as an outsider asks it.
func leakHouse(b *testing.B, n int, restricted bool) *walker {
	b.Helper()
	l := newTeller(b, newTested(b, record.HouseFounded{}, func(o store.Options) (*store.DB, error) {
		return sqlite.Open(b.Context(), b.TempDir(), sqlite.ThrowAway, o)
	}))
	held := benchHoldings(2000)
	if _, err := l.house.hold(b.Context(), held, "", 0); err != nil {
		b.Fatal(err)
	}
	all := benchReports(n+n/10, held)
	take := func(labels []string, reports []intake.Report) []record.ID {
		got, err := l.Take(b.Context(), l.sitter(), web.Delivery{}, func(yield func(intake.Report, *intake.Refused) bool) {
			for _, r := range reports {
				if r.Labels = labels; !yield(r, nil) {
					return
				}
			}
		})
		if err != nil {
			b.Fatal(err)
		}
		var leads []record.ID
		for _, r := range got.Taken {
			leads = append(leads, r.Lead)
		}
		return leads
	}
	take(nil, all[:n])
	if restricted {
		l.sealed.leads = take([]string{"lantern"}, all[n:])
	}
	v := l.viewer()
	v.Actor = record.ID{0: 1, 6: 0x70, 15: 2}
	return newWalker(l, l.house, v)
}

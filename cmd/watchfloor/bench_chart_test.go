package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"syscall"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/holdings"
	"watchfloor/intake"
	"watchfloor/internal/pgtest"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/postgres"
	"watchfloor/store/sqlite"
	"watchfloor/web"
)

// BenchmarkChartOfAHolding is the page of the chart around a holding that as many
// reports name as WATCHFLOOR_BENCH_NEIGHBOURS says (default 500), each with a phone
// that one other report has, half of them with a plate, each of whom a third names
// somebody else held. Beside the time on the clock it reports that of the program
// itself, which others on the machine disturb less (on PostgreSQL: without that of
// the database).
func BenchmarkChartOfAHolding(b *testing.B) {
	n := 500
	if s := os.Getenv("WATCHFLOOR_BENCH_NEIGHBOURS"); s != "" {
		fmt.Sscan(s, &n)
	}
	b.Run("sqlite", func(b *testing.B) {
		benchChart(b, n, func(o store.Options) (*store.DB, error) {
			return sqlite.Open(b.Context(), b.TempDir(), sqlite.ThrowAway, o)
		})
	})
	b.Run("postgres", func(b *testing.B) {
		dsn := pgtest.Start(b)
		benchChart(b, n, func(o store.Options) (*store.DB, error) { return postgres.Open(b.Context(), dsn, o) })
	})
}

func benchChart(b *testing.B, n int, open opener) {
	h := newTested(b, record.HouseFounded{Class: record.Exercise}, open)
	takeNeighbours(b, h.house, n)
	var one record.ID
	var view desk.ChartView
	err := h.ask(b.Context(), h.sitter(), 0, func(a *store.Asked) (err error) {
		found, err := a.Search(record.StandingTip, "mestrov", "")
		if err != nil {
			return err
		}
		r, err := a.Report(found.Hits[0].Report)
		one = r.Report.Links[0].Holding
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	pages, err := web.New(h.house, web.Options{Viewer: func(*http.Request) lawful.Viewer { return h.sitter() }})
	if err != nil {
		b.Fatal(err)
	}
	s := httptest.NewServer(pages)
	b.Cleanup(s.Close)
	c := session(b, pages, s.URL)
	took := func(what, query string) {
		b.Run(what, func(b *testing.B) {
			before := userTime(b)
			for b.Loop() {
				resp, err := c.Get(s.URL + "/holding/" + one.String() + "/chart" + query)
				if err != nil {
					b.Fatal(err)
				}
				_, err = io.Copy(io.Discard, resp.Body)
				resp.Body.Close()
				if err != nil || resp.StatusCode != http.StatusOK {
					b.Fatal(resp.Status, err)
				}
			}
			b.ReportMetric(float64((userTime(b)-before).Microseconds())/1000/float64(b.N), "user-ms/op")
			b.ReportMetric(float64(view.Total), "things")
		})
	}
	if view, err = h.Chart(b.Context(), h.sitter(), 0, desk.ChartQuery{Holding: one}); err != nil {
		b.Fatal(err)
	}
	took("page", "")
	took("by-kind", "?sort=kind&from=200")
}

// takeNeighbours takes in n reports that name one holding.
func takeNeighbours(b *testing.B, h *house, n int) {
	b.Helper()
	held := append([]holdings.Holding{{ListID: "one", List: "bench", Type: record.HoldingPerson, Names: []holdings.Name{{Text: "Orsin Mestrov"}},
		Identifiers: []holdings.Identifier{{Kind: record.MentionPhone, Value: "07700 900123"}}}}, benchHoldings(200)...)
	if _, err := h.hold(b.Context(), held, "", 0); err != nil {
		b.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 3))
	all := newDelivery(record.DoorFile, record.FormatJSONL).from("bench", record.ChannelPublic)
	_, err := h.take(b.Context(), h.sitter(), store.Bulk, all, func(yield func(intake.Report, *intake.Refused) bool) {
		for i := range n {
			text := benchText(r, 300) + fmt.Sprintf(" It was Orsin Mestrov. Call +44 7700 1%05d.", i/2)
			if i%2 == 0 {
				text += fmt.Sprintf(" The van has the plate AB%02d CD%c.", i/2%90+10, 'A'+i/180%26)
			}
			if i%3 == 0 {
				text += " With " + held[1+r.IntN(200)].Names[0].Text + "."
			}
			if !yield(intake.Report{SentID: fmt.Sprint("n", i), Source: fmt.Sprint("source ", i%50), Channel: record.ChannelPublic, Text: text}, nil) {
				return
			}
		}
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := h.follow(b.Context(), store.Bulk); err != nil {
		b.Fatal(err)
	}
}

// userTime is how long this program has computed.
func userTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano())
}

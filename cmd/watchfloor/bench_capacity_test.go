package main

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// BenchmarkCapacity is the page of capacity over HTTP in a house that took as many
// reports within the month as WATCHFLOOR_BENCH_MONTH says (default 2,500, some 90 a
// day), and finished every lead, every second one after somebody took it up.
func BenchmarkCapacity(b *testing.B) {
	n := 2500
	if s := os.Getenv("WATCHFLOOR_BENCH_MONTH"); s != "" {
		fmt.Sscan(s, &n)
	}
	h := newTested(b, record.HouseFounded{Class: record.Exercise}, inSQLite(b))
	leads := finishMonth(b, h, n)
	pages, err := web.New(h.house, web.Options{Viewer: func(*http.Request) lawful.Viewer { return h.sitter() }, Now: h.clock.Now})
	if err != nil {
		b.Fatal(err)
	}
	s := httptest.NewServer(pages)
	b.Cleanup(s.Close)
	c := session(b, pages, s.URL)
	before := userTime(b)
	for b.Loop() {
		resp, err := c.Get(s.URL + "/capacity")
		if err != nil {
			b.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			b.Fatal(resp.Status)
		}
	}
	b.ReportMetric(float64((userTime(b)-before).Microseconds())/1000/float64(b.N), "user-ms/op")
	b.ReportMetric(float64(leads), "leads")
}

// finishMonth takes n reports in and decides on all leads; it returns how many.
func finishMonth(b *testing.B, h *tested, n int) int {
	b.Helper()
	r := rand.New(rand.NewPCG(5, 5))
	all := newDelivery(record.DoorFile, record.FormatJSONL).from("bench", record.ChannelPublic)
	_, err := h.take(b.Context(), h.sitter(), store.Bulk, all, func(yield func(intake.Report, *intake.Refused) bool) {
		for i := range n {
			if !yield(intake.Report{SentID: fmt.Sprint("m", i), Source: fmt.Sprint("line ", i), Text: benchText(r, 120)}, nil) {
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
	board, err := h.Board(b.Context(), h.sitter(), 0, n)
	if err != nil {
		b.Fatal(err)
	}
	do := func(lead record.ID, act desk.Act) {
		if _, err := h.Decide(b.Context(), h.sitter(), desk.Decision{Request: record.NewID(), Act: act, Lead: lead, Reason: record.ReasonJunk}); err != nil {
			b.Fatal(err)
		}
	}
	for i, row := range board.Rows {
		if i%2 == 0 {
			do(row.Lead, desk.Claim)
		}
		h.clock.move(15 * time.Minute)
		do(row.Lead, desk.Reject)
	}
	return len(board.Rows)
}

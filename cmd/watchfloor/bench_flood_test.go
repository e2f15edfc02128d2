package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"watchfloor/intake"
	"watchfloor/record"
	"watchfloor/store"
)

// variant is one of ten thousand messages that say the same in nearly the same
// words: some words dropped, some doubled, a greeting before, a plea behind.
func variant(r *rand.Rand, i int) intake.Report {
	words := strings.Fields(`They are hiding the truth about the old pump house by the river and everybody who works there knows
		what is kept in the cellar since the spring, so come and look for yourselves before they carry it away at night
		as they always do when somebody asks too many questions about the lorries and the men who drive them`)
	for range r.IntN(4) {
		at := r.IntN(len(words))
		words[at] = benchWords[r.IntN(len(benchWords))]
	}
	text := fmt.Sprintf("%s %s %s number %d", benchText(r, r.IntN(30)), strings.Join(words, " "), benchText(r, r.IntN(30)), r.IntN(1e6))
	return intake.Report{SentID: fmt.Sprint("flood", i), Source: "one sender", Channel: record.ChannelPublic, Text: text}
}

// inputOf is reports as take reads them.
func inputOf(n int, make func(i int) intake.Report) inputs {
	return func(yield func(intake.Report, *intake.Refused) bool) {
		for i := range n {
			if !yield(make(i), nil) {
				return
			}
		}
	}
}

// TestAFloodIsOneLead takes in variants of one message from one sender.
func TestAFloodIsOneLead(t *testing.T) {
	n := 400
	if !testing.Short() {
		n = 2000
	}
	h := newTested(t, record.HouseFounded{}, inSQLite(t)).house
	r := rand.New(rand.NewPCG(4, 4))
	got, err := h.take(t.Context(), h.sitter(), store.Bulk, newDelivery(record.DoorFile, record.FormatJSONL), inputOf(n, func(i int) intake.Report { return variant(r, i) }))
	if err != nil {
		t.Fatal(err)
	}
	if err := h.follow(t.Context(), store.Bulk); err != nil {
		t.Fatal(err)
	}
	board, err := h.Board(t.Context(), h.sitter(), 0, 50)
	if err != nil {
		t.Fatal(err)
	}
	if board.Open != 1 || len(got.taken) != n {
		t.Errorf("%d messages of one sender are %d leads", len(got.taken), board.Open)
	}
	if board.Rows[0].Origins != 1 {
		t.Errorf("they count %d times", board.Rows[0].Origins)
	}
}

// BenchmarkReportInAFlood measures one report by HTTP, as BenchmarkReportByHTTP
// does, while one sender's ten thousand variants stand in one lead and more come
// in as fast as ten thousand in an hour do.
func BenchmarkReportInAFlood(b *testing.B) {
	h, held := benchHouse(b)
	r := rand.New(rand.NewPCG(8, uint64(time.Now().UnixNano())))
	if _, err := h.take(b.Context(), h.sitter(), store.Bulk, newDelivery(record.DoorFile, record.FormatJSONL), inputOf(10_000, func(i int) intake.Report { return variant(r, i) })); err != nil {
		b.Fatal(err)
	}
	if err := h.follow(b.Context(), store.Bulk); err != nil {
		b.Fatal(err)
	}
	s := benchServer(b, h)
	post := func(rep intake.Report) error {
		line, err := json.Marshal(map[string]string{"id": rep.SentID, "text": rep.Text, "source": rep.Source})
		if err != nil {
			return err
		}
		resp, err := http.Post(s.URL+"/api/v1/reports", "application/json", bytes.NewReader(line))
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusCreated {
			return fmt.Errorf("status %d", resp.StatusCode)
		}
		return nil
	}
	ctx, stop := context.WithCancel(b.Context())
	var flood sync.WaitGroup
	flood.Go(func() {
		r := rand.New(rand.NewPCG(6, uint64(time.Now().UnixNano())))
		for i := 0; ctx.Err() == nil; i++ {
			if err := post(variant(r, 20_000+r.IntN(1e9))); err != nil {
				b.Error(err)
				return
			}
			time.Sleep(360 * time.Millisecond)
		}
	})
	timed(b, func(i int) {
		rep := benchReport(r, i, held)
		rep.SentID, rep.Text, rep.Source = fmt.Sprint("live", r.Uint64()), rep.Text+fmt.Sprint(r.Uint64()), "hotline"
		if err := post(rep); err != nil {
			b.Fatal(err)
		}
	})
	stop()
	flood.Wait()
}

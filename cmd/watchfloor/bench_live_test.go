package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/web"
)

// percentiles reports the median and the 99th percentile of single operations.
func percentiles(b *testing.B, took []time.Duration) {
	b.Helper()
	slices.Sort(took)
	at := func(p float64) float64 { return float64(took[int(p*float64(len(took)-1))].Microseconds()) / 1000 }
	b.ReportMetric(at(.5), "p50-ms")
	b.ReportMetric(at(.99), "p99-ms")
}

func timed(b *testing.B, op func(i int)) {
	b.Helper()
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		op(i)
		took = append(took, time.Since(start))
	}
	percentiles(b, took)
}

func benchServer(b *testing.B, h *house) *httptest.Server {
	b.Helper()
	pages, err := web.New(h, web.Options{Viewer: func(*http.Request) lawful.Viewer { return h.sitter() }})
	if err != nil {
		b.Fatal(err)
	}
	s := httptest.NewServer(pages)
	b.Cleanup(s.Close)
	return s
}

// BenchmarkReportByHTTP measures one report by POST until it stands on the board.
func BenchmarkReportByHTTP(b *testing.B) {
	h, held := benchHouse(b)
	s := benchServer(b, h)
	r := rand.New(rand.NewPCG(9, uint64(time.Now().UnixNano())))
	timed(b, func(i int) {
		rep := benchReport(r, i, held)
		line, _ := json.Marshal(map[string]string{"id": fmt.Sprint("live", r.Uint64()), "text": rep.Text + fmt.Sprint(r.Uint64()), "source": "hotline"})
		resp, err := http.Post(s.URL+"/api/v1/reports", "application/json", bytes.NewReader(line))
		if err != nil {
			b.Fatal(err)
		}
		var got struct{ Lead string }
		err = json.NewDecoder(resp.Body).Decode(&got)
		resp.Body.Close()
		if err != nil || resp.StatusCode != http.StatusCreated || got.Lead == "" {
			b.Fatalf("status %d, lead %q, %v", resp.StatusCode, got.Lead, err)
		}
	})
}

// session opens a session as the one-time link does and returns its cookies.
func session(b *testing.B, pages *web.Server, url string) *http.Client {
	b.Helper()
	jar := &oneJar{}
	c := &http.Client{Jar: jar}
	resp, err := c.Get(url + pages.OneTimeLink())
	if err != nil {
		b.Fatal(err)
	}
	resp.Body.Close()
	return c
}

// BenchmarkBoardLive measures the board in JSON as the pages and the API ask it.
func BenchmarkBoardLive(b *testing.B) {
	h, _ := benchHouse(b)
	open := 0
	timed(b, func(int) {
		board, err := h.Board(b.Context(), h.sitter(), 0, 50)
		if err != nil {
			b.Fatal(err)
		}
		open = board.Open
	})
	b.ReportMetric(float64(open), "open")
}

// BenchmarkBoardPast measures the board as of an earlier moment, at which 19 of
// 20 entries were there.
func BenchmarkBoardPast(b *testing.B) {
	h, _ := benchHouse(b)
	open := 0
	timed(b, func(int) {
		err := h.ask(b.Context(), h.sitter(), 0, func(a *store.Asked) error {
			if err := a.PinSeq(a.Seq-a.Seq/20, a.Now); err != nil {
				return err
			}
			board, err := a.Board(50)
			open = board.Open
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	})
	b.ReportMetric(float64(open), "open")
}

// BenchmarkBoardPage measures the board as a page over HTTP, what was shown recorded.
func BenchmarkBoardPage(b *testing.B) {
	h, _ := benchHouse(b)
	pages, err := web.New(h, web.Options{Viewer: func(*http.Request) lawful.Viewer { return h.sitter() }})
	if err != nil {
		b.Fatal(err)
	}
	s := httptest.NewServer(pages)
	b.Cleanup(s.Close)
	c := session(b, pages, s.URL)
	timed(b, func(int) {
		resp, err := c.Get(s.URL + "/")
		if err != nil {
			b.Fatal(err)
		}
		var page strings.Builder
		if err := resp.Write(&page); err != nil || resp.StatusCode != http.StatusOK {
			b.Fatal(resp.Status, err)
		}
	})
}

// BenchmarkSearch measures a search, newest first: a name, a common word, and
// three common words together.
func BenchmarkSearch(b *testing.B) {
	h, held := benchHouse(b)
	for _, q := range []struct{ what, words string }{{"name", held[7].Names[0].Text}, {"common", "parcel"}, {"three", "parcel gate station"}, {"none", "zzyzx"}} {
		b.Run(q.what, func(b *testing.B) {
			timed(b, func(int) {
				if _, err := h.Search(b.Context(), h.sitter(), 0, record.StandingTip, web.SearchQuery{Words: q.words}); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

// BenchmarkMatchHTTP measures POST /api/v1/match from two clients at a time.
func BenchmarkMatchHTTP(b *testing.B) {
	h, held := benchHouse(b)
	s := benchServer(b, h)
	b.SetParallelism(1)
	b.RunParallel(func(pb *testing.PB) {
		r := rand.New(rand.NewPCG(3, uint64(time.Now().UnixNano())))
		for pb.Next() {
			body, _ := json.Marshal(map[string]any{"name": held[r.IntN(len(held))].Names[0].Text, "type": "person", "limit": 10})
			resp, err := http.Post(s.URL+"/api/v1/match", "application/json", bytes.NewReader(body))
			if err != nil {
				b.Fatal(err)
			}
			var out bytes.Buffer
			_, _ = out.ReadFrom(resp.Body)
			resp.Body.Close()
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "queries/s")
}

// oneJar keeps every cookie for every address: the server of a benchmark is on
// loopback, where a jar that knows about domains and secure cookies is in the way.
type oneJar struct{ all []*http.Cookie }

// SetCookies implements http.CookieJar.
func (j *oneJar) SetCookies(_ *url.URL, c []*http.Cookie) { j.all = append(j.all, c...) }

// Cookies implements http.CookieJar.
func (j *oneJar) Cookies(*url.URL) []*http.Cookie { return j.all }

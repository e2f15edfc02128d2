package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"watchfloor/internal/pgtest"
	"watchfloor/record"
	"watchfloor/store"
	"watchfloor/store/postgres"
	"watchfloor/store/sqlite"
	"watchfloor/web"
)

// crashRounds is how often a house is killed: CRASH_ROUNDS, or 10.
func crashRounds(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("CRASH_ROUNDS"))
	if os.Getenv("CRASH_ROUNDS") == "" {
		return 10
	}
	if err != nil || n < 1 {
		t.Fatal("CRASH_ROUNDS wants a number from 1 on")
	}
	return n
}

// TestNothingAcknowledgedIsLostWhenServeIsKilled kills serve again and again
// while it takes reports. To kill it 1,000 times:
//
//	CRASH_ROUNDS=1000 go test -run WhenServeIsKilled -timeout 2h ./cmd/watchfloor
func TestNothingAcknowledgedIsLostWhenServeIsKilled(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		dir := t.TempDir()
		killServe(t, crashRounds(t), []string{"--data", dir}, func(o store.Options) (*store.DB, error) {
			return sqlite.Open(t.Context(), dir, sqlite.Durable, o)
		})
	})
	t.Run("postgres", func(t *testing.T) {
		dsn := pgtest.Start(t)
		killServe(t, (crashRounds(t)+4)/5, []string{"--db", dsn}, func(o store.Options) (*store.DB, error) {
			return postgres.Open(t.Context(), dsn, o)
		})
	})
}

func killServe(t *testing.T, rounds int, house []string, open opener) {
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1)) // any moment will do
	s := &senders{answered: map[string]bool{}}
	for range rounds {
		p := serving(t, house...)
		s.sendUntilKilled(p, 1+r.Int64N(30), time.Duration(r.Int64N(int64(20*time.Millisecond))))
	}
	p := serving(t, house...) // brings the stages up to date by itself
	held := opened(t, open)
	waitUntil(t, "every report stands in a lead", func() bool { return len(held.waiting()) == 0 })
	p.kill()
	held.complete(s.answered)
}

// senders send reports, and send again what was not acknowledged.
type senders struct {
	mu       sync.Mutex // guards all below
	n        int
	again    []string
	answered map[string]bool // by the sender's id
}

// next is a report that is not acknowledged yet: a new one, or one that was sent
// when the house was killed.
func (s *senders) next() (line string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if k := len(s.again); k > 0 {
		line, s.again = s.again[k-1], s.again[:k-1]
		return line
	}
	s.n++
	// Ten reports share a number.
	return fmt.Sprintf(`{"id":"s%d","source":"Line","title":"s%[1]d","text":"Ask at 07700 900%03d about %[1]d, he will kill them on Friday."}`, s.n, s.n/10%1000)
}

func (s *senders) sent(line, answer string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var l web.TakenLine
	if json.Unmarshal([]byte(answer), &l) != nil {
		s.again = append(s.again, line)
		return
	}
	s.answered[l.SentID] = true
}

// sendUntilKilled sends until n reports were acknowledged, a while longer, and
// kills the house in the midst of it.
func (s *senders) sendUntilKilled(p *process, n int64, longer time.Duration) {
	var (
		got  atomic.Int64
		dead = make(chan struct{})
		all  sync.WaitGroup
	)
	for range 4 {
		all.Go(func() {
			for {
				line := s.next()
				answer := p.send(line)
				s.sent(line, answer)
				if got.Add(1) == n {
					time.AfterFunc(longer, func() { p.kill(); close(dead) })
				}
				if answer == "" {
					select {
					case <-dead:
						return
					case <-time.After(patience):
						p.t.Error("no answer, though the house was not killed: ", p.errs)
						return
					}
				}
			}
		})
	}
	all.Wait()
}

// TestNothingIsLostOrTakenTwiceWhenTakeIsKilled kills a bulk take and repeats it
// until it comes to its end.
func TestNothingIsLostOrTakenTwiceWhenTakeIsKilled(t *testing.T) {
	const reports = 400
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	s, dir := &senders{}, t.TempDir()
	var b strings.Builder
	for range reports {
		b.WriteString(s.next() + "\n")
	}
	file := filepath.Join(dir, "many.jsonl")
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	acknowledged := map[string]bool{}
	openHouse := func(o store.Options) (*store.DB, error) { return sqlite.Open(t.Context(), dir, sqlite.Durable, o) }
	for range (crashRounds(t) + 2) / 3 {
		p := start(t, "take", "--data", dir, "--json", file)
		for range r.IntN(reports) {
			line, err := p.out.ReadBytes('\n')
			var l web.TakenLine
			if err != nil || json.Unmarshal(line, &l) != nil {
				t.Fatalf("take says %q, %v: %s", line, err, p.errs)
			}
			acknowledged[l.SentID] = true
		}
		p.kill()
		killed := opened(t, openHouse)
		if d := killed.addsUp(); len(d) > 0 && d[0].Sent.Sent < reports && d[0].End != record.EndCutOff {
			t.Errorf("after %d of %d lines it is %s", d[0].Sent.Sent, reports, d[0].End)
		}
	}
	out, _ := ran(t, "", "take", "--data", dir, "--json", file)
	for _, l := range read[web.TakenLine](t, out) {
		acknowledged[l.SentID] = true
	}
	h := opened(t, openHouse)
	if d := h.addsUp()[0]; d.Sent.Sent != reports || d.End != record.EndComplete {
		t.Errorf("the last delivery is %+v", d)
	}
	if len(acknowledged) != reports || len(h.waiting()) > 0 {
		t.Errorf("%d of %d acknowledged in the end, %d wait for a lead", len(acknowledged), reports, len(h.waiting()))
	}
	h.complete(acknowledged)
}

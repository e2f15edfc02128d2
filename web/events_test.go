package web

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/desk"
	"watchfloor/record"
)

// told collects what a stream is told.
type told struct {
	mu    sync.Mutex // guards marks
	marks []record.Mark
}

func (o *told) send(m record.Mark) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.marks = append(o.marks, m)
	return nil
}

func (o *told) all() []record.Mark {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.Clone(o.marks)
}

func TestChangesAreToldTogetherAndSilenceHasASignOfLife(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newCity(t)
		s := newVisitor(t, m).server
		m.grown = make(chan struct{}) // of this bubble
		ctx, cancel := context.WithCancel(t.Context())
		var got told
		done := make(chan error)
		go func() { done <- s.tell(ctx, m.viewer, markNo(m.seq), got.send) }()
		synctest.Wait()
		if diff := slices.Compare(got.all(), []record.Mark{""}); diff != 0 {
			t.Errorf("at first %v, want a sign of life", got.all())
		}
		for range 5 {
			m.mu.Lock()
			m.commit(m.leads[0], func(*desk.LeadView) {})
			m.mu.Unlock()
			time.Sleep(gather / 10)
		}
		time.Sleep(2 * gather)
		last := markNo(m.seq)
		if all := got.all(); len(all) != 2 || all[1] != last {
			t.Errorf("five entries at once were told as %v, want one event of %s", all[1:], last)
		}
		time.Sleep(3*heartbeat + time.Second)
		if n := len(got.all()); n < 4 || n > 5 {
			t.Errorf("told %d times after three heartbeats", n)
		}
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

func TestWhatMayNotBeSeenIsNotTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newCity(t)
		s := newVisitor(t, m).server
		m.grown = make(chan struct{})
		m.hidden[m.leads[0].first.Lead] = true
		ctx, cancel := context.WithCancel(t.Context())
		var got told
		done := make(chan error)
		go func() { done <- s.tell(ctx, m.viewer, markNo(m.seq), got.send) }()
		synctest.Wait()
		m.mu.Lock()
		m.commit(m.leads[0], func(*desk.LeadView) {})
		m.mu.Unlock()
		time.Sleep(2 * gather)
		if all := got.all(); len(all) != 1 {
			t.Errorf("told %v, want only the first sign of life", all)
		}
		cancel()
		<-done
	})
}

func TestStreamsEndWhenTheServerCloses(t *testing.T) {
	v := newVisitor(t, newCity(t))
	ended := make(chan string)
	go func() { ended <- v.get("/events?since=").Body.String() }()
	v.server.Close()
	v.server.Close() // a second time does no harm
	select {
	case body := <-ended:
		if !strings.HasPrefix(body, ": here\n\n") {
			t.Errorf("the stream said %q", body)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the stream goes on")
	}
}

package store

import (
	"context"
	"sync"
)

// Urgency says who goes first when several want to write.
type Urgency int

// Interactive writers, for whom somebody waits, go before Bulk ones.
const (
	Interactive Urgency = iota
	Bulk
)

// turn lets one writer at a time in, interactive ones first.
type turn struct {
	mu      *sync.Mutex
	busy    *bool
	waiting *[2][]chan struct{} // by urgency, first come first served
}

func newTurn() turn {
	return turn{new(sync.Mutex), new(bool), new([2][]chan struct{})}
}

// take waits until the caller may write. It must call leave afterwards.
func (t turn) take(ctx context.Context, u Urgency) error {
	t.mu.Lock()
	if !*t.busy {
		*t.busy = true
		t.mu.Unlock()
		return nil
	}
	mine := make(chan struct{})
	t.waiting[u] = append(t.waiting[u], mine)
	t.mu.Unlock()
	select {
	case <-mine:
		return nil
	case <-ctx.Done():
		t.giveUp(u, mine)
		return ctx.Err()
	}
}

// giveUp leaves the queue, or passes the turn on if it came in the meantime.
func (t turn) giveUp(u Urgency, mine chan struct{}) {
	t.mu.Lock()
	for i, c := range t.waiting[u] {
		if c == mine {
			t.waiting[u] = append(t.waiting[u][:i], t.waiting[u][i+1:]...)
			t.mu.Unlock()
			return
		}
	}
	t.mu.Unlock()
	t.leave()
}

func (t turn) leave() {
	t.mu.Lock()
	defer t.mu.Unlock()
	for u := range t.waiting {
		if len(t.waiting[u]) > 0 {
			next := t.waiting[u][0]
			t.waiting[u] = t.waiting[u][1:]
			close(next)
			return
		}
	}
	*t.busy = false
}
